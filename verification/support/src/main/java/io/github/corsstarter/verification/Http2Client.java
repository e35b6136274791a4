package io.github.corsstarter.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Speaks HTTP/2 with a server, without TLS: the first request asks for the upgrade (RFC
 * 7540, section 3.2).
 */
public final class Http2Client {

	private static final Duration DEADLINE = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_2)
		.connectTimeout(DEADLINE)
		.build();

	private final String origin;

	/**
	 * Talk to a server.
	 * @param origin its origin, for example {@code http://localhost:8080}
	 */
	public Http2Client(String origin) {
		this.origin = origin;
	}

	/**
	 * Send a request, and follow no redirect.
	 * @param request the request
	 * @return the response
	 * @throws IllegalStateException if the server answers in another version of HTTP
	 */
	public Response send(Request request) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(this.origin + request.path()))
			.timeout(DEADLINE)
			.method(request.method(), BodyPublishers.ofString(request.body()));
		for (String line : request.lines()) {
			int colon = line.indexOf(':');
			builder.header(line.substring(0, colon), line.substring(colon + 1).strip());
		}
		try {
			HttpResponse<byte[]> response = this.client.send(builder.build(), BodyHandlers.ofByteArray());
			if (response.version() != HttpClient.Version.HTTP_2) {
				throw new IllegalStateException("The server answered in " + response.version());
			}
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
