package io.github.corsstarter.web.servlet;

import io.github.corsstarter.decision.Quotation;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.ResponseHeader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

/**
 * Writes the headers of a decision to a response. Writing them again changes nothing.
 */
@FunctionalInterface
interface DecisionHeaders {

	/**
	 * The request attribute for the code of the reason why a later filter refused.
	 */
	String REFUSED = DecisionHeaders.class.getName() + ".REFUSED";

	/**
	 * The headers of the Fetch Standard, and {@code Vary} whatever was decided: the
	 * response to another origin would differ.
	 */
	DecisionHeaders STANDARD = (decision, request, response) -> {
		String allowOrigin = decision.allowOrigin();
		if (allowOrigin == null) {
			ResponseVary.add(response, decision.vary());
		}
		else if (response.getHeader(HttpHeaders.VARY) == null && response.getHeaderNames().isEmpty()) {
			add(allowOrigin, decision, response);
		}
		else {
			set(allowOrigin, decision, response);
		}
	};

	/**
	 * The same, and the decision itself for developers to read, with the reason of a
	 * later filter that refused the request.
	 */
	DecisionHeaders WITH_EXPLANATION = (decision, request, response) -> {
		STANDARD.write(decision, request, response);
		String summary = Quotation.of(decision.summary());
		Object refused = request.getAttribute(REFUSED);
		response.setHeader("X-Cors-Decision", (refused != null) ? summary + "; refused=" + refused : summary);
	};

	void write(CorsDecision decision, HttpServletRequest request, HttpServletResponse response);

	/**
	 * Setting a header searches those that are there. Usually the response has no headers
	 * yet, and adding is enough, which saves a preflight a fifth of its time.
	 */
	private static void add(String allowOrigin, CorsDecision decision, HttpServletResponse response) {
		response.addHeader(HttpHeaders.VARY, decision.vary());
		response.addHeader(ResponseHeader.ALLOW_ORIGIN, allowOrigin);
		for (ResponseHeader header : decision.otherHeaders()) {
			response.addHeader(header.name(), header.value());
		}
	}

	private static void set(String allowOrigin, CorsDecision decision, HttpServletResponse response) {
		ResponseVary.add(response, decision.vary());
		response.setHeader(ResponseHeader.ALLOW_ORIGIN, allowOrigin);
		for (ResponseHeader header : decision.otherHeaders()) {
			response.setHeader(header.name(), header.value());
		}
	}

}
