/**
 * Explains what would become of a request: by the decisions the request itself would get,
 * and by what browsers make of them. Internal: not for use by applications.
 */
@NullMarked
package io.github.corsstarter.explain;

import org.jspecify.annotations.NullMarked;
