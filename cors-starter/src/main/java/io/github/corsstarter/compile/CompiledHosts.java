package io.github.corsstarter.compile;

import java.util.Set;

import io.github.corsstarter.host.AllowedHosts;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

/**
 * The compiled settings below {@code cors.hosts}.
 *
 * @param allowed the hosts of the application
 * @param exemptPaths paths of the settings where every host is accepted, or {@code null}
 * @param healthPaths paths of health checks, where every host is accepted too, or
 * {@code null}
 * @param resolver finds the public address; {@code null} if no setting asks for that
 * @param hiddenHeaders headers that the resolver reads and hides from the application
 * @param forwardedHeaders headers that the public address is read from
 */
public record CompiledHosts(AllowedHosts allowed, @Nullable PathRegex exemptPaths, @Nullable PathRegex healthPaths,
		@Nullable ForwardedHostResolver resolver, Set<String> hiddenHeaders, Set<String> forwardedHeaders) {

	/**
	 * What holds without any setting, as for an application with a
	 * {@code HostAuthorizer}.
	 * @param healthPaths paths of health checks, or {@code null}
	 */
	static CompiledHosts none(@Nullable PathRegex healthPaths) {
		return new CompiledHosts(AllowedHosts.of(Set.of()), null, healthPaths, null, Set.of(), Set.of());
	}

}
