package io.github.corsstarter.policy;

import java.util.ArrayList;
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

	/**
	 * The policy that applies whatever the path is.
	 * @return {@code null} if it depends on the path, or if CORS is off
	 */
	@Nullable CorsPolicy forEveryPath() {
		ScopedPolicy first = this.policies.isEmpty() ? null : this.policies.get(0);
		return (first != null && first.scope().regex().isEmpty()) ? first.policy() : null;
	}

	/**
	 * The same policies for handlers that are mapped without regard to case.
	 */
	OrderedPolicies ignoringCase() {
		List<ScopedPolicy> all = new ArrayList<>();
		for (ScopedPolicy policy : this.policies) {
			all.add(new ScopedPolicy(policy.scope().ignoringCase(), policy.policy()));
		}
		return new OrderedPolicies(all);
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
