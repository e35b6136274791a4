/**
 * Cross-origin request protection: which requests with an effect a site of another origin
 * made, recognized without tokens, from what browsers say about a request (Fetch
 * Metadata, section 2.4; RFC 6454, section 7). Knows neither the servlet API nor Spring.
 */
@NullMarked
package io.github.corsstarter.csrf;

import org.jspecify.annotations.NullMarked;
