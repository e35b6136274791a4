/**
 * What to write instead of an entry that cannot work: looks at what was written, and
 * finds what was meant by it. Internal: not for use by applications.
 */
@NullMarked
package io.github.corsstarter.correction;

import org.jspecify.annotations.NullMarked;
