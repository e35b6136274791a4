package io.github.corsstarter.web;

import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.ResponseHeader;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Writes what a decision says onto a response. Writing twice is as good as once.
 */
@FunctionalInterface
interface DecisionHeaders {

	/**
	 * The headers of the Fetch Standard, and {@code Vary: Origin} whatever was decided:
	 * another origin would have got another answer.
	 */
	DecisionHeaders STANDARD = (decision, response) -> {
		VaryHeader.add(response, "Origin");
		String allowOrigin = decision.allowOrigin();
		if (allowOrigin != null) {
			response.setHeader(ResponseHeader.ALLOW_ORIGIN, allowOrigin);
			for (ResponseHeader header : decision.otherHeaders()) {
				response.setHeader(header.name(), header.value());
			}
		}
	};

	/**
	 * The same, and the decision itself, for a developer to read.
	 */
	DecisionHeaders WITH_EXPLANATION = (decision, response) -> {
		STANDARD.write(decision, response);
		StringBuilder explanation = new StringBuilder(decision.reason().code());
		explanation.append("; policy=").append(decision.policy());
		if (decision.rule() != null) {
			explanation.append("; rule=").append(decision.rule().index());
		}
		response.setHeader("X-Cors-Decision", explanation.toString());
	};

	void write(CorsDecision decision, HttpServletResponse response);

}
