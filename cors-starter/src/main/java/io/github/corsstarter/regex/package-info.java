/**
 * Regular expressions in RE2 syntax, as RE2/J reads them: the syntax tree, sets of
 * characters and the limits of what is examined. Internal: not for use by applications.
 */
@NullMarked
package io.github.corsstarter.regex;

import org.jspecify.annotations.NullMarked;
