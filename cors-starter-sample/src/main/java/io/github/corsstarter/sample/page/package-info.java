/**
 * The page's side: the second port it is served on, and the one thing it has to be told.
 */
@NullMarked
package io.github.corsstarter.sample.page;

import org.jspecify.annotations.NullMarked;
