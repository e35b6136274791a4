/**
 * The host an application is reached under: host names, the list of allowed ones, and
 * what is taken from the headers of a proxy (RFC 9110, section 7.2; RFC 7239 names the
 * problem). Knows neither the servlet API nor Spring.
 */
@NullMarked
package io.github.corsstarter.host;

import org.jspecify.annotations.NullMarked;
