/**
 * Metrics of decisions, of remembered answers and of settings that are read again.
 */
@NullMarked
package io.github.corsstarter.actuate.metrics;

import org.jspecify.annotations.NullMarked;
