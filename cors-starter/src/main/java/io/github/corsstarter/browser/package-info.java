/**
 * What browsers do with the request of a page (Fetch Standard). Knows neither the servlet
 * API nor Spring. Internal: not for use by applications.
 */
@NullMarked
package io.github.corsstarter.browser;

import org.jspecify.annotations.NullMarked;
