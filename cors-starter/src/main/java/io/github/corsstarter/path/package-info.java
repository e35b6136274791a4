/**
 * Regular expressions over the path within the application. Knows neither the servlet API
 * nor Spring.
 */
@NullMarked
package io.github.corsstarter.path;

import org.jspecify.annotations.NullMarked;
