package io.github.corsstarter.benchmarks;

import java.net.InetSocketAddress;
import java.net.URI;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.http.support.Netty4HeadersAdapter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A request to a reactive application as Reactor Netty makes it, without a connection:
 * with what Chromium sends, in the headers of Netty.
 */
final class LeanExchangeRequest extends AbstractServerHttpRequest {

	private static final URI TARGET = URI.create("https://api.example.com/api/orders/4711");

	LeanExchangeRequest(String method, String origin) {
		super(HttpMethod.valueOf(method), TARGET, "", headers(method, origin));
	}

	private static HttpHeaders headers(String method, String origin) {
		DefaultHttpHeaders headers = new DefaultHttpHeaders(false);
		headers.add("Host", "api.example.com");
		headers.add("Connection", "keep-alive");
		headers.add("Accept", "*/*");
		if (method.equals("OPTIONS")) {
			headers.add("Access-Control-Request-Method", "PUT");
			headers.add("Access-Control-Request-Headers", "authorization,content-type");
		}
		if (!origin.isEmpty()) {
			headers.add("Origin", origin);
		}
		for (String[] header : LeanRequest.OTHER_HEADERS) {
			headers.add(header[0], header[1]);
		}
		return new HttpHeaders(new Netty4HeadersAdapter(headers));
	}

	@Override
	protected MultiValueMap<String, HttpCookie> initCookies() {
		return new LinkedMultiValueMap<>();
	}

	@Override
	protected SslInfo initSslInfo() {
		return null;
	}

	@Override
	public InetSocketAddress getRemoteAddress() {
		return null;
	}

	@Override
	public <T> T getNativeRequest() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return Flux.empty();
	}

}
