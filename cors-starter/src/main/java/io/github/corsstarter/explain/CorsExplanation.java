package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.PageRequest;
import io.github.corsstarter.origin.NearMiss;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a request that a page makes, and why.
 *
 * @param request the request
 * @param place the place in the list of the policy whose paths match, from 0;
 * {@code null} if none does
 * @param policy the policy that decides; {@code null} where CORS is off
 * @param actual the decision about the request; {@code null} where nothing is touched
 * @param preflightCauses why a browser asks first; empty if it does not
 * @param preflight the decision about that; {@code null} if there is none
 * @param askedAtRequestTime whether an {@link OriginAuthorizer} has the last word, which
 * was not asked
 * @param nearMiss the configured line that comes closest to an origin that is not
 * allowed; {@code null} if none does
 * @param unlisted every method and header for which the browser refuses to send the
 * request
 */
public record CorsExplanation(PageRequest request, @Nullable Integer place, @Nullable CorsPolicy policy,
		@Nullable CorsDecision actual, List<String> preflightCauses, @Nullable CorsDecision preflight,
		boolean askedAtRequestTime, @Nullable NearMiss nearMiss, List<Unlisted> unlisted) {

	static CorsExplanation untouched(PageRequest request, @Nullable Integer place, @Nullable CorsPolicy policy) {
		return new CorsExplanation(request, place, policy, null, List.of(), null, false, null, List.of());
	}

	/**
	 * What the browser makes of it, in words.
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
			return "The page has the origin that it asks: the browser sends the request, and gives the page the "
					+ "response whatever its headers say.";
		}
		if (this.policy == null || this.actual == null) {
			return untouched();
		}
		if (this.askedAtRequestTime) {
			return "Nothing configured allows the origin, and the application's OriginAuthorizer decides at request "
					+ "time. If it says yes: " + lowerCase(allowed(this.policy)) + " If it says no: "
					+ lowerCase(refused());
		}
		return this.actual.isAllowed() ? allowed(this.policy) : refused();
	}

	private String untouched() {
		String cause = "No policy holds for the path";
		if (this.place != null) {
			cause = (this.policy != null) ? "The policy for the path allows no origin" : "CORS is off for the path";
		}
		return cause + ", so that no header is set here: the browser goes by what the application itself sends, and "
				+ "without Access-Control-Allow-Origin keeps the response from the page.";
	}

	private String refused() {
		if (this.preflight != null) {
			return "The browser asks first with a preflight, finds no Access-Control-Allow-Origin in the answer, and "
					+ "never sends the request; the page sees a network error.";
		}
		return "The browser sends the request, finds no Access-Control-Allow-Origin in the response, and keeps it "
				+ "from the page, which sees a network error.";
	}

	private String allowed(CorsPolicy policy) {
		if (!this.unlisted.isEmpty()) {
			return "The browser asks first with a preflight and never sends the request, because " + describeUnlisted()
					+ " not listed; the page sees a network error.";
		}
		return ((this.preflight != null) ? "The browser asks first with a preflight, is allowed to, sends the request"
				: "The browser sends the request without asking")
				+ ", and the page can read the response"
				+ (policy.credentials() ? ", with and without credentials."
						: ", unless it made the request with credentials (cookies, credentials: \"include\"), which "
								+ "cors.credentials does not allow.");
	}

	private String describeUnlisted() {
		List<String> descriptions = new ArrayList<>();
		this.unlisted.forEach((each) -> descriptions
			.add(((each.kind() == Unlisted.Kind.METHOD) ? "the method " : "the header ") + each.name()));
		int last = descriptions.size() - 1;
		return (last == 0) ? descriptions.get(0) + " is"
				: String.join(", ", descriptions.subList(0, last)) + " and " + descriptions.get(last) + " are";
	}

	private static String lowerCase(String sentence) {
		return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
	}

}
