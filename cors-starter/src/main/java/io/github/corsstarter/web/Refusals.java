package io.github.corsstarter.web;

import java.io.IOException;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.LogFactory;

/**
 * What becomes of a request that a filter judges to be refused.
 */
@FunctionalInterface
public interface Refusals {

	/**
	 * The request goes on, and nothing is said.
	 */
	Refusals IGNORED = (request, response, refusal, details) -> false;

	/**
	 * The request goes on, and the log says that it would have been refused.
	 */
	Refusals REPORTED = (request, response, refusal, details) -> {
		log("Would refuse", refusal, details);
		return false;
	};

	/**
	 * Refuse a request, if that is what becomes of it.
	 * @param request the request
	 * @param response the response, not committed
	 * @param refusal why
	 * @param details sentences for the log, fit to be printed
	 * @return whether the request was answered and must not go on
	 * @throws IOException if writing the answer fails
	 */
	boolean refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal, Supplier<String> details)
			throws IOException;

	/**
	 * The request is answered, and the log says so.
	 * @param handler writes the answer
	 * @return refusals that are answered
	 */
	static Refusals answeredBy(RefusedRequestHandler handler) {
		return (request, response, refusal, details) -> {
			log("Refused", refusal, details);
			handler.handle(request, response, refusal);
			return true;
		};
	}

	private static void log(String verb, Refusal refusal, Supplier<String> details) {
		LogFactory.getLog(Refusals.class)
			.warn(verb + " a request: " + refusal.code() + " (" + refusal.description() + "). " + details.get());
	}

}
