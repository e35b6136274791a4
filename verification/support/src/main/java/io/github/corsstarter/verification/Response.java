package io.github.corsstarter.verification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * An HTTP response.
 *
 * @param status the status
 * @param lines the header lines as {@code Name: value}, one for every line that was sent,
 * each word of a name with a capital
 * @param body the body, decoded; characters are those of UTF-8
 */
public record Response(int status, List<String> lines, String body) {

	private static final String END_OF_HEAD = "\r\n\r\n";

	public Response {
		lines = List.copyOf(lines);
	}

	/**
	 * A response whose headers are in a map.
	 * @param status the status
	 * @param headers the values of every header, one for each line
	 * @param body the body, decoded
	 * @return the response
	 */
	public static Response of(int status, Map<String, List<String>> headers, String body) {
		List<String> lines = new ArrayList<>();
		headers.forEach((name, values) -> values.forEach((value) -> lines.add(line(name, value))));
		return new Response(status, lines, body);
	}

	/**
	 * Read a response to its end.
	 * @param message what a server sent until it closed the connection
	 * @return the response
	 */
	static Response parse(byte[] message) {
		String text = new String(message, StandardCharsets.ISO_8859_1);
		int end = text.indexOf(END_OF_HEAD);
		if (end < 0) {
			throw new IllegalStateException("Not a response: " + text);
		}
		return parseHead(text.substring(0, end))
			.withBody(Arrays.copyOfRange(message, end + END_OF_HEAD.length(), message.length));
	}

	/**
	 * Read a status line and header lines.
	 */
	static Response parseHead(String head) {
		String[] sent = head.split("\r\n");
		List<String> lines = new ArrayList<>();
		for (int i = 1; i < sent.length; i++) {
			int colon = sent[i].indexOf(':');
			lines.add(line(sent[i].substring(0, colon), sent[i].substring(colon + 1).strip()));
		}
		return new Response(Integer.parseInt(sent[0].split(" ")[1]), lines, "");
	}

	/**
	 * This response with a body.
	 * @param sent the bytes as they were sent: coded as the headers say
	 * @return the response with the body decoded
	 */
	public Response withBody(byte[] sent) {
		if (sent.length == 0) {
			return this;
		}
		try {
			byte[] body = has("Transfer-Encoding", "chunked") ? readChunks(new ByteArrayInputStream(sent)) : sent;
			if (has("Content-Encoding", "gzip")) {
				body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
			}
			return new Response(this.status, this.lines, new String(body, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(toString(), ex);
		}
	}

	/**
	 * RFC 9112, section 7.1.
	 */
	private static byte[] readChunks(ByteArrayInputStream sent) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int size = readSize(sent); size > 0; size = readSize(sent)) {
			byte[] chunk = sent.readNBytes(size);
			if (chunk.length < size) {
				throw new IOException("A chunk has " + chunk.length + " bytes instead of " + size);
			}
			body.writeBytes(chunk);
			sent.skip("\r\n".length());
		}
		return body.toByteArray();
	}

	private static int readSize(ByteArrayInputStream sent) throws IOException {
		int size = 0;
		for (int c = sent.read(); c != '\r'; c = sent.read()) {
			int digit = Character.digit(c, 16);
			if (digit < 0) {
				throw new IOException("Not the size of a chunk");
			}
			size = 16 * size + digit;
		}
		sent.skip(1);
		return size;
	}

	private static String line(String name, String value) {
		return canonical(name) + ": " + value;
	}

	private static String canonical(String name) {
		StringBuilder canonical = new StringBuilder(name.toLowerCase(Locale.ROOT));
		for (int i = 0; i < canonical.length(); i++) {
			if (i == 0 || canonical.charAt(i - 1) == '-') {
				canonical.setCharAt(i, Character.toUpperCase(canonical.charAt(i)));
			}
		}
		return canonical.toString();
	}

	/**
	 * Whether a header has a value and no other.
	 * @param name its name, in any case
	 * @param value the value, in any case
	 * @return whether there is one line with this value
	 */
	boolean has(String name, String value) {
		List<String> values = values(name);
		return values.size() == 1 && values.get(0).equalsIgnoreCase(value);
	}

	/**
	 * Everything that the response says about CORS to a browser: every
	 * {@code Access-Control-*} line.
	 * @return the lines as {@code Name: value}
	 */
	public List<String> accessControlLines() {
		return this.lines.stream().filter((line) -> line.startsWith("Access-Control-")).toList();
	}

	/**
	 * Everything that the response says about CORS: every {@code Access-Control-*} line
	 * and every {@code Vary} line.
	 * @return the lines as {@code Name: value}
	 */
	public List<String> corsLines() {
		return this.lines.stream()
			.filter((line) -> line.startsWith("Access-Control-") || line.startsWith("Vary:"))
			.toList();
	}

	/**
	 * The lines of one header.
	 * @param name its name, in any case
	 * @return the lines as {@code Name: value}
	 */
	public List<String> lines(String name) {
		String start = canonical(name) + ":";
		return this.lines.stream().filter((line) -> line.startsWith(start)).toList();
	}

	/**
	 * The values of one header, one for each line.
	 * @param name its name, in any case
	 * @return the values
	 */
	public List<String> values(String name) {
		return lines(name).stream().map((line) -> line.substring(name.length() + 1).strip()).toList();
	}

	/**
	 * The value of a header that was sent once.
	 * @param name its name, in any case
	 * @return the value
	 * @throws IllegalStateException if there is no line or more than one
	 */
	public String value(String name) {
		List<String> values = values(name);
		if (values.size() != 1) {
			throw new IllegalStateException(values.size() + " lines of " + name + " in " + this);
		}
		return values.get(0);
	}

	/**
	 * The members of a header that is a list, in lower case, each as often as it is
	 * there.
	 * @param name its name, in any case
	 * @return the members of all lines
	 */
	public List<String> members(String name) {
		return values(name).stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.map((member) -> member.strip().toLowerCase(Locale.ROOT))
			.toList();
	}

}
