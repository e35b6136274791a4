package io.github.corsstarter.policy;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

/**
 * Finds the policy for a path. An application that does not keep its policies in settings
 * publishes a bean of this type, which is asked once for every request.
 */
@FunctionalInterface
public interface CorsPolicies {

	/**
	 * The policy for a path.
	 * @param path the path within the application: decoded and canonicalised, without
	 * context path and query
	 * @return the policy, or {@code null} where CORS is off and nothing is changed
	 */
	@Nullable CorsPolicy forPath(String path);

	/**
	 * One policy for every path.
	 * @param policy the policy
	 * @return policies that always answer with it
	 */
	static CorsPolicies of(CorsPolicy policy) {
		return (path) -> policy;
	}

	/**
	 * Start a list of policies, of which the first that matches a path applies.
	 * @return a builder without policies
	 */
	static Builder builder() {
		return new Builder();
	}

	/**
	 * Collects policies in order.
	 */
	final class Builder {

		private final List<ScopedPolicy> policies = new ArrayList<>();

		private Builder() {
		}

		/**
		 * Apply a policy to the paths that an expression matches.
		 * @param scope the expression, asked from the start of the path
		 * @param policy the policy
		 * @return this builder
		 */
		public Builder policy(PathRegex scope, CorsPolicy policy) {
			this.policies.add(new ScopedPolicy(scope, policy));
			return this;
		}

		/**
		 * Switch CORS off for the paths that an expression matches.
		 * @param scope the expression, asked from the start of the path
		 * @return this builder
		 */
		public Builder off(PathRegex scope) {
			this.policies.add(new ScopedPolicy(scope, null));
			return this;
		}

		/**
		 * Build the list; CORS is off for a path that nothing matches.
		 * @return the policies
		 */
		public CorsPolicies build() {
			return new OrderedPolicies(List.copyOf(this.policies));
		}

	}

}
