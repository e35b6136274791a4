package io.github.corsstarter.web;

import io.github.corsstarter.csrf.CsrfDecision;
import io.github.corsstarter.host.HostDecision;
import io.github.corsstarter.policy.CorsDecision;

/**
 * Hears what was decided about requests, for metrics and the like. Beans of this type are
 * told by the filters, each once for a request.
 * <p>
 * They are called while the request waits, by many threads at a time: they must be quick
 * and throw nothing. What a decision holds of the request is the text of whoever sent it.
 */
public interface DecisionListener {

	/**
	 * Hears nothing.
	 */
	DecisionListener NONE = new DecisionListener() {
	};

	/**
	 * CORS was decided for a request with an {@code Origin}.
	 * @param decision the decision, for or against the origin
	 */
	default void decided(CorsDecision decision) {
	}

	/**
	 * A request was refused for its host or its forwarded headers, or would have been if
	 * refusals were not only reported.
	 * @param decision the decision, which is not to accept it
	 */
	default void refused(HostDecision decision) {
	}

	/**
	 * A request was refused because a page of another origin made it, or would have been
	 * if refusals were not only reported.
	 * @param decision the decision, which is not to accept it
	 */
	default void refused(CsrfDecision decision) {
	}

}
