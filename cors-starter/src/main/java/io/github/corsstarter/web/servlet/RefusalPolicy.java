package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.function.Supplier;

import io.github.corsstarter.web.Refusal;
import io.github.corsstarter.web.RefusalLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request that a filter judges to be refused.
 */
public final class RefusalPolicy {

	private final RefusalLog log;

	private final @Nullable String verb;

	private final @Nullable RefusedRequestHandler handler;

	private RefusalPolicy(RefusalLog log, @Nullable String verb, @Nullable RefusedRequestHandler handler) {
		this.log = log;
		this.verb = verb;
		this.handler = handler;
	}

	/**
	 * The request goes on, and nothing is said.
	 * @param log tells of beans that fail when they are asked
	 * @return refusals that have no effect
	 */
	public static RefusalPolicy ignored(RefusalLog log) {
		return new RefusalPolicy(log, null, null);
	}

	/**
	 * The request goes on, and the log says that it would have been refused.
	 * @param log says so
	 * @return refusals that are only logged
	 */
	public static RefusalPolicy reported(RefusalLog log) {
		return new RefusalPolicy(log, "Would refuse", null);
	}

	/**
	 * The request is answered, and the log says so.
	 * @param handler writes the answer
	 * @param log says so
	 * @return refusals that are answered
	 */
	public static RefusalPolicy answeredBy(RefusedRequestHandler handler, RefusalLog log) {
		return new RefusalPolicy(log, "Refused", handler);
	}

	/**
	 * Refuse a request, if that is what becomes of it.
	 * @param request the request
	 * @param response the response, not committed
	 * @param refusal why
	 * @param subject whom the log counts it for: an origin, a host or a path
	 * @param details sentences for the log, fit to be printed
	 * @return whether the request was answered and must not go on
	 * @throws IOException if writing the answer fails
	 */
	boolean refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal, String subject,
			Supplier<String> details) throws IOException {
		if (this.verb != null) {
			this.log.refused(this.verb, refusal, subject, details);
		}
		if (this.handler == null) {
			return false;
		}
		CorsResponseWrapper.refused(response, refusal.reason().code());
		this.handler.handle(request, response, refusal);
		return true;
	}

	/**
	 * Whether anything at all becomes of a refused request.
	 */
	boolean isActive() {
		return this.verb != null;
	}

	/**
	 * Whether a refused request is answered.
	 */
	boolean isAnswering() {
		return this.handler != null;
	}

	RefusalLog log() {
		return this.log;
	}

}
