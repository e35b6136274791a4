package io.github.corsstarter.web.reactive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * A response whose header fields are made final just before it is sent, after all that
 * handlers, inner filters and proxied servers wrote. The server runs what is to be done
 * then in the order in which it was registered, and what is inside registers later.
 */
final class DecidedResponse extends ServerHttpResponseDecorator {

	/**
	 * The attribute of the exchange for the code of the reason why a later filter
	 * refused.
	 */
	static final String REFUSED = DecidedResponse.class.getName() + ".REFUSED";

	private final List<Supplier<? extends Mono<Void>>> inner = new ArrayList<>();

	DecidedResponse(ServerHttpResponse delegate, Runnable last) {
		super(delegate);
		delegate.beforeCommit(() -> this.inner.isEmpty() ? Mono.fromRunnable(last) : afterInner(last));
	}

	private Mono<Void> afterInner(Runnable last) {
		return Flux.fromIterable(List.copyOf(this.inner))
			.concatMap(Supplier::get)
			.doOnError((ex) -> last.run())
			.then(Mono.fromRunnable(last));
	}

	@Override
	public void beforeCommit(Supplier<? extends Mono<Void>> action) {
		this.inner.add(action);
	}

}
