package io.github.corsstarter.compile;

import io.github.corsstarter.csrf.TrustedOrigins;
import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

/**
 * What the settings under {@code cors.csrf} mean.
 *
 * @param trustedOrigins other origins whose pages may make requests with an effect
 * @param exemptPaths paths where every request passes, or {@code null}
 * @param inherited whether the origins are those of CORS
 */
public record CompiledCsrf(TrustedOrigins trustedOrigins, @Nullable PathRegex exemptPaths, boolean inherited) {
}
