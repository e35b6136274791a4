/**
 * Reports of starts that fail. Internal: not for use by applications.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
