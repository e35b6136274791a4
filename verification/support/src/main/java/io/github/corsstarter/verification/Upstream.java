package io.github.corsstarter.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A server with CORS of its own, which lets every site read everything. Below
 * {@code /api/echo} it repeats the origin, elsewhere it sends a wildcard.
 */
public final class Upstream {

	private final HttpServer server;

	private final Queue<String> received = new ConcurrentLinkedQueue<>();

	private Upstream(HttpServer server) {
		this.server = server;
	}

	/**
	 * Start a server on a port that was free.
	 * @return the server
	 */
	public static Upstream start() {
		try {
			Upstream upstream = new Upstream(
					HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
			upstream.server.createContext("/", upstream::answer);
			upstream.server.start();
			return upstream;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		this.received.add(exchange.getRequestMethod() + " " + path);
		String origin = exchange.getRequestHeaders().getFirst("Origin");
		Headers headers = exchange.getResponseHeaders();
		headers.set("Access-Control-Allow-Origin", (path.startsWith("/api/echo") && origin != null) ? origin : "*");
		headers.set("Access-Control-Allow-Credentials", "true");
		headers.set("Access-Control-Expose-Headers", "ETag");
		headers.set("Access-Control-Allow-Methods", "*");
		headers.set("Access-Control-Max-Age", "5");
		headers.put("Vary", List.of("Origin", "Accept-Language"));
		headers.set("ETag", "\"1\"");
		byte[] body = "upstream".getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(path.endsWith("/broken") ? 500 : 200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	/**
	 * Where it is.
	 * @return scheme, host and port
	 */
	public String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * What it received since the last call of this method.
	 * @return method and path of each request
	 */
	public List<String> received() {
		List<String> all = List.copyOf(this.received);
		this.received.clear();
		return all;
	}

}
