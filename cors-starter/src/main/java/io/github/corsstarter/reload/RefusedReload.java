package io.github.corsstarter.reload;

import java.time.Instant;
import java.util.List;

/**
 * Settings that were read again and did not take effect.
 *
 * @param at when they were read
 * @param problems why they cannot work; the texts have values of settings
 */
public record RefusedReload(Instant at, List<String> problems) {
}
