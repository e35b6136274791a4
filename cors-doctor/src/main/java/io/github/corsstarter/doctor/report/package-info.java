/**
 * What was found, as text for a terminal and as JSON.
 */
@NullMarked
package io.github.corsstarter.doctor.report;

import org.jspecify.annotations.NullMarked;
