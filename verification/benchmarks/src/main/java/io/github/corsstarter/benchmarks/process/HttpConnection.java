package io.github.corsstarter.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A connection that stays open, with one request under way at a time.
 */
final class HttpConnection implements AutoCloseable {

	private static final String END_OF_HEAD = "\r\n\r\n";

	private static final String LENGTH = "\r\nContent-Length: ";

	private static final String CHUNKED = "\r\nTransfer-Encoding: chunked\r\n";

	private static final String LAST_CHUNK = "0\r\n\r\n";

	private final Socket socket;

	private final InputStream in;

	private final OutputStream out;

	private final byte[] buffer = new byte[16384];

	HttpConnection(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(30_000);
		this.in = this.socket.getInputStream();
		this.out = this.socket.getOutputStream();
	}

	void send(byte[] request) throws IOException {
		this.out.write(request);
	}

	Answer receive() throws IOException {
		int length = 0;
		while (true) {
			int read = this.in.read(this.buffer, length, this.buffer.length - length);
			if (read <= 0) {
				throw new IOException("The answer ends early: " + text(length));
			}
			length += read;
			String text = text(length);
			int end = text.indexOf(END_OF_HEAD);
			if (end >= 0 && isComplete(text, end)) {
				return new Answer(text.substring(0, end + 2));
			}
		}
	}

	private String text(int length) {
		return new String(this.buffer, 0, length, StandardCharsets.ISO_8859_1);
	}

	private static boolean isComplete(String text, int endOfHead) {
		int start = text.indexOf(LENGTH);
		if (start >= 0 && start < endOfHead) {
			int end = text.indexOf('\r', start + 2);
			int body = Integer.parseInt(text, start + LENGTH.length(), end, 10);
			return text.length() >= endOfHead + END_OF_HEAD.length() + body;
		}
		// Nothing follows the answer until the next request is sent.
		return text.contains(CHUNKED) ? text.endsWith("\r\n" + LAST_CHUNK) : true;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * An answer without its body.
	 *
	 * @param head status line and header lines
	 */
	record Answer(String head) {

		private static final String ALLOW_ORIGIN = "\r\nAccess-Control-Allow-Origin: ";

		int status() {
			return Integer.parseInt(this.head, 9, 12, 10);
		}

		boolean hasAllowOrigin(@Nullable String origin) {
			return (origin != null) ? this.head.contains(ALLOW_ORIGIN + origin + "\r\n")
					: !this.head.contains(ALLOW_ORIGIN);
		}

	}

}
