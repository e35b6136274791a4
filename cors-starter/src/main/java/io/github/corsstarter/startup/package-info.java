/**
 * Checks of the whole application once it has started. Internal: not for use by
 * applications.
 */
@NullMarked
package io.github.corsstarter.startup;

import org.jspecify.annotations.NullMarked;
