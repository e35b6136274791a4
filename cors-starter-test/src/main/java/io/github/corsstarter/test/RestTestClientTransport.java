package io.github.corsstarter.test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Asks what a {@link RestTestClient} is bound to: a server or MockMvc. Needs Spring
 * Framework 7, and is therefore a class of its own:
 * {@code browser.through(RestTestClientTransport.of(client))}. The client must not follow
 * redirects.
 */
public final class RestTestClientTransport implements Transport {

	private final RestTestClient client;

	private final URI base;

	private final boolean server;

	private RestTestClientTransport(RestTestClient client, @Nullable URI base) {
		this.client = client;
		this.server = base != null && base.getHost() != null;
		this.base = (base != null && this.server) ? base : URI.create("http://localhost");
	}

	/**
	 * Use a client.
	 * @param client the client, bound to a server or to MockMvc
	 * @return the transport
	 */
	public static RestTestClientTransport of(RestTestClient client) {
		AtomicReference<@Nullable URI> base = new AtomicReference<>();
		client.get().uri((builder) -> {
			URI url = builder.build();
			base.set(url);
			return url;
		});
		return new RestTestClientTransport(client, base.get());
	}

	@Override
	public URI baseUrl() {
		return this.base;
	}

	@Override
	public Answer exchange(Request request) {
		URI url = this.server
				? URI.create(this.base.getScheme() + "://" + this.base.getRawAuthority() + request.target())
				: request.url();
		RestTestClient.RequestBodySpec sent = this.client.method(HttpMethod.valueOf(request.method())).uri(url);
		request.headers().forEach(sent::header);
		if (request.body() != null) {
			sent.body(request.body().getBytes(StandardCharsets.UTF_8));
		}
		EntityExchangeResult<byte[]> result = sent.exchange().expectBody().returnResult();
		byte[] body = result.getResponseBody();
		return new Answer(result.getStatus().value(), SpringHeaders.of(result.getResponseHeaders()),
				(body != null) ? new String(body, StandardCharsets.UTF_8) : "");
	}

}
