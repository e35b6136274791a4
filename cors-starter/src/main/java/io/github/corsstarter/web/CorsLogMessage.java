package io.github.corsstarter.web;

import io.github.corsstarter.decision.Quotation;
import io.github.corsstarter.origin.NearMiss;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.CorsRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the log says about a CORS decision. Text of the request is quoted.
 *
 * @param decision the decision
 * @param request the facts of the request
 */
public record CorsLogMessage(CorsDecision decision, RequestSummary request) {

	/**
	 * Describe what was decided about.
	 * @return a sentence
	 */
	public String describe() {
		return (this.decision.preflight() ? "It is a preflight for \"" : "It is a request for \"")
				+ Quotation.of(this.request.path()) + "\" with " + origin() + ", decided by policy "
				+ this.decision.policy() + ".";
	}

	private String origin() {
		String origin = this.request.origin();
		if (origin == null) {
			return "no origin";
		}
		return origin.equals(CorsRequest.SEVERAL_ORIGINS) ? "several Origin headers"
				: "origin \"" + Quotation.of(origin) + "\"";
	}

	/**
	 * Describe what was refused, and what would allow it.
	 * @param nearMiss the configured line that comes closest to the origin, or
	 * {@code null}
	 * @return sentences
	 */
	public String explain(@Nullable NearMiss nearMiss) {
		String nearest = (nearMiss != null) ? " The nearest rule is \"" + Quotation.of(nearMiss.rule().text()) + "\": "
				+ nearMiss.difference() + "." : "";
		String policy = (this.decision.reason() == CorsReason.CROSS_ORIGIN_NAVIGATION)
				? PathAdvice.withoutCors(this.request.path()) : "";
		return describe() + nearest + " " + ReasonActions.of(this.decision.reason()) + policy;
	}

}
