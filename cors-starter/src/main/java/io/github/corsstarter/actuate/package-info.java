/**
 * What operators see: metrics of decisions, with their own auto-configuration.
 */
@NullMarked
package io.github.corsstarter.actuate;

import org.jspecify.annotations.NullMarked;
