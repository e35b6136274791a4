/**
 * Remembers what the application's authorizers answered, for the times that the settings
 * say.
 */
@NullMarked
package io.github.corsstarter.memory;

import org.jspecify.annotations.NullMarked;
