package io.github.corsstarter.compile;

import io.github.corsstarter.policy.CorsPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A policy and where it was configured.
 *
 * @param name its name in decisions
 * @param key the key of its settings: {@code cors} or {@code cors.policies[0]}
 * @param urlsRegex its paths, or {@code null} for every path
 * @param policy the policy, or {@code null} where CORS is switched off
 */
public record ConfiguredPolicy(String name, String key, @Nullable String urlsRegex, @Nullable CorsPolicy policy) {
}
