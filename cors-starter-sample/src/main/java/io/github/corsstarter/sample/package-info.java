/**
 * One process with two origins: a small API on one port, and on another a page that calls
 * it.
 */
@NullMarked
package io.github.corsstarter.sample;

import org.jspecify.annotations.NullMarked;
