package io.github.corsstarter.policy;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Policies of which the first that matches a path applies.
 *
 * @param policies the policies, in order
 */
public record OrderedPolicies(List<ScopedPolicy> policies) implements CorsPolicies {

	@Override
	public @Nullable CorsPolicy forPath(String path) {
		ScopedPolicy found = find(path);
		return (found != null) ? found.policy() : null;
	}

	public @Nullable ScopedPolicy find(String path) {
		for (ScopedPolicy candidate : this.policies) {
			if (candidate.scope().matchesStartOf(path)) {
				return candidate;
			}
		}
		return null;
	}

}
