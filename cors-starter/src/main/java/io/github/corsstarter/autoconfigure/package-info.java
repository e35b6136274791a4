/**
 * Binds and checks {@code cors.*}, and puts the filter in its place.
 */
@NullMarked
package io.github.corsstarter.autoconfigure;

import org.jspecify.annotations.NullMarked;
