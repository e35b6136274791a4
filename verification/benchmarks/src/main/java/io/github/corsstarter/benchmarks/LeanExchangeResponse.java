package io.github.corsstarter.benchmarks;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.support.Netty4HeadersAdapter;

/**
 * A response of a reactive application as Reactor Netty makes it, without a connection.
 * Its headers are those of Netty, and are not copied when it is sent.
 */
final class LeanExchangeResponse extends AbstractServerHttpResponse {

	LeanExchangeResponse() {
		super(DefaultDataBufferFactory.sharedInstance,
				new HttpHeaders(new Netty4HeadersAdapter(new DefaultHttpHeaders(false))));
	}

	@Override
	public <T> T getNativeResponse() {
		throw new UnsupportedOperationException();
	}

	@Override
	protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
		return Mono.empty();
	}

	@Override
	protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return Mono.empty();
	}

	@Override
	protected void applyStatusCode() {
	}

	@Override
	protected void applyHeaders() {
	}

	@Override
	protected void applyCookies() {
	}

}
