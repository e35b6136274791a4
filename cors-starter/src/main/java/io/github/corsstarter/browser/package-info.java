/**
 * What browsers do with a request that a page makes (Fetch Standard). Knows neither the
 * servlet API nor Spring. Internal: not for use by applications.
 */
@NullMarked
package io.github.corsstarter.browser;

import org.jspecify.annotations.NullMarked;
