package io.github.corsstarter.testing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection on which one request follows the other, each of them exactly the
 * characters that it is given as.
 */
public final class KeptConnection implements AutoCloseable {

	private static final int DEADLINE_MILLIS = 30_000;

	private final Socket socket;

	private final InputStream input;

	private boolean open = true;

	public KeptConnection(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout(DEADLINE_MILLIS);
		this.socket.setTcpNoDelay(true);
		this.input = new BufferedInputStream(this.socket.getInputStream());
	}

	public void write(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Read one response; a connection that ends before it does is a failure.
	 */
	public Response read() throws IOException {
		StringBuilder text = new StringBuilder();
		while (text.length() < 4 || text.indexOf("\r\n\r\n", text.length() - 4) < 0) {
			text.append((char) readByte());
		}
		Response head = Response.parse(text.toString());
		String length = value(head, "Content-Length");
		if (value(head, "Transfer-Encoding").equals("chunked")) {
			readChunks(text);
		}
		else if (!length.isEmpty()) {
			readBody(text, Integer.parseInt(length));
		}
		this.open = !value(head, "Connection").equals("close");
		return Response.parse(text.toString());
	}

	/**
	 * Whether the server waits for another request.
	 */
	public boolean isOpen() {
		return this.open;
	}

	/**
	 * Give up as a process does that is killed: the peer gets a reset.
	 */
	public void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	private void readChunks(StringBuilder text) throws IOException {
		int size;
		do {
			size = Integer.parseInt(readLine(), 16);
			readBody(text, size);
			readLine();
		}
		while (size > 0);
	}

	private String readLine() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = readByte(); c != '\n'; c = readByte()) {
			line.append((char) c);
		}
		return line.toString().strip();
	}

	private void readBody(StringBuilder text, int length) throws IOException {
		for (int i = 0; i < length; i++) {
			text.append((char) readByte());
		}
	}

	private int readByte() throws IOException {
		int read = this.input.read();
		if (read < 0) {
			throw new EOFException("The server closed the connection");
		}
		return read;
	}

	private static String value(Response response, String name) {
		return response.lines(name)
			.stream()
			.map((line) -> line.substring(name.length() + 1).strip().toLowerCase(Locale.ROOT))
			.findFirst()
			.orElse("");
	}

}
