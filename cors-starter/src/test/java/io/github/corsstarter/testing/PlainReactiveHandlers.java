package io.github.corsstarter.testing;

import java.net.URI;

import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * The same endings where a handler has the exchange.
 */
@RestController
@ConditionalOnWebApplication(type = Type.REACTIVE)
class PlainReactiveHandlers {

	private final ObjectProvider<DispatcherHandler> dispatcher;

	PlainReactiveHandlers(ObjectProvider<DispatcherHandler> dispatcher) {
		this.dispatcher = dispatcher;
	}

	@GetMapping("/found")
	Mono<Void> found(ServerHttpResponse response) {
		response.setStatusCode(HttpStatus.FOUND);
		response.getHeaders().setLocation(URI.create("/ok"));
		return response.setComplete();
	}

	@GetMapping("/send-error")
	Mono<Void> sendsError() {
		return Mono.error(new ResponseStatusException(HttpStatus.CONFLICT));
	}

	/**
	 * What comes nearest to a reset.
	 */
	@GetMapping("/reset")
	String resets(ServerWebExchange exchange) {
		exchange.getResponse().getHeaders().clear();
		return "after reset";
	}

	@GetMapping("/reset-buffer")
	String resetsBuffer(ServerWebExchange exchange) {
		return resets(exchange);
	}

	@GetMapping("/reset-then-throw")
	String resetsAndThrows(ServerWebExchange exchange) {
		exchange.getResponse().getHeaders().clear();
		throw new IllegalStateException("thrown on purpose");
	}

	@GetMapping("/reset-then-send-error")
	Mono<Void> resetsAndSendsError(ServerWebExchange exchange) {
		exchange.getResponse().getHeaders().clear();
		return sendsError();
	}

	/**
	 * What comes nearest to a forward and to an include.
	 */
	@GetMapping({ "/forward", "/include" })
	Mono<Void> forwards(ServerWebExchange exchange) {
		return dispatch("/ok", exchange);
	}

	@GetMapping("/forward-to-failure")
	Mono<Void> forwardsToFailure(ServerWebExchange exchange) {
		return dispatch("/throws", exchange);
	}

	private Mono<Void> dispatch(String path, ServerWebExchange exchange) {
		return this.dispatcher.getObject().handle(exchange.mutate().request((request) -> request.path(path)).build());
	}

}
