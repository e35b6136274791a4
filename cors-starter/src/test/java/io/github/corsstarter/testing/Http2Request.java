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

	private static final int AUTHORITY = 1;

	private static final int METHOD = 2;

	private static final int PATH = 4;

	private static final int SCHEME = 6;

	private static final int END_STREAM = 1;

	private static final int END_HEADERS = 4;

	private Http2Request() {
	}

	/**
	 * Send a {@code GET}.
	 * @param port the port on this machine
	 * @param scheme what to write as {@code :scheme}
	 * @param authority what to write as {@code :authority}
	 * @param path what to write as {@code :path}
	 * @return the body of the response
	 */
	public static String body(int port, String scheme, String authority, String path) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(TIMEOUT);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			out.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
			out.writeBytes(frame(HEADERS, END_STREAM | END_HEADERS, 1, get(scheme, authority, path)));
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
				throw new IOException("The server refuses the stream");
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
	 * Literal fields without indexing and without Huffman code, with names of the static
	 * table (RFC 7541, section 6.2.2 and appendix A).
	 */
	private static byte[] get(String scheme, String authority, String path) {
		ByteArrayOutputStream block = new ByteArrayOutputStream();
		literal(block, METHOD, "GET");
		literal(block, SCHEME, scheme);
		literal(block, AUTHORITY, authority);
		literal(block, PATH, path);
		return block.toByteArray();
	}

	private static void literal(ByteArrayOutputStream block, int name, String value) {
		block.write(name);
		block.write(value.length());
		block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
	}

}
