/**
 * What was written under {@code cors}, and where: property sources, aliases, binding, and
 * the report about settings that cannot work. Internal: not for use by applications.
 */
@NullMarked
package io.github.corsstarter.settings;

import org.jspecify.annotations.NullMarked;
