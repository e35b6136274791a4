package io.github.corsstarter.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A request over HTTP/2 without TLS, with pseudo-headers that no client of the JDK would
 * send (RFC 9113).
 */
public final class Http2Request {

	private static final int TIMEOUT = 30_000;

	private static final byte DATA = 0;

	private static final byte HEADERS = 1;

	private static final byte RST_STREAM = 3;

	private static final byte SETTINGS = 4;

	private static final byte GOAWAY = 7;

	private static final int END_STREAM = 1;

	private static final int END_HEADERS = 4;

	private Http2Request() {
	}

	/**
	 * Send a {@code GET}.
	 * @param port the port on this machine
	 * @param headers names and values in turn, pseudo-headers first
	 * @return the body of the response, or {@code null} if the server resets the stream
	 */
	public static String body(int port, String... headers) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(TIMEOUT);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			out.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
			out.writeBytes(frame(HEADERS, END_STREAM | END_HEADERS, 1, literal(headers)));
			socket.getOutputStream().write(out.toByteArray());
			return readBody(new DataInputStream(socket.getInputStream()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String readBody(DataInputStream in) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		while (true) {
			int lengthAndType = in.readInt();
			int flags = in.readUnsignedByte();
			int stream = in.readInt();
			byte[] payload = in.readNBytes(lengthAndType >>> 8);
			byte type = (byte) lengthAndType;
			if (type == RST_STREAM || type == GOAWAY) {
				throw new IOException("type " + type + " " + java.util.HexFormat.of().formatHex(payload)
						+ new String(payload, StandardCharsets.UTF_8));
			}
			if (type == DATA) {
				body.writeBytes(payload);
			}
			if (stream == 1 && (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0) {
				return body.toString(StandardCharsets.UTF_8);
			}
		}
	}

	private static byte[] frame(byte type, int flags, int stream, byte[] payload) {
		return ByteBuffer.allocate(9 + payload.length)
			.putInt((payload.length << 8) | type)
			.put((byte) flags)
			.putInt(stream)
			.put(payload)
			.array();
	}

	/**
	 * Literal fields without indexing and without Huffman code (RFC 7541, section 6.2.2).
	 */
	private static byte[] literal(String... headers) {
		ByteArrayOutputStream block = new ByteArrayOutputStream();
		for (int i = 0; i < headers.length; i++) {
			if (i % 2 == 0) {
				block.write(0);
			}
			byte[] text = headers[i].getBytes(StandardCharsets.US_ASCII);
			block.write(text.length);
			block.writeBytes(text);
		}
		return block.toByteArray();
	}

}
