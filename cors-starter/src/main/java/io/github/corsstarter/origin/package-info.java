/**
 * What an origin is (RFC 6454, HTML Standard), and which origins a configuration means:
 * exact ones, patterns and regular expressions, compiled into one matcher. Knows neither
 * the servlet API nor Spring.
 */
@NullMarked
package io.github.corsstarter.origin;

import org.jspecify.annotations.NullMarked;
