package io.github.corsstarter.path;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The path of a request within the application, in each way in which something may read
 * it to choose a handler. Containers decode and canonicalize the path of the request line
 * (Servlet 6.1, section 3.5.2), and Spring's two matchers read that line on their own.
 * The readings differ only for paths that no link has, such as
 * {@code /admin/..;/api/items} or {@code /api%2finternal}: who sends them chooses which
 * reading a check sees.
 */
public final class PathReadings {

	/**
	 * Nothing decodes a path more often.
	 */
	private static final int MAX_DECODED = 3;

	private static final BooleanSupplier NO = () -> false;

	private final String container;

	private final List<String> others;

	private final BooleanSupplier caseIgnored;

	private PathReadings(String container, List<String> others, BooleanSupplier caseIgnored) {
		this.container = container;
		this.others = others;
		this.caseIgnored = caseIgnored;
	}

	/**
	 * A path that has one reading.
	 * @param path the path
	 * @return the one reading
	 */
	public static PathReadings of(String path) {
		return new PathReadings(path, List.of(), NO);
	}

	/**
	 * The readings of a path.
	 * @param container the path as the container decoded and canonicalized it
	 * @param requested the path as it is in the request line, without the context path
	 * @param caseIgnored tells whether handlers are mapped without regard to case; only
	 * asked if the answer matters
	 * @return the readings
	 */
	public static PathReadings of(String container, String requested, BooleanSupplier caseIgnored) {
		return new PathReadings(container, others(container, requested), caseIgnored);
	}

	/**
	 * The readings of a path that no container has read.
	 * @param requested the path as it is in the request line, without the context path
	 * @param caseIgnored tells whether handlers are mapped without regard to case; only
	 * asked if the answer matters
	 * @return the readings
	 */
	public static PathReadings ofRequested(String requested, BooleanSupplier caseIgnored) {
		if (requested.startsWith("/") && isPlain(requested)) {
			return new PathReadings(requested, List.of(), caseIgnored);
		}
		return of(canonical(decode(withoutParameters(requested))), requested, caseIgnored);
	}

	/**
	 * The path as the container decoded and canonicalized it.
	 * @return the reading by which servlets are chosen
	 */
	public String container() {
		return this.container;
	}

	/**
	 * Whether everything reads the path in the same way.
	 * @return {@code false} if there is another reading, or another case
	 */
	public boolean isUnambiguous() {
		return this.others.isEmpty() && !isCaseIgnored();
	}

	/**
	 * Whether handlers are mapped without regard to case.
	 * @return {@code true} if {@code /API} and {@code /api} have the same handler
	 */
	public boolean isCaseIgnored() {
		return this.caseIgnored.getAsBoolean();
	}

	/**
	 * Whether something holds for every reading, with the case that was sent.
	 * @param test what must hold
	 * @return {@code true} if no reading is an exception
	 */
	public boolean allMatch(Predicate<String> test) {
		if (!test.test(this.container)) {
			return false;
		}
		for (String other : this.others) {
			if (!test.test(other)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The readings other than the container's.
	 */
	public List<String> others() {
		return this.others;
	}

	private static List<String> others(String container, String requested) {
		if (container.equals(requested) && isPlain(container)) {
			return List.of();
		}
		Set<String> readings = new LinkedHashSet<>();
		String path = withoutParameters(requested);
		String decoded = decode(path);
		readings.add(decoded);
		readings.add(decoded.replaceAll("/{2,}", "/"));
		readings.add(withSlashesOfSegments(path));
		readings.add(canonical(decodeFully(path)));
		readings.add(canonical(decodeFully(container)));
		readings.remove(container);
		return List.copyOf(readings);
	}

	/**
	 * Most paths are, and then no text is made. Searching a text is what the virtual
	 * machine does fastest.
	 */
	private static boolean isPlain(String path) {
		return path.indexOf('%') < 0 && path.indexOf(';') < 0 && !path.contains("//") && !path.contains("/.");
	}

	/**
	 * An encoded slash separates nothing where segments are decoded one by one.
	 */
	private static String withSlashesOfSegments(String path) {
		return decode(path.replace("%2F", "%252F").replace("%2f", "%252F"));
	}

	private static String withoutParameters(String path) {
		if (path.indexOf(';') < 0) {
			return path.isEmpty() ? "/" : path;
		}
		StringBuilder without = new StringBuilder(path.length());
		boolean parameters = false;
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			parameters = c == ';' || (parameters && c != '/');
			if (!parameters) {
				without.append(c);
			}
		}
		return without.isEmpty() ? "/" : without.toString();
	}

	private static String decodeFully(String path) {
		String decoded = path;
		for (int i = 0; i < MAX_DECODED && decoded.indexOf('%') >= 0; i++) {
			decoded = decode(decoded);
		}
		return decoded;
	}

	/**
	 * Decode once (RFC 3986, section 2.1). What is not an encoded byte stays as it is.
	 */
	private static String decode(String path) {
		if (path.indexOf('%') < 0) {
			return path;
		}
		byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
		int length = 0;
		for (int i = 0; i < bytes.length; i++) {
			int decoded = (bytes[i] == '%' && i + 2 < bytes.length) ? octet(bytes[i + 1], bytes[i + 2]) : -1;
			bytes[length++] = (decoded >= 0) ? (byte) decoded : bytes[i];
			i += (decoded >= 0) ? 2 : 0;
		}
		return new String(bytes, 0, length, StandardCharsets.UTF_8);
	}

	private static int octet(byte high, byte low) {
		int first = Character.digit(high, 16);
		int second = Character.digit(low, 16);
		return (first >= 0 && second >= 0) ? first * 16 + second : -1;
	}

	/**
	 * Without dot segments and empty segments.
	 */
	private static String canonical(String decoded) {
		Deque<String> segments = new ArrayDeque<>();
		for (String segment : decoded.split("/")) {
			if (segment.equals("..")) {
				segments.pollLast();
			}
			else if (!segment.isEmpty() && !segment.equals(".")) {
				segments.addLast(segment);
			}
		}
		String path = "/" + String.join("/", segments);
		return (decoded.endsWith("/") && !segments.isEmpty()) ? path + "/" : path;
	}

	@Override
	public String toString() {
		return this.others.isEmpty() ? this.container : this.container + " " + this.others;
	}

}
