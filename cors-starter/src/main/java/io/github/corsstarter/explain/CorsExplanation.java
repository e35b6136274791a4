package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.origin.NearMiss;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import org.jspecify.annotations.Nullable;

/**
 * What would happen to the request of a page, and why.
 *
 * @param request the request
 * @param place the place in the list of the policy whose paths match, from 0;
 * {@code null} if none does
 * @param policy the policy that decides; {@code null} if CORS is off
 * @param actual the decision about the request; {@code null} if nothing is decided
 * @param preflightCauses why a browser asks first; empty if it does not
 * @param preflight the decision about the preflight; {@code null} if a browser sends no
 * preflight
 * @param askedAtRequestTime whether an {@link OriginAuthorizer} decides, which was not
 * asked
 * @param nearMiss the configured line that comes closest to an origin that is not
 * allowed; {@code null} if none does
 * @param unlisted every method and header for which the browser refuses to send the
 * request
 */
public record CorsExplanation(PageRequest request, @Nullable Integer place, @Nullable CorsPolicy policy,
		@Nullable CorsDecision actual, List<String> preflightCauses, @Nullable CorsDecision preflight,
		boolean askedAtRequestTime, @Nullable NearMiss nearMiss, List<UnlistedToken> unlisted) {

	static CorsExplanation untouched(PageRequest request, @Nullable Integer place, @Nullable CorsPolicy policy) {
		return new CorsExplanation(request, place, policy, null, List.of(), null, false, null, List.of());
	}

	/**
	 * What the browser does with the request and its response, in words.
	 * @return one or more sentences
	 */
	public String verdict() {
		if (this.request.origin() == null) {
			return "No page of another origin makes this request: it has no Origin header, and CORS does not apply.";
		}
		if (this.request.isForbiddenMethod()) {
			return "No browser lets a page use the method " + this.request.method() + ".";
		}
		if (this.request.isSameOrigin()) {
			return "The request is sent to the origin of the page: the browser sends it, and gives the page the response "
					+ "whatever its headers are.";
		}
		if (this.policy == null || this.actual == null) {
			return untouched();
		}
		if (this.askedAtRequestTime) {
			return "No configured rule allows the origin, and the application's OriginAuthorizer decides at request "
					+ "time. If it allows the origin: the browser " + allowed(this.policy) + " If not: the browser "
					+ refused();
		}
		return "The browser " + (this.actual.isAllowed() ? allowed(this.policy) : refused());
	}

	/**
	 * Whether the page can read the response, but only if it sends the request without
	 * credentials.
	 * @return {@code true} if nothing but the credentials of the policy is missing; also
	 * where an {@link OriginAuthorizer} has to allow the origin first
	 */
	public boolean isReadableOnlyWithoutCredentials() {
		return this.policy != null && !this.policy.credentials() && this.unlisted.isEmpty()
				&& !this.request.isForbiddenMethod() && !this.request.isSameOrigin()
				&& (this.askedAtRequestTime || (this.actual != null && this.actual.isAllowed()));
	}

	private String untouched() {
		String cause = "No policy applies to the path";
		if (this.place != null) {
			cause = (this.policy != null) ? "The policy for the path allows no origin" : "CORS is off for the path";
		}
		return cause + ", so the starter sets no header: the headers of the application decide, and without "
				+ "Access-Control-Allow-Origin the browser blocks the response.";
	}

	private String refused() {
		if (this.preflight != null) {
			return "asks first with a preflight, finds no Access-Control-Allow-Origin in the answer, and never sends "
					+ "the request; the page sees a network error.";
		}
		return "sends the request, finds no Access-Control-Allow-Origin in the response, and blocks it; the page "
				+ "sees a network error.";
	}

	private String allowed(CorsPolicy policy) {
		if (!this.unlisted.isEmpty()) {
			return "asks first with a preflight and never sends the request, because " + describeUnlisted()
					+ " not listed; the page sees a network error.";
		}
		return ((this.preflight != null) ? "asks first with a preflight, is allowed to, sends the request"
				: "sends the request without asking")
				+ ", and the page can read the response"
				+ (policy.credentials() ? ", with and without credentials."
						: ", unless it made the request with credentials (cookies, credentials: \"include\"), which "
								+ "the policy does not allow.");
	}

	private String describeUnlisted() {
		List<String> descriptions = new ArrayList<>();
		this.unlisted.forEach((each) -> descriptions
			.add(((each.kind() == UnlistedToken.Kind.METHOD) ? "the method " : "the header ") + each.name()));
		int last = descriptions.size() - 1;
		return (last == 0) ? descriptions.get(0) + " is"
				: String.join(", ", descriptions.subList(0, last)) + " and " + descriptions.get(last) + " are";
	}

}
