package io.github.corsstarter.integration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server on this machine, asked over sockets. No response may have two values of a
 * header that browsers accept only once: they take the whole response for forbidden.
 */
final class Peer {

	private static final Duration DEADLINE = Duration.ofSeconds(30);

	/**
	 * Those with one value; the others are lists (Fetch Standard, section 3.3.3).
	 */
	private static final Set<String> SINGLE = Set.of("access-control-allow-origin", "access-control-allow-credentials",
			"access-control-max-age", "access-control-allow-private-network");

	static {
		System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
	}

	private final HttpClient client;

	private final int port;

	/**
	 * Talk to a server.
	 * @param port its port
	 * @param version the version of HTTP to speak and to be spoken to in
	 */
	Peer(int port, HttpClient.Version version) {
		this.port = port;
		this.client = HttpClient.newBuilder().version(version).connectTimeout(DEADLINE).build();
	}

	/**
	 * Send a request, and follow no redirect.
	 */
	Response send(Request request) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(uri("http", request.path()))
			.timeout(DEADLINE)
			.method(request.method(),
					request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
		if (this.client.version() == HttpClient.Version.HTTP_1_1) {
			// Servers hang up after some errors, and a connection is not to be kept for
			// the next request.
			builder.header("Connection", "close");
		}
		for (String line : request.lines()) {
			int colon = line.indexOf(':');
			builder.header(line.substring(0, colon), line.substring(colon + 1).strip());
		}
		try {
			return checked(Response.of(this.client.send(builder.build(), BodyHandlers.ofByteArray())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(request.toString(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Ask for a web socket, and hang up when the head of the response has come: no client
	 * of web sockets shows that of a handshake which succeeds.
	 */
	Response shakeHands(String path, String... lines) {
		StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost:" + this.port
				+ "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n");
		for (String line : lines) {
			request.append(line).append("\r\n");
		}
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout((int) DEADLINE.toMillis());
			socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
			return checked(Response.ofHead(reader));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(path, ex);
		}
	}

	private static Response checked(Response response) {
		response.cors().forEach((name, lines) -> {
			assertThat(lines).as(name).hasSize(1);
			if (SINGLE.contains(name)) {
				assertThat(lines.get(0)).as(name).doesNotContain(",");
			}
		});
		assertThat(response.vary()).doesNotHaveDuplicates();
		return response;
	}

	HttpClient client() {
		return this.client;
	}

	URI uri(String scheme, String path) {
		return URI.create(scheme + "://localhost:" + this.port + path);
	}

	/**
	 * What a browser says for a page of this server.
	 */
	String ownOrigin() {
		return "Origin: http://localhost:" + this.port;
	}

}
