package io.github.corsstarter.doctor.story;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * What a gateway asks.
 *
 * @param port its port
 */
record Upstream(int port) {

	/**
	 * Send the head of a request on, and wait for the whole answer.
	 */
	String ask(String request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

}
