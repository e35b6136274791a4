/**
 * Explains what would happen to a request: the decisions that it would get, and what a
 * browser would do with the responses. Internal: not for use by applications.
 */
@NullMarked
package io.github.corsstarter.explain;

import org.jspecify.annotations.NullMarked;
