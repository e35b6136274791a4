package io.github.corsstarter.web;

import io.github.corsstarter.csrf.CsrfDecision;
import io.github.corsstarter.host.HostDecision;
import io.github.corsstarter.policy.CorsDecision;

/**
 * Receives the decisions about requests, for metrics, audit logs and the like. The
 * filters call every bean of this type, once for each request.
 * <p>
 * A listener is called by many threads at a time, while the request waits: it must be
 * quick and must not throw. Decisions and summaries contain text that the client sent.
 */
public interface DecisionListener {

	/**
	 * Whether this listener wants to be told. It is asked before work that is done for
	 * listeners only, such as reading what a preflight asks for.
	 * @return {@code false} if calling it has no effect
	 */
	default boolean isListening() {
		return true;
	}

	/**
	 * Create a listener that does nothing.
	 * @return a new listener
	 */
	static DecisionListener none() {
		return new DecisionListener() {

			@Override
			public boolean isListening() {
				return false;
			}

		};
	}

	/**
	 * CORS was decided for a request with an {@code Origin}.
	 * @param decision the decision, for or against the origin. Its {@code gap()} says
	 * whether a preflight from an allowed origin asks for something that is not listed.
	 * @param request the facts of the request
	 */
	default void corsDecided(CorsDecision decision, RequestSummary request) {
	}

	/**
	 * A request was refused for its host or its forwarded headers, or would have been
	 * refused if refusals were not only reported.
	 * @param decision the decision, which does not accept the request
	 * @param request the facts of the request
	 */
	default void hostRefused(HostDecision decision, RequestSummary request) {
	}

	/**
	 * A request was refused because a page of another origin made it, or would have been
	 * refused if refusals were not only reported.
	 * @param decision the decision, which does not accept the request
	 * @param request the facts of the request
	 */
	default void crossOriginRefused(CsrfDecision decision, RequestSummary request) {
	}

}
