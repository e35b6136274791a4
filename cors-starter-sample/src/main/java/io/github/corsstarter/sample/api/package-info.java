/**
 * The API: a reading list, and the few endpoints beside it that the page needs to show
 * what CORS does with cookies, streams, failures and closed paths.
 */
@NullMarked
package io.github.corsstarter.sample.api;

import org.jspecify.annotations.NullMarked;
