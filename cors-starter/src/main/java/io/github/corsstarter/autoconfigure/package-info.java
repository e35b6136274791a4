/**
 * The beans of the starter, and the analyzers that explain why an application did not
 * start.
 */
@NullMarked
package io.github.corsstarter.autoconfigure;

import org.jspecify.annotations.NullMarked;
