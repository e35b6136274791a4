package io.github.corsstarter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A server on this machine, asked over sockets.
 */
public final class HttpPeer {

	private static final Duration DEADLINE = Duration.ofSeconds(30);

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(DEADLINE)
		.build();

	private final int port;

	public HttpPeer(int port) {
		this.port = port;
	}

	/**
	 * Send a request without a body, and follow no redirect.
	 * @param method the method
	 * @param path the path and the query, encoded
	 * @param headers lines of the form {@code Name: value}
	 */
	public Response send(String method, String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(DEADLINE)
			.method(method, BodyPublishers.noBody());
		for (String line : headers) {
			int colon = line.indexOf(':');
			request.header(line.substring(0, colon), line.substring(colon + 1).strip());
		}
		try {
			return Response.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(method + " " + path, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Send exactly these characters, where an HTTP client would tidy them up. A
	 * {@code Host} is added if there is none.
	 * @param requestLine method and target
	 * @param headers header lines, each character of which becomes one byte
	 */
	public Response sendRaw(String requestLine, String... headers) {
		return sendRawWithBody(requestLine, "", headers);
	}

	/**
	 * Send exactly these characters. The headers must tell the length of the body.
	 * @param requestLine method and target
	 * @param body the body, each character of which becomes one byte
	 * @param headers header lines, each character of which becomes one byte
	 */
	public Response sendRawWithBody(String requestLine, String body, String... headers) {
		boolean named = List.of(headers).stream().anyMatch((line) -> line.toLowerCase(Locale.ROOT).startsWith("host:"));
		return exchange(requestLine + " HTTP/1.1", named ? List.of(headers)
				: Stream.concat(Stream.of("Host: localhost:" + this.port), Stream.of(headers)).toList(), body);
	}

	/**
	 * Send exactly these characters with the version of HTTP that knows no {@code Host}.
	 * @param requestLine method and target
	 * @param headers header lines
	 */
	public Response sendWithoutHost(String requestLine, String... headers) {
		return exchange(requestLine + " HTTP/1.0", List.of(headers), "");
	}

	private Response exchange(String requestLine, List<String> headers, String body) {
		StringBuilder request = new StringBuilder(requestLine).append("\r\n");
		for (String line : headers) {
			request.append(line).append("\r\n");
		}
		request.append("Connection: close\r\n\r\n").append(body);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout((int) DEADLINE.toMillis());
			socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return Response.parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(requestLine, ex);
		}
	}

}
