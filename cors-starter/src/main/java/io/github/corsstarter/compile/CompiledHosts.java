package io.github.corsstarter.compile;

import java.util.Set;

import io.github.corsstarter.host.AllowedHosts;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

/**
 * What the settings under {@code cors.hosts} mean.
 *
 * @param allowed the hosts that the application answers to
 * @param exemptPaths paths where every host is accepted; {@code null} for those of the
 * health endpoint
 * @param resolver finds the public address; {@code null} where nobody asked for that
 * @param hiddenHeaders headers that the resolver reads and the application must not
 * @param forwardedHeaders headers that tell the public address
 */
public record CompiledHosts(AllowedHosts allowed, @Nullable PathRegex exemptPaths,
		@Nullable ForwardedHostResolver resolver, Set<String> hiddenHeaders, Set<String> forwardedHeaders) {
}
