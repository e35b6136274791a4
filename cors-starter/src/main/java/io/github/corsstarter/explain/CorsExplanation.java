package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.NetworkError;
import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.browser.PreflightCause;
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
 * @param preflight the decision about the preflight; {@code null} if a browser sends no
 * preflight
 * @param outcome what a page gets that sends no credentials; {@code null} if no page
 * makes the request, or if nothing is decided
 * @param withCredentials what a page gets that sends credentials; {@code null} like the
 * outcome
 * @param ifAuthorized what happens if an {@link OriginAuthorizer} allows the origin;
 * {@code null} if none decides. It was not asked: all else is what happens if it does not
 * @param nearMiss the configured line that comes closest to an origin that is not
 * allowed; {@code null} if none does
 * @param unlisted every method and header for which the browser refuses to send the
 * request
 */
public record CorsExplanation(PageRequest request, @Nullable Integer place, @Nullable CorsPolicy policy,
		@Nullable CorsDecision actual, @Nullable CorsDecision preflight, @Nullable Outcome outcome,
		@Nullable Outcome withCredentials, @Nullable CorsExplanation ifAuthorized, @Nullable NearMiss nearMiss,
		List<UnlistedToken> unlisted) {

	static CorsExplanation untouched(PageRequest request, @Nullable Integer place, @Nullable CorsPolicy policy) {
		return new CorsExplanation(request, place, policy, null, null, null, null, null, null, List.of());
	}

	CorsExplanation ifAuthorized(CorsExplanation allowed) {
		return new CorsExplanation(this.request, this.place, this.policy, this.actual, this.preflight, this.outcome,
				this.withCredentials, allowed, this.nearMiss, allowed.unlisted);
	}

	/**
	 * Whether an {@link OriginAuthorizer} decides, which was not asked.
	 */
	public boolean isAskedAtRequestTime() {
		return this.ifAuthorized != null;
	}

	/**
	 * Why a browser asks first; empty if it does not.
	 */
	public List<String> preflightCauses() {
		if (this.outcome == null || this.outcome.exchanges().isEmpty()) {
			return List.of();
		}
		return this.outcome.exchanges().get(0).causes().stream().map(PreflightCause::toString).toList();
	}

	/**
	 * What the browser writes to its console.
	 * @return the sentence of Chromium; {@code null} if the page can read the response,
	 * or if the host is not known
	 */
	public @Nullable String console() {
		if (this.outcome == null || this.withCredentials == null || !this.request.isTargetKnown()) {
			return null;
		}
		return this.outcome.isReadable() ? this.withCredentials.sentence() : this.outcome.sentence();
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
		if (this.outcome == null || this.withCredentials == null) {
			return untouched();
		}
		if (this.ifAuthorized == null) {
			return "The browser " + describe(this.outcome, this.withCredentials);
		}
		return "No configured rule allows the origin, and the application's OriginAuthorizer decides at request time. If "
				+ "it allows the origin: the browser " + this.ifAuthorized.describe() + " If not: the browser "
				+ describe();
	}

	/**
	 * Whether the page can read the response, but only if it sends the request without
	 * credentials.
	 * @return {@code true} if nothing but the credentials of the policy is missing; also
	 * where an {@link OriginAuthorizer} has to allow the origin first
	 */
	public boolean isReadableOnlyWithoutCredentials() {
		if (this.ifAuthorized != null) {
			return this.ifAuthorized.isReadableOnlyWithoutCredentials();
		}
		return this.outcome != null && this.withCredentials != null && this.outcome.isReadable()
				&& !this.withCredentials.isReadable();
	}

	private String untouched() {
		String cause = "No policy applies to the path";
		if (this.place != null) {
			cause = (this.policy != null) ? "The policy for the path allows no origin" : "CORS is off for the path";
		}
		return cause + ", so the starter sets no header: the headers of the application decide, and without "
				+ "Access-Control-Allow-Origin the browser blocks the response.";
	}

	private String describe() {
		return (this.outcome != null && this.withCredentials != null) ? describe(this.outcome, this.withCredentials)
				: "";
	}

	private String describe(Outcome outcome, Outcome withCredentials) {
		boolean asks = !preflightCauses().isEmpty();
		NetworkError error = outcome.error();
		if (error == null) {
			return (asks ? "asks first with a preflight, is allowed to, sends the request"
					: "sends the request without asking")
					+ ", and the page can read the response"
					+ (withCredentials.isReadable() ? ", with and without credentials."
							: ", unless it made the request with credentials (cookies, credentials: \"include\"), which "
									+ "the policy does not allow.")
					+ notes(outcome);
		}
		return switch (error.reason()) {
			case MISSING_ALLOW_ORIGIN_HEADER -> asks
					? "asks first with a preflight, finds no Access-Control-Allow-Origin in the answer, and never sends "
							+ "the request; the page sees a network error."
					: "sends the request, finds no Access-Control-Allow-Origin in the response, and blocks it; the page "
							+ "sees a network error.";
			case METHOD_DISALLOWED_BY_PREFLIGHT_RESPONSE, HEADER_DISALLOWED_BY_PREFLIGHT_RESPONSE ->
				"asks first with a preflight and never sends the request, because " + describeUnlisted()
						+ " not listed; the page sees a network error.";
			case MIXED_CONTENT ->
				"sends nothing: the page was loaded with https, and the request would go to http; the page sees a "
						+ "network error.";
			case INSECURE_LOCAL_NETWORK ->
				"sends nothing: the page was loaded without https, and the host is in the user's own network; the page "
						+ "sees a network error.";
			default -> "blocks it: " + error.reason().code() + "; the page sees a network error.";
		};
	}

	private static String notes(Outcome outcome) {
		StringBuilder notes = new StringBuilder();
		outcome.notes().stream().sorted().forEach((note) -> notes.append(' ').append(note.sentence()));
		return notes.toString();
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
