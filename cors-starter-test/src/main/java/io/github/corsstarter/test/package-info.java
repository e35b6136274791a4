/**
 * AssertJ assertions that say what a browser does with the responses of an application:
 * whether a page can read them, and if not, why and what to change.
 * <p>
 * {@link io.github.corsstarter.test.Browser} is where to begin. The package works for
 * every application, with or without cors-starter.
 */
@NullMarked
package io.github.corsstarter.test;

import org.jspecify.annotations.NullMarked;
