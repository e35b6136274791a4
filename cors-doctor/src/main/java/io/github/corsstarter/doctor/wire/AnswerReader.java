package io.github.corsstarter.doctor.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.browser.RequestHeaders;
import io.github.corsstarter.doctor.wire.WireAnswer.TlsFacts;
import io.github.corsstarter.doctor.wire.WireException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer of HTTP/1.x (RFC 9112). Clients hide what is malformed; here it is
 * evidence, and noted. Used once.
 */
final class AnswerReader {

	private static final int MOST_HEADER_BYTES = 64 * 1024;

	private static final int MOST_BODY_BYTES = 64 * 1024;

	private static final int MOST_INTERIM = 10;

	private static final Pattern STATUS_LINE = Pattern.compile("(HTTP/\\d\\.\\d) (\\d{3})(?: (.*))?");

	private final DeadlineInput in;

	private final Set<String> oddities = new LinkedHashSet<>();

	private int headerBytes;

	AnswerReader(DeadlineInput in) {
		this.in = in;
	}

	/**
	 * Read an answer.
	 * @param method the method of the request, which tells whether there is a body
	 * @param tls what is known of the connection
	 * @param sent when the request was sent, as {@link System#nanoTime()} tells it
	 */
	WireAnswer read(String method, @Nullable TlsFacts tls, long sent) throws IOException, WireException {
		List<Integer> interim = new ArrayList<>();
		while (true) {
			Matcher line = statusLine();
			int status = Integer.parseInt(line.group(2));
			List<HeaderLine> headers = headers();
			if (status >= 100 && status < 200 && status != 101) {
				interim.add(status);
				if (interim.size() > MOST_INTERIM) {
					throw new WireException(Kind.TOO_LARGE, "more than " + MOST_INTERIM + " interim answers came");
				}
				continue;
			}
			long millis = (System.nanoTime() - sent) / 1_000_000;
			String phrase = (line.group(3) != null) ? line.group(3) : "";
			String body = hasBody(method, status) ? body(headers) : "";
			return new WireAnswer(line.group(1), status, phrase, headers, body, List.copyOf(interim),
					List.copyOf(this.oddities), tls, millis);
		}
	}

	private Matcher statusLine() throws IOException, WireException {
		String text = line();
		Matcher line = STATUS_LINE.matcher(text);
		if (!line.matches()) {
			throw new WireException(Kind.NOT_HTTP,
					"the answer does not begin as one of HTTP does: " + Printable.of(text));
		}
		return line;
	}

	private List<HeaderLine> headers() throws IOException, WireException {
		List<HeaderLine> headers = new ArrayList<>();
		while (true) {
			String line = line();
			if (line.isEmpty()) {
				return List.copyOf(headers);
			}
			int colon = line.indexOf(':');
			if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
				this.oddities.add("a header goes on in the next line (RFC 9112, section 5.2)");
				if (!headers.isEmpty()) {
					HeaderLine last = headers.remove(headers.size() - 1);
					headers.add(new HeaderLine(last.name(),
							RequestHeaders.normalize(last.value() + " " + RequestHeaders.normalize(line))));
				}
			}
			else if (colon <= 0) {
				this.oddities.add("a header line has no name");
			}
			else {
				String name = line.substring(0, colon);
				if (!name.equals(name.strip())) {
					this.oddities.add("whitespace stands before the colon of a header (RFC 9112, section 5.1)");
				}
				headers.add(new HeaderLine(name.strip(), RequestHeaders.normalize(line.substring(colon + 1))));
			}
		}
	}

	/**
	 * A line without its end.
	 */
	private String line() throws IOException, WireException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		while (true) {
			int b = this.in.read();
			if (b < 0) {
				if (this.headerBytes == 0) {
					throw new EOFException();
				}
				throw new WireException(Kind.CLOSED, "the connection was closed before the headers were complete");
			}
			if (++this.headerBytes > MOST_HEADER_BYTES) {
				throw new WireException(Kind.TOO_LARGE,
						"the headers have more than " + MOST_HEADER_BYTES / 1024 + " KB");
			}
			if (b == '\n') {
				String text = line.toString(StandardCharsets.ISO_8859_1);
				if (text.endsWith("\r")) {
					return text.substring(0, text.length() - 1);
				}
				this.oddities.add("lines end without a carriage return (RFC 9112, section 2.2)");
				return text;
			}
			line.write(b);
		}
	}

	private static boolean hasBody(String method, int status) {
		return !method.equals("HEAD") && status != 101 && status != 204 && status != 304;
	}

	/**
	 * The beginning of the body. That a body ends early is no reason to lose the headers.
	 */
	private String body(List<HeaderLine> headers) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		try {
			if (isChunked(headers)) {
				readChunks(body);
			}
			else {
				read(length(headers), body);
			}
		}
		catch (IOException ex) {
			this.oddities.add("the body ends early");
		}
		return body.toString(StandardCharsets.UTF_8);
	}

	private static boolean isChunked(List<HeaderLine> headers) {
		return headers.stream()
			.anyMatch((line) -> line.is("Transfer-Encoding")
					&& line.value().toLowerCase(Locale.ROOT).endsWith("chunked"));
	}

	private long length(List<HeaderLine> headers) {
		Set<String> lengths = new LinkedHashSet<>();
		headers.stream().filter((line) -> line.is("Content-Length")).forEach((line) -> lengths.add(line.value()));
		if (lengths.size() > 1) {
			this.oddities.add("several values of Content-Length (RFC 9112, section 6.3)");
		}
		try {
			return lengths.isEmpty() ? MOST_BODY_BYTES : Long.parseLong(lengths.iterator().next());
		}
		catch (NumberFormatException ex) {
			this.oddities.add("Content-Length is not a number");
			return MOST_BODY_BYTES;
		}
	}

	private void readChunks(ByteArrayOutputStream body) throws IOException {
		while (body.size() < MOST_BODY_BYTES) {
			StringBuilder size = new StringBuilder();
			int b = this.in.read();
			while (b >= 0 && b != '\n' && size.length() < 100) {
				size.append((char) b);
				b = this.in.read();
			}
			String hexadecimal = size.toString().split(";", 2)[0].strip();
			if (!hexadecimal.matches("[0-9A-Fa-f]{1,8}")) {
				this.oddities.add("a chunk of the body has no size");
				return;
			}
			long length = Long.parseLong(hexadecimal, 16);
			if (length == 0) {
				return;
			}
			read(length, body);
			if (this.in.read() == '\r') {
				this.in.read();
			}
		}
	}

	private void read(long length, ByteArrayOutputStream body) throws IOException {
		for (long i = 0; i < length && body.size() < MOST_BODY_BYTES; i++) {
			int b = this.in.read();
			if (b < 0) {
				return;
			}
			body.write(b);
		}
	}

}
