/**
 * Tells which layer between browser and application wrote an answer, by evidence.
 */
@NullMarked
package io.github.corsstarter.doctor.layer;

import org.jspecify.annotations.NullMarked;
