package io.github.corsstarter.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Speaks HTTP/2 with a server.
 */
final class Http2Client {

	private static final Duration DEADLINE = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_2)
		.connectTimeout(DEADLINE)
		.build();

	private final String origin;

	Http2Client(String origin) {
		this.origin = origin;
	}

	/**
	 * Send a request, and follow no redirect.
	 */
	Response send(Request request) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(this.origin + request.path()))
			.timeout(DEADLINE)
			.method(request.method(),
					request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
		for (String line : request.lines()) {
			int colon = line.indexOf(':');
			builder.header(line.substring(0, colon), line.substring(colon + 1).strip());
		}
		try {
			HttpResponse<byte[]> response = this.client.send(builder.build(), BodyHandlers.ofByteArray());
			assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
			return Response.of(response.statusCode(), response.headers().map(), "").withBody(response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(request.toString(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
