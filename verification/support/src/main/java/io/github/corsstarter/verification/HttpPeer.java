package io.github.corsstarter.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A server on this machine that is sent requests over HTTP/1.1, each on a connection of
 * its own. Redirects are not followed.
 */
public final class HttpPeer {

	private final int port;

	/**
	 * Talk to a server.
	 * @param port its port
	 */
	public HttpPeer(int port) {
		this.port = port;
	}

	/**
	 * The origin of this server's own pages.
	 * @return the origin, for example {@code http://localhost:8080}
	 */
	public String origin() {
		return "http://localhost:" + this.port;
	}

	/**
	 * Send a request without a body whose method is {@code GET}.
	 * @param path the path and the query, encoded
	 * @param lines header lines as {@code Name: value}
	 * @return the response
	 */
	public Response get(String path, String... lines) {
		return send(Request.of("GET", path, lines));
	}

	/**
	 * Send a request without a body.
	 * @param method the method
	 * @param path the path and the query, encoded
	 * @param lines header lines as {@code Name: value}
	 * @return the response
	 */
	public Response send(String method, String path, String... lines) {
		return send(Request.of(method, path, lines));
	}

	/**
	 * Send a request.
	 * @param request the request; {@code Host} and {@code Content-Length} are added
	 * @return the response
	 */
	public Response send(Request request) {
		byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
		List<String> lines = new ArrayList<>(request.lines());
		if (body.length > 0 || List.of("PATCH", "POST", "PUT").contains(request.method())) {
			lines.add("Content-Length: " + body.length);
		}
		return exchange(request.method() + " " + request.path() + " HTTP/1.1", withHost(lines), body);
	}

	/**
	 * Send exactly these characters. A {@code Host} is added if it is missing.
	 * @param requestLine method and target
	 * @param lines header lines, each character of which becomes one byte
	 * @return the response
	 */
	public Response sendRaw(String requestLine, String... lines) {
		return sendRawWithBody(requestLine, "", lines);
	}

	/**
	 * Send exactly these characters. A {@code Host} is added if it is missing; the header
	 * lines must give the length of the body.
	 * @param requestLine method and target
	 * @param body the body, each character of which becomes one byte
	 * @param lines header lines, each character of which becomes one byte
	 * @return the response
	 */
	public Response sendRawWithBody(String requestLine, String body, String... lines) {
		return exchange(requestLine + " HTTP/1.1", withHost(List.of(lines)),
				body.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Send exactly these characters with the version of HTTP that does not require a
	 * {@code Host}.
	 * @param requestLine method and target
	 * @param lines header lines, each character of which becomes one byte
	 * @return the response
	 */
	public Response sendWithoutHost(String requestLine, String... lines) {
		return exchange(requestLine + " HTTP/1.0", List.of(lines), new byte[0]);
	}

	private List<String> withHost(List<String> lines) {
		if (lines.stream().anyMatch((line) -> line.toLowerCase(Locale.ROOT).startsWith("host:"))) {
			return lines;
		}
		List<String> all = new ArrayList<>(List.of("Host: localhost:" + this.port));
		all.addAll(lines);
		return all;
	}

	private Response exchange(String requestLine, List<String> lines, byte[] body) {
		StringBuilder head = new StringBuilder(requestLine).append("\r\n");
		lines.forEach((line) -> head.append(line).append("\r\n"));
		head.append("Connection: close\r\n\r\n");
		try (HttpConnection connection = new HttpConnection(this.port)) {
			connection.write(head.toString());
			connection.write(body);
			return connection.readToEnd();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(requestLine, ex);
		}
	}

}
