/**
 * What browsers do with the requests of pages: a model of the client side of the Fetch
 * Standard, with Chromium as the judge where browsers or standards differ.
 * <p>
 * A {@link io.github.corsstarter.browser.Browser} takes a
 * {@link io.github.corsstarter.browser.Page}, a
 * {@link io.github.corsstarter.browser.FetchRequest} and a
 * {@link io.github.corsstarter.browser.Transport}, and answers with an
 * {@link io.github.corsstarter.browser.Outcome}. It sends nothing itself. Knows neither
 * the servlet API nor Spring nor an HTTP client. Internal: not for use by applications.
 */
@NullMarked
package io.github.corsstarter.browser;

import org.jspecify.annotations.NullMarked;
