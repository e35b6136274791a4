package io.github.corsstarter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a running server, with HTTP/1.1: {@link HttpClient} would otherwise
 * offer an upgrade to HTTP/2, which a browser does not do without TLS.
 */
final class HttpTransport implements Transport {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.followRedirects(HttpClient.Redirect.NEVER)
		.connectTimeout(PATIENCE)
		.build();

	private final URI base;

	HttpTransport(URI base) {
		this.base = base;
	}

	@Override
	public URI baseUrl() {
		return this.base;
	}

	@Override
	public @Nullable Answer exchange(Request request) {
		URI url = URI.create(this.base.getScheme() + "://" + this.base.getRawAuthority() + request.target());
		HttpRequest.Builder sent = HttpRequest.newBuilder(url)
			.timeout(PATIENCE)
			.method(request.method(), BodyPublishers.ofString(Objects.requireNonNullElse(request.body(), "")));
		request.headers().forEach(sent::header);
		try {
			HttpResponse<String> response = this.client.send(sent.build(), BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.headers().map(), response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No response from " + url, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for " + url, ex);
		}
	}

}
