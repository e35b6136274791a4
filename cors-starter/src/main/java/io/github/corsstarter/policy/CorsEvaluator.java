package io.github.corsstarter.policy;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.origin.NearMiss;
import io.github.corsstarter.path.PathReadings;
import org.jspecify.annotations.Nullable;

/**
 * Decides about requests: the policy for their path, then their origin.
 */
public final class CorsEvaluator {

	private final CorsPolicies policies;

	private final @Nullable OriginAuthorizer authorizer;

	/**
	 * The decision about most requests, if it is the same for each path.
	 */
	private final @Nullable CorsDecision withoutOrigin;

	private volatile @Nullable CorsPolicies ignoringCase;

	/**
	 * Create an evaluator.
	 * @param policies the policies by path
	 * @param authorizer is asked about origins that no policy allows; {@code null} for
	 * none
	 */
	public CorsEvaluator(CorsPolicies policies, @Nullable OriginAuthorizer authorizer) {
		this.policies = policies;
		this.authorizer = authorizer;
		CorsPolicy everywhere = (policies instanceof OrderedPolicies ordered) ? effective(ordered.forEveryPath())
				: null;
		this.withoutOrigin = (everywhere != null) ? everywhere.withoutOrigin() : null;
	}

	/**
	 * Decide about a request.
	 * @param request the facts
	 * @return the decision, or {@code null} where CORS is off for the path or nothing can
	 * allow an origin
	 */
	public @Nullable CorsDecision evaluate(CorsRequest request) {
		CorsPolicy policy = policyFor(request.path());
		if (!request.paths().isUnambiguous()) {
			Set<@Nullable CorsPolicy> candidates = policiesFor(request.paths());
			if (candidates.size() > 1) {
				candidates.remove(null);
				return candidates.iterator().next().refusePath(request);
			}
		}
		return (policy != null) ? policy.decide(request, this.authorizer) : null;
	}

	/**
	 * Decide about a request that has no {@code Origin} and is not a preflight, without
	 * looking at it.
	 * @return the decision, or {@code null} if it depends on the path
	 */
	public @Nullable CorsDecision evaluateWithoutOrigin() {
		return this.withoutOrigin;
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
	 * Whether a policy applies to a path in each of its readings.
	 * @param policy the policy
	 * @param path the readings of the path
	 * @return {@code false} if a reading has another policy
	 */
	public boolean applies(CorsPolicy policy, PathReadings path) {
		return policiesFor(path).equals(Set.of(policy));
	}

	private Set<@Nullable CorsPolicy> policiesFor(PathReadings path) {
		Set<@Nullable CorsPolicy> found = new LinkedHashSet<>();
		found.add(policyFor(path.container()));
		for (String other : path.others()) {
			found.add(policyFor(other));
		}
		if (path.isCaseIgnored()) {
			found.add(effective(ignoringCase().forPath(path.container())));
		}
		return found;
	}

	/**
	 * Compiled when it is needed for the first time: few applications ignore case.
	 */
	private CorsPolicies ignoringCase() {
		CorsPolicies ignoring = this.ignoringCase;
		if (ignoring == null) {
			ignoring = (this.policies instanceof OrderedPolicies ordered) ? ordered.ignoringCase()
					: (path) -> this.policies.forPath(path.toLowerCase(Locale.ROOT));
			this.ignoringCase = ignoring;
		}
		return ignoring;
	}

	private @Nullable CorsPolicy policyFor(String path) {
		return effective(this.policies.forPath(path));
	}

	/**
	 * A policy that can allow nothing does nothing, so that other CORS configuration for
	 * the path still works.
	 */
	private @Nullable CorsPolicy effective(@Nullable CorsPolicy policy) {
		return (policy != null && (policy.hasOriginRules() || this.authorizer != null)) ? policy : null;
	}

}
