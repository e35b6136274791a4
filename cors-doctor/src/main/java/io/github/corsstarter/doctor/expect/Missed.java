package io.github.corsstarter.doctor.expect;

import io.github.corsstarter.doctor.examine.Diagnosis;

/**
 * An expectation that does not hold.
 *
 * @param expectation the expectation, as it is written
 * @param diagnosis why it does not hold, and what to change
 */
public record Missed(String expectation, Diagnosis diagnosis) {
}
