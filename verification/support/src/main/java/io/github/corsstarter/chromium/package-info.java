/**
 * A real browser for tests.
 */
@NullMarked
package io.github.corsstarter.chromium;

import org.jspecify.annotations.NullMarked;
