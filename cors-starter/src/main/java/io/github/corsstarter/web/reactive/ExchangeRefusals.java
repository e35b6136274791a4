package io.github.corsstarter.web.reactive;

import java.util.Objects;
import java.util.function.Supplier;

import io.github.corsstarter.web.Refusal;
import io.github.corsstarter.web.RefusalLog;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/**
 * What to do with requests that a filter refuses.
 */
public final class ExchangeRefusals {

	private final RefusalLog log;

	private final @Nullable String verb;

	private final @Nullable RefusedExchangeHandler handler;

	private ExchangeRefusals(RefusalLog log, @Nullable String verb, @Nullable RefusedExchangeHandler handler) {
		this.log = log;
		this.verb = verb;
		this.handler = handler;
	}

	/**
	 * The request continues, and the log says at most what a browser does with it.
	 * @param log for that, and for failures of the beans that are called
	 */
	public static ExchangeRefusals ignored(RefusalLog log) {
		return new ExchangeRefusals(log, null, null);
	}

	/**
	 * The request continues, and the log says that it would have been refused.
	 * @param log where it is logged
	 */
	public static ExchangeRefusals reported(RefusalLog log) {
		return new ExchangeRefusals(log, "Would refuse", null);
	}

	/**
	 * The request is answered and the refusal logged.
	 * @param handler writes the response
	 * @param log where it is logged
	 */
	public static ExchangeRefusals answeredBy(RefusedExchangeHandler handler, RefusalLog log) {
		return new ExchangeRefusals(log, "Refused", handler);
	}

	/**
	 * Log a refusal and answer the request, as far as this does so.
	 * @param exchange the request and the response, which is not committed
	 * @param refusal why
	 * @param subject the origin, host or path that the log counts it for
	 * @param details sentences for the log, in which text of the request is quoted
	 * @return the answer, or {@code null} if the request continues
	 */
	@Nullable Mono<Void> refuse(ServerWebExchange exchange, Refusal refusal, String subject, Supplier<String> details) {
		if (this.verb != null) {
			this.log.refused(this.verb, refusal.reason(), subject, details);
		}
		if (this.handler == null) {
			return null;
		}
		exchange.getAttributes().put(DecidedResponse.REFUSED, refusal.reason().code());
		return Objects.requireNonNull(this.handler.handle(exchange, refusal), "RefusedExchangeHandler returned null");
	}

	boolean isActive() {
		return this.verb != null;
	}

	boolean isAnswering() {
		return this.handler != null;
	}

	RefusalLog log() {
		return this.log;
	}

}
