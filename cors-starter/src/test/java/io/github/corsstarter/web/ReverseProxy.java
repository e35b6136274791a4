package io.github.corsstarter.web;

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
 * A reverse proxy on a port that was free: one request for each connection, without a
 * body.
 */
final class ReverseProxy implements AutoCloseable {

	private final ServerSocket server;

	private final Gateway gateway;

	private final int target;

	private ReverseProxy(ServerSocket server, Gateway gateway, int target) {
		this.server = server;
		this.gateway = gateway;
		this.target = target;
	}

	/**
	 * Start a proxy.
	 * @param gateway what it does to headers
	 * @param target the port of the application
	 */
	static ReverseProxy start(Gateway gateway, int target) {
		try {
			ReverseProxy proxy = new ReverseProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), gateway,
					target);
			Thread thread = new Thread(proxy::serve, "reverse-proxy");
			thread.setDaemon(true);
			thread.start();
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
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
		String request = requestLine + "\r\n" + String.join("\r\n", this.gateway.passOn(headers)) + "\r\n\r\n";
		try (Socket application = new Socket(InetAddress.getLoopbackAddress(), this.target)) {
			application.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			application.getInputStream().transferTo(client.getOutputStream());
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
