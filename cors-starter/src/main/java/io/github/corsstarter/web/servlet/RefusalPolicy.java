package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.function.Supplier;

import io.github.corsstarter.web.Refusal;
import io.github.corsstarter.web.RefusalLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * What to do with requests that a filter refuses.
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
	 * The request continues, and the log says at most what a browser does with it.
	 * @param log for that, and for failures of the beans that are called
	 * @return a policy without effect
	 */
	public static RefusalPolicy ignored(RefusalLog log) {
		return new RefusalPolicy(log, null, null);
	}

	/**
	 * The request continues, and the log says that it would have been refused.
	 * @param log where it is logged
	 * @return a policy that only logs
	 */
	public static RefusalPolicy reported(RefusalLog log) {
		return new RefusalPolicy(log, "Would refuse", null);
	}

	/**
	 * The request is answered and the refusal logged.
	 * @param handler writes the response
	 * @param log where it is logged
	 * @return a policy that answers and logs
	 */
	public static RefusalPolicy answeredBy(RefusedRequestHandler handler, RefusalLog log) {
		return new RefusalPolicy(log, "Refused", handler);
	}

	/**
	 * Log a refusal and answer the request, as far as this policy does so.
	 * @param request the request
	 * @param response the response, not committed
	 * @param refusal why
	 * @param subject the origin, host or path that the log counts it for
	 * @param details sentences for the log, in which text of the request is quoted
	 * @return whether the request was answered, so that the chain must not continue
	 * @throws IOException if writing the response fails
	 */
	boolean refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal, String subject,
			Supplier<String> details) throws IOException {
		if (this.verb != null) {
			this.log.refused(this.verb, refusal.reason(), subject, details);
		}
		if (this.handler == null) {
			return false;
		}
		CorsResponseWrapper.refused(response, refusal.reason().code());
		NoPolicyResponseWrapper.refused(response, refusal.reason().code());
		this.handler.handle(request, response, refusal);
		return true;
	}

	/**
	 * Whether a refusal is logged or answered.
	 */
	boolean isActive() {
		return this.verb != null;
	}

	/**
	 * Whether a refusal is answered.
	 */
	boolean isAnswering() {
		return this.handler != null;
	}

	RefusalLog log() {
		return this.log;
	}

}
