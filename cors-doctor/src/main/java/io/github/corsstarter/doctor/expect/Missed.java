package io.github.corsstarter.doctor.expect;

import io.github.corsstarter.doctor.layer.Layer;
import org.jspecify.annotations.Nullable;

/**
 * An expectation that does not hold.
 *
 * @param expectation the expectation, as it is written
 * @param cause why it does not hold, in words that are safe to print
 * @param action what to change
 * @param layer the layer to change, or {@code null} if it is not known
 */
public record Missed(String expectation, String cause, String action, @Nullable Layer layer) {
}
