package io.github.corsstarter.compile;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The compiled settings of CORS.
 *
 * @param policies the policies
 * @param inOrder each of them with its settings, in the order in which they are tried
 * @param topLevel the last of them, from the settings outside the list of policies;
 * {@code null} if it is unsafe
 * @param written whether any setting that describes a policy was written
 */
public record CompiledCors(CorsPolicies policies, List<ConfiguredPolicy> inOrder, @Nullable CorsPolicy topLevel,
		boolean written) {

	/**
	 * The policies that allow an origin by themselves, without an authorizer.
	 */
	public Stream<CorsPolicy> withOriginRules() {
		return this.inOrder.stream()
			.map(ConfiguredPolicy::policy)
			.filter(Objects::nonNull)
			.filter(CorsPolicy::hasOriginRules);
	}

}
