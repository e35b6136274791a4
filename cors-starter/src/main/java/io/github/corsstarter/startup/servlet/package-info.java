/**
 * Checks of a whole servlet application once it has started. Internal: not for use by
 * applications.
 */
@NullMarked
package io.github.corsstarter.startup.servlet;

import org.jspecify.annotations.NullMarked;
