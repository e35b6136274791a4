package io.github.corsstarter.explain;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.corsstarter.origin.NearMiss;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.CorsRequest;
import io.github.corsstarter.policy.OrderedPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.policy.ScopedPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Explains what would happen to a request: the decisions that it would get, and what a
 * browser would do with the responses (Fetch Standard, sections 4.1 and 4.8). It does not
 * call the application: it only knows whether there is an {@link OriginAuthorizer}.
 */
public final class CorsExplainer {

	private final OrderedPolicies policies;

	private final boolean authorizer;

	private CorsExplainer(OrderedPolicies policies, boolean authorizer) {
		this.policies = policies;
		this.authorizer = authorizer;
	}

	/**
	 * Create an explainer.
	 * @param policies the policies by path
	 * @param authorizer whether an {@link OriginAuthorizer} is asked at request time
	 * @return the explainer, or {@code null} if the policies are the application's own
	 * code, which may need a request to answer
	 */
	public static @Nullable CorsExplainer of(CorsPolicies policies, boolean authorizer) {
		return (policies instanceof OrderedPolicies ordered) ? new CorsExplainer(ordered, authorizer) : null;
	}

	/**
	 * Explain a request.
	 * @param request the request
	 * @return what would happen to it
	 */
	public CorsExplanation explain(PageRequest request) {
		ScopedPolicy scoped = this.policies.find(request.path());
		Integer place = (scoped != null) ? this.policies.policies().indexOf(scoped) : null;
		CorsPolicy policy = (scoped != null) ? scoped.policy() : null;
		if (policy == null || (!policy.hasOriginRules() && !this.authorizer)) {
			return CorsExplanation.untouched(request, place, policy);
		}
		AtomicBoolean asked = new AtomicBoolean();
		CorsDecision actual = decide(policy, DescribedRequest.of(request), asked);
		boolean crossOrigin = request.origin() != null && !request.isSameOrigin();
		List<String> causes = crossOrigin ? request.preflightCauses() : List.of();
		CorsDecision preflight = causes.isEmpty() ? null
				: decidePreflight(policy, DescribedRequest.preflight(request), asked);
		return new CorsExplanation(request, place, policy, actual, causes, preflight, asked.get(),
				actual.isDisallowed() ? nearMiss(policy, request) : null,
				(preflight != null && (preflight.isAllowed() || asked.get()))
						? PreflightCheck.of(policy).unlisted(request.method(), request.unsafeHeaders()) : List.of());
	}

	/**
	 * The authorizer is asked only if nothing else decides. One that only records that it
	 * was asked shows whether that is the case.
	 */
	private CorsDecision decide(CorsPolicy policy, CorsRequest request, AtomicBoolean asked) {
		return policy.decide(request, this.authorizer ? (origin) -> {
			asked.set(true);
			return false;
		} : null);
	}

	private CorsDecision decidePreflight(CorsPolicy policy, CorsRequest request, AtomicBoolean asked) {
		return PreflightCheck.complete(decide(policy, request, asked), request);
	}

	private static @Nullable NearMiss nearMiss(CorsPolicy policy, PageRequest request) {
		return (request.origin() != null) ? policy.origins().findNearMiss(request.origin()) : null;
	}

}
