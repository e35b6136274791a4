package io.github.corsstarter.web;

import io.github.corsstarter.decision.Quotation;
import io.github.corsstarter.decision.Reason;
import io.github.corsstarter.origin.NearMiss;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.CorsRequest;
import io.github.corsstarter.policy.PreflightGap;
import org.jspecify.annotations.Nullable;

/**
 * What the log says about a CORS decision. Text of the request is quoted.
 *
 * @param decision the decision
 * @param request the facts of the request
 */
public record CorsLogMessage(CorsDecision decision, RequestSummary request) {

	/**
	 * A message about a decision.
	 * @param decision the decision
	 * @param facts what it was made from
	 * @return the message
	 */
	public static CorsLogMessage of(CorsDecision decision, CorsRequest facts) {
		return new CorsLogMessage(decision, RequestSummary.of(facts));
	}

	/**
	 * Describe what was decided about.
	 * @return a sentence
	 */
	public String describe() {
		return sentence() + gap();
	}

	private String sentence() {
		return (this.decision.preflight() ? "It is a preflight for \"" : "It is a request for \"")
				+ Quotation.of(this.request.path()) + "\" with " + origin() + ", decided by policy "
				+ this.decision.policy() + ".";
	}

	private String gap() {
		PreflightGap gap = this.decision.gap();
		return (gap != null) ? names(gap) + " The browser does not send the request: " + gap.reason().code() + " ("
				+ gap.reason().description() + ")." : "";
	}

	private static String names(PreflightGap gap) {
		return gap.names().isEmpty() ? "" : " Not listed is \"" + Quotation.of(String.join(", ", gap.names())) + "\".";
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
		return describe() + nearest(nearMiss) + action(this.decision.reason());
	}

	/**
	 * Describe what the server lets through and a browser blocks, and what would allow
	 * it.
	 * @param nearMiss the configured line that comes closest to the origin, or
	 * {@code null}
	 * @return sentences
	 */
	public String explainBlocked(@Nullable NearMiss nearMiss) {
		PreflightGap gap = this.decision.gap();
		if (gap != null) {
			return sentence() + names(gap) + " The browser does not send the request." + action(gap.reason());
		}
		return sentence() + nearest(nearMiss)
				+ (this.decision.preflight() ? " The browser does not send the request that the preflight asks for."
						: " CORS does not stop the request itself: the browser only keeps the page from reading the "
								+ "response.")
				+ action(this.decision.reason());
	}

	private static String nearest(@Nullable NearMiss nearMiss) {
		return (nearMiss != null) ? " The nearest rule is \"" + Quotation.of(nearMiss.rule().text()) + "\": "
				+ nearMiss.difference() + "." : "";
	}

	private String action(Reason reason) {
		String policy = (reason == CorsReason.CROSS_ORIGIN_NAVIGATION) ? PathAdvice.withoutCors(this.request.path())
				: "";
		return " " + ReasonActions.of(reason) + policy;
	}

}
