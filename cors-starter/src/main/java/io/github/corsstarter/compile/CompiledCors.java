package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.List;

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
	public List<ConfiguredPolicy> withOriginRules() {
		List<ConfiguredPolicy> policies = new ArrayList<>();
		for (ConfiguredPolicy configured : this.inOrder) {
			if (configured.policy() != null && configured.policy().hasOriginRules()) {
				policies.add(configured);
			}
		}
		return policies;
	}

	/**
	 * Whether any of them allows credentials.
	 */
	public boolean allowsCredentials() {
		for (ConfiguredPolicy configured : withOriginRules()) {
			if (configured.policy() != null && configured.policy().credentials()) {
				return true;
			}
		}
		return false;
	}

}
