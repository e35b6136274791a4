package io.github.corsstarter.verification;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A connection to a server on this machine that is kept open: one request follows the
 * other, each of them exactly the characters that it is given as.
 */
public final class HttpConnection implements AutoCloseable {

	private static final Duration DEADLINE = Duration.ofSeconds(30);

	private final Socket socket;

	private final InputStream input;

	private boolean open = true;

	/**
	 * Connect.
	 * @param port the port of the server
	 * @throws IOException if the server does not accept the connection
	 */
	public HttpConnection(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout((int) DEADLINE.toMillis());
		this.socket.setTcpNoDelay(true);
		this.input = new BufferedInputStream(this.socket.getInputStream());
	}

	/**
	 * Send characters.
	 * @param text the characters, each of which becomes one byte
	 * @throws IOException if the server closed the connection
	 */
	public void write(String text) throws IOException {
		write(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	void write(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
	}

	/**
	 * Read the response to a request whose method is not {@code HEAD}.
	 * @return the response
	 * @throws IOException if the connection ends before the response does
	 */
	public Response read() throws IOException {
		Response head = readHead();
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		if (head.has("Transfer-Encoding", "chunked")) {
			readChunks(body);
		}
		else if (!head.lines("Content-Length").isEmpty()) {
			readBytes(body, Integer.parseInt(head.value("Content-Length")));
		}
		this.open = !head.has("Connection", "close");
		return head.withBody(body.toByteArray());
	}

	/**
	 * Read the beginning of a response whose body does not end by itself.
	 * @return the response, without its body
	 * @throws IOException if the connection ends before
	 */
	public Response readHead() throws IOException {
		return Response.parseHead(readLines());
	}

	/**
	 * Read a part of a body, in the form in which it is sent.
	 * @param count how many bytes to read
	 * @throws IOException if the connection ends before
	 */
	public void skip(int count) throws IOException {
		readBytes(new ByteArrayOutputStream(), count);
	}

	/**
	 * Read all that comes until the server closes the connection.
	 */
	Response readToEnd() throws IOException {
		return Response.parse(this.input.readAllBytes());
	}

	/**
	 * Whether the server waits for another request.
	 * @return whether the last response did not say that the connection is closed
	 */
	public boolean isOpen() {
		return this.open;
	}

	/**
	 * Break off, as if this process was killed: the server gets a reset.
	 * @throws IOException if that fails
	 */
	public void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	private String readLines() throws IOException {
		StringBuilder head = new StringBuilder();
		String line = readLine();
		while (!line.equals("\r\n")) {
			head.append(line);
			line = readLine();
		}
		return head.toString();
	}

	private String readLine() throws IOException {
		StringBuilder line = new StringBuilder();
		int c;
		do {
			c = readByte();
			line.append((char) c);
		}
		while (c != '\n');
		return line.toString();
	}

	private void readChunks(ByteArrayOutputStream body) throws IOException {
		int size;
		do {
			String line = readLine();
			body.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
			size = Integer.parseInt(line.strip(), 16);
			readBytes(body, size + "\r\n".length());
		}
		while (size > 0);
	}

	private void readBytes(ByteArrayOutputStream body, int count) throws IOException {
		byte[] bytes = this.input.readNBytes(count);
		if (bytes.length < count) {
			throw new EOFException("The server closed the connection");
		}
		body.writeBytes(bytes);
	}

	private int readByte() throws IOException {
		int read = this.input.read();
		if (read < 0) {
			throw new EOFException("The server closed the connection");
		}
		return read;
	}

}
