/**
 * Checks of a whole reactive application once it has started. Internal: not for use by
 * applications.
 */
@NullMarked
package io.github.corsstarter.startup.reactive;

import org.jspecify.annotations.NullMarked;
