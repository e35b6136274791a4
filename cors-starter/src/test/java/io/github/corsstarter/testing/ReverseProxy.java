package io.github.corsstarter.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A reverse proxy on a port that was free: one request for each connection.
 */
public final class ReverseProxy implements AutoCloseable {

	/**
	 * What a REST API says about resources that it does not have.
	 */
	private static final String UNKNOWN = """
			HTTP/1.1 403 Forbidden
			Content-Type: application/json
			Content-Length: 42
			x-amzn-ErrorType: MissingAuthenticationTokenException
			Connection: close

			{"message":"Missing Authentication Token"}""".replace("\n", "\r\n");

	private final ServerSocket server;

	private final Gateway gateway;

	private final Routes routes;

	private final int target;

	private ReverseProxy(ServerSocket server, Gateway gateway, Routes routes, int target) {
		this.server = server;
		this.gateway = gateway;
		this.routes = routes;
		this.target = target;
	}

	/**
	 * Start a proxy.
	 * @param gateway what it does to headers
	 * @param target the port of the application
	 */
	public static ReverseProxy start(Gateway gateway, int target) {
		return start(gateway, (path) -> path, target);
	}

	/**
	 * Start a proxy.
	 * @param gateway what it does to headers
	 * @param routes what it does to paths
	 * @param target the port of the application
	 */
	public static ReverseProxy start(Gateway gateway, Routes routes, int target) {
		try {
			ReverseProxy proxy = new ReverseProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), gateway,
					routes, target);
			Thread thread = new Thread(proxy::serve, "reverse-proxy");
			thread.setDaemon(true);
			thread.start();
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.server.getLocalPort();
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try (Socket client = this.server.accept()) {
				serve(client);
			}
			catch (IOException ex) {
				// The client notices, or the proxy was closed.
			}
		}
	}

	private void serve(Socket client) throws IOException {
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
		String requestLine = reader.readLine();
		List<String> headers = new ArrayList<>();
		for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
			headers.add(line);
		}
		String[] request = requestLine.split(" ");
		String path = this.routes.pathFor(request[1]);
		if (path == null) {
			client.getOutputStream().write(UNKNOWN.getBytes(StandardCharsets.ISO_8859_1));
			return;
		}
		String head = request[0] + " " + path + " " + request[2] + "\r\n"
				+ String.join("\r\n", this.gateway.passOn(headers)) + "\r\n\r\n";
		try (Socket application = new Socket(InetAddress.getLoopbackAddress(), this.target)) {
			application.getOutputStream().write((head + body(reader, headers)).getBytes(StandardCharsets.ISO_8859_1));
			application.getInputStream().transferTo(client.getOutputStream());
		}
	}

	private static String body(BufferedReader reader, List<String> headers) throws IOException {
		StringBuilder body = new StringBuilder();
		for (String header : headers) {
			if (header.startsWith("Content-Length:")) {
				int length = Integer.parseInt(header.substring("Content-Length:".length()).strip());
				while (body.length() < length) {
					body.append((char) reader.read());
				}
			}
		}
		return body.toString();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	/**
	 * The paths of a gateway.
	 */
	interface Routes {

		/**
		 * The path to ask the application for.
		 * @param path the path that came, with the query
		 * @return the path with the query, or {@code null} if the gateway knows no such
		 * path
		 */
		String pathFor(String path);

	}

}
