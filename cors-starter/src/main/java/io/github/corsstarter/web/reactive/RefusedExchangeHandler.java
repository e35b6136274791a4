package io.github.corsstarter.web.reactive;

import io.github.corsstarter.web.Refusal;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/**
 * Answers refused requests of a reactive application. A bean of this type replaces
 * {@link ProblemRefusedExchangeHandler}.
 * <p>
 * The response already has the headers that tell caches what the decision depends on, and
 * they must stay. An implementation must not write anything of the request, which is the
 * text of the client that is refused, and must not block.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RefusedExchangeHandler {

	/**
	 * Write the answer.
	 * @param exchange the request, and the response, which is not committed
	 * @param refusal why the request is refused
	 * @return completes when the answer is written
	 */
	Mono<Void> handle(ServerWebExchange exchange, Refusal refusal);

}
