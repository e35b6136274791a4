/**
 * What the settings mean: compiles them into policies, hosts and trusted origins, and
 * finds what cannot work or is likely a mistake. Internal: not for use by applications.
 */
@NullMarked
package io.github.corsstarter.compile;

import org.jspecify.annotations.NullMarked;
