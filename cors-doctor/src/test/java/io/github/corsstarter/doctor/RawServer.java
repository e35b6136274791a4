package io.github.corsstarter.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that sends any bytes, also those that no server should send.
 */
public final class RawServer implements AutoCloseable {

	private final ServerSocket socket;

	private static final Pattern CONTENT_LENGTH = Pattern.compile("(?im)^content-length: (\\d+)\r?$");

	private final Reply reply;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private RawServer(ServerSocket socket, Reply reply) {
		this.socket = socket;
		this.reply = reply;
	}

	/**
	 * Answer every request with a text.
	 */
	public static RawServer answering(String text) {
		return start(
				(request, connection) -> connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Answer by the head of the request.
	 */
	public static RawServer start(Reply reply) {
		try {
			RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), reply);
			Thread thread = new Thread(server::serve, "raw-server");
			thread.setDaemon(true);
			thread.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void serve() {
		while (!this.socket.isClosed()) {
			try (Socket connection = this.socket.accept()) {
				String head = readHead(connection.getInputStream());
				this.requests.add(head + readBody(head, connection.getInputStream()));
				this.reply.write(head, connection);
			}
			catch (SocketException ex) {
				// Closed by the client, or at the end of the test.
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private static String readHead(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		int b = in.read();
		while (b >= 0) {
			head.append((char) b);
			if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
				break;
			}
			b = in.read();
		}
		return head.toString();
	}

	private static String readBody(String head, InputStream in) throws IOException {
		Matcher length = CONTENT_LENGTH.matcher(head);
		return length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
				: "";
	}

	public String url(String path) {
		return "http://127.0.0.1:" + port() + path;
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	public List<String> requests() {
		return this.requests;
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is sent back.
	 */
	@FunctionalInterface
	public interface Reply {

		void write(String request, Socket connection) throws IOException;

	}

}
