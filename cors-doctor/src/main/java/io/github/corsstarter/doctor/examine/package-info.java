/**
 * Asks a URL what a browser would ask, and says what a page gets, who answered and what
 * to change.
 */
@NullMarked
package io.github.corsstarter.doctor.examine;

import org.jspecify.annotations.NullMarked;
