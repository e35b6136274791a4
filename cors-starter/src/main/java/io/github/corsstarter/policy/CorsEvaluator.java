package io.github.corsstarter.policy;

import java.util.Objects;

import io.github.corsstarter.origin.NearMiss;
import org.jspecify.annotations.Nullable;

/**
 * Decides about requests: the policy for their path, then their origin.
 */
public final class CorsEvaluator {

	private final CorsPolicies policies;

	private final @Nullable OriginAuthorizer authorizer;

	/**
	 * Create an evaluator.
	 * @param policies the policies by path
	 * @param authorizer is asked about origins that no policy allows; {@code null} for
	 * none
	 */
	public CorsEvaluator(CorsPolicies policies, @Nullable OriginAuthorizer authorizer) {
		this.policies = policies;
		this.authorizer = authorizer;
	}

	/**
	 * Decide about a request.
	 * @param request the facts
	 * @return the decision, or {@code null} where CORS is off for the path or nothing can
	 * allow an origin
	 */
	public @Nullable CorsDecision evaluate(CorsRequest request) {
		CorsPolicy policy = policyFor(request.path());
		if (!request.routedPath().equals(request.path())) {
			CorsPolicy routed = policyFor(request.routedPath());
			if (routed != policy) {
				return Objects.requireNonNull((policy != null) ? policy : routed).refusePath(request);
			}
		}
		return (policy != null) ? policy.decide(request, this.authorizer) : null;
	}

	/**
	 * Find the configured line that comes closest to the origin of a request. For
	 * explanations: it may look at many rules.
	 * @param request the facts
	 * @return the line and what differs, or {@code null} if none is close
	 */
	public @Nullable NearMiss findNearMiss(CorsRequest request) {
		CorsPolicy policy = (request.origin() != null) ? policyFor(request.path()) : null;
		return (policy != null) ? policy.origins().findNearMiss(Objects.requireNonNull(request.origin())) : null;
	}

	/**
	 * A policy that can allow nothing does nothing, so that other CORS configuration for
	 * the path still works.
	 */
	private @Nullable CorsPolicy policyFor(String path) {
		CorsPolicy policy = this.policies.forPath(path);
		return (policy != null && (policy.hasOriginRules() || this.authorizer != null)) ? policy : null;
	}

}
