package io.github.corsstarter.test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Asks the server that a {@link WebTestClient} is bound to.
 */
final class WebTestClientTransport implements Transport {

	private final WebTestClient client;

	private final URI base;

	WebTestClientTransport(WebTestClient client) {
		this.client = client;
		this.base = base(client);
	}

	/**
	 * The client shows its base URL only to those who build a URL on it.
	 */
	private static URI base(WebTestClient client) {
		AtomicReference<@Nullable URI> base = new AtomicReference<>();
		client.get().uri((builder) -> {
			URI url = builder.build();
			base.set(url);
			return url;
		});
		URI url = base.get();
		return (url != null && url.getHost() != null) ? url : URI.create("http://localhost");
	}

	@Override
	public URI baseUrl() {
		return this.base;
	}

	@Override
	public Answer exchange(Request request) {
		URI url = URI.create(this.base.getScheme() + "://" + this.base.getRawAuthority() + request.target());
		WebTestClient.RequestBodySpec sent = this.client.method(HttpMethod.valueOf(request.method())).uri(url);
		request.headers().forEach(sent::header);
		if (request.body() != null) {
			sent.bodyValue(request.body().getBytes(StandardCharsets.UTF_8));
		}
		EntityExchangeResult<byte[]> result = sent.exchange().expectBody().returnResult();
		byte[] body = result.getResponseBody();
		return new Answer(result.getStatus().value(), SpringHeaders.of(result.getResponseHeaders()),
				(body != null) ? new String(body, StandardCharsets.UTF_8) : "");
	}

}
