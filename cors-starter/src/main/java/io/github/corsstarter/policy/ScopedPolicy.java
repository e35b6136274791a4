package io.github.corsstarter.policy;

import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

/**
 * A policy and the paths to which it applies.
 *
 * @param scope the paths
 * @param policy the policy, or {@code null} where CORS is off
 */
public record ScopedPolicy(PathRegex scope, @Nullable CorsPolicy policy) {
}
