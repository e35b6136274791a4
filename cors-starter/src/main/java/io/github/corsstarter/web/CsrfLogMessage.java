package io.github.corsstarter.web;

import io.github.corsstarter.csrf.CsrfDecision;
import io.github.corsstarter.csrf.CsrfRequest;
import io.github.corsstarter.decision.Quotation;
import org.jspecify.annotations.Nullable;

/**
 * What the log says about a decision of cross-origin request protection. Text of the
 * request is quoted.
 *
 * @param decision the decision
 * @param request the facts of the request
 */
public record CsrfLogMessage(CsrfDecision decision, CsrfRequest request) {

	/**
	 * Describe what was decided about.
	 * @return a sentence
	 */
	public String describe() {
		return "It is a " + Quotation.of(this.request.method()) + " for \"" + Quotation.of(this.request.path())
				+ "\" to " + Quotation.of(this.request.target().toString()) + " with"
				+ header("Sec-Fetch-Site", this.request.fetchSite()) + "," + header("Origin", this.request.origin())
				+ " and" + header("Referer", withoutQuery(this.request.referer())) + ".";
	}

	private static String header(String name, @Nullable String value) {
		return (value != null) ? " " + name + " \"" + Quotation.of(value) + "\"" : " no " + name;
	}

	/**
	 * The query may have a code or a token, which must not get into a log.
	 */
	private static @Nullable String withoutQuery(@Nullable String referer) {
		return (referer != null) ? referer.replaceFirst("(?s)[?#].*", "") : null;
	}

	/**
	 * Describe what was refused, and what would allow it.
	 * @return sentences
	 */
	public String explain() {
		return describe() + " " + switch (this.decision.reason()) {
			case ORIGIN_NOT_TRUSTED -> trust() + (this.request.hasFetchSite() ? "" : " " + ReasonActions.CHANGED_HOST);
			case ORIGIN_PORT_DIFFERS -> this.request.hasFetchSite() ? trust() : action();
			case CROSS_ORIGIN_NAVIGATION, NULL_ORIGIN, ORIGIN_MISSING -> action() + exemption();
			default -> action();
		};
	}

	/**
	 * For an origin that the browser itself calls another one, or that is on another
	 * host.
	 */
	private String trust() {
		String origin = this.request.origin();
		return (origin != null) ? "To accept it, add " + Quotation.of(origin) + " to cors.csrf.trusted-origins."
				: action();
	}

	/**
	 * A path with two readings is exempt only by both.
	 */
	private String exemption() {
		return this.request.paths().others().isEmpty()
				? PathAdvice.exempting("cors.csrf.exempt-urls-regex", this.request.path()) : "";
	}

	private String action() {
		return String.valueOf(ReasonActions.of(this.decision.reason()));
	}

}
