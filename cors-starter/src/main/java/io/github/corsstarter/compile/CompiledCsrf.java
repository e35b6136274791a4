package io.github.corsstarter.compile;

import io.github.corsstarter.csrf.TrustedOrigins;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

/**
 * The compiled settings below {@code cors.csrf}.
 *
 * @param trustedOrigins other origins whose pages may change data
 * @param exemptPaths paths where every request is accepted, or {@code null}
 * @param inherited whether the trusted origins are those of CORS
 */
public record CompiledCsrf(TrustedOrigins trustedOrigins, @Nullable PathRegex exemptPaths, boolean inherited) {

	/**
	 * What holds without any setting: no other origin is trusted.
	 */
	static CompiledCsrf none() {
		return new CompiledCsrf(TrustedOrigins.everywhere(OriginMatcher.builder().build()), null, true);
	}

}
