/**
 * Mixed load on a reactive application: what it must not leave behind.
 */
@NullMarked
package io.github.corsstarter.soak;

import org.jspecify.annotations.NullMarked;
