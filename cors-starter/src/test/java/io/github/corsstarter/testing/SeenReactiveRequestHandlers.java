package io.github.corsstarter.testing;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Handlers that tell which address they see, on the thread of the request and on another.
 */
@RestController
@ConditionalOnWebApplication(type = Type.REACTIVE)
class SeenReactiveRequestHandlers {

	@RequestMapping({ "/seen", "/deep/er/seen" })
	String seen(ServerHttpRequest request) {
		return SeenRequest.describe(request);
	}

	@RequestMapping("/callable")
	Mono<String> callable(ServerHttpRequest request) {
		return Mono.fromCallable(() -> SeenRequest.describe(request)).subscribeOn(Schedulers.boundedElastic());
	}

	@RequestMapping("/fails")
	Mono<Void> fails() {
		return Mono.error(new ResponseStatusException(HttpStatus.CONFLICT));
	}

}
