package io.github.corsstarter.explain;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.origin.NearMiss;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
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

	/**
	 * The strictest: what it lets a page do, all do.
	 */
	private static final Browser BROWSER = Browser.of(Browser.Engine.FIREFOX);

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
		CorsExplanation explanation = explain(request, place, policy, this.authorizer ? (origin) -> {
			asked.set(true);
			return false;
		} : null);
		return asked.get() ? explanation.ifAuthorized(explain(request, place, policy, (origin) -> true)) : explanation;
	}

	private static CorsExplanation explain(PageRequest request, @Nullable Integer place, CorsPolicy policy,
			@Nullable OriginAuthorizer authorizer) {
		PolicyTransport transport = new PolicyTransport(request, policy, authorizer);
		CorsDecision actual = transport.actual();
		Outcome withCredentials = fetch(request, FetchRequest.Credentials.INCLUDE, transport);
		Outcome outcome = fetch(request, FetchRequest.Credentials.OMIT, transport);
		CorsDecision preflight = transport.preflight();
		return new CorsExplanation(request, place, policy, actual, preflight, outcome, withCredentials, null,
				actual.isDisallowed() ? nearMiss(policy, request) : null, (preflight != null && preflight.isAllowed())
						? PreflightCheck.of(policy).unlisted(request.method(), request.unsafeHeaders()) : List.of());
	}

	/**
	 * Without an origin, no page makes the request.
	 */
	private static @Nullable Outcome fetch(PageRequest request, FetchRequest.Credentials credentials,
			PolicyTransport transport) {
		return (request.origin() != null) ? BROWSER.fetch(request.page(), request.toFetch(credentials), transport)
				: null;
	}

	private static @Nullable NearMiss nearMiss(CorsPolicy policy, PageRequest request) {
		return (request.origin() != null) ? policy.origins().findNearMiss(request.origin()) : null;
	}

}
