package io.github.corsstarter.doctor.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * The bytes of a connection, until a deadline. A timeout for each read alone would let a
 * server that sends one byte now and then hold the connection for ever.
 */
final class DeadlineInput {

	private final Socket socket;

	private final InputStream in;

	private final long deadline;

	private final byte[] buffer = new byte[8192];

	private int next;

	private int end;

	/**
	 * Create a source of bytes.
	 * @param socket the connection
	 * @param deadline as {@link System#nanoTime()} tells it
	 */
	DeadlineInput(Socket socket, long deadline) throws IOException {
		this.socket = socket;
		this.in = socket.getInputStream();
		this.deadline = deadline;
	}

	/**
	 * The next byte, or -1 at the end.
	 */
	int read() throws IOException {
		if (this.next == this.end) {
			this.socket.setSoTimeout(remainingMillis(this.deadline));
			this.next = 0;
			this.end = Math.max(0, this.in.read(this.buffer));
			if (this.end == 0) {
				return -1;
			}
		}
		return this.buffer[this.next++] & 0xFF;
	}

	static int remainingMillis(long deadline) throws SocketTimeoutException {
		long millis = (deadline - System.nanoTime()) / 1_000_000;
		if (millis <= 0) {
			throw new SocketTimeoutException();
		}
		return (int) Math.min(millis, Integer.MAX_VALUE);
	}

}
