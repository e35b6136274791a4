package io.github.corsstarter.web.servlet;

import java.util.Collection;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The field names in {@code Vary} (RFC 9110, section 12.5.5): each once, whatever its
 * case, in the order in which they came; {@code *} swallows all others.
 */
final class VaryHeader {

	static final String NAME = "Vary";

	private static final String ANY = "*";

	private VaryHeader() {
	}

	/**
	 * Add field names to those a response has.
	 */
	static void add(HttpServletResponse response, String names) {
		if (response.getHeader(NAME) == null) {
			response.addHeader(NAME, names);
		}
		else {
			response.setHeader(NAME, join(response.getHeaders(NAME), names));
		}
	}

	/**
	 * Join lines of field names into one.
	 */
	static String join(Collection<String> lines, @Nullable String last) {
		Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		StringJoiner joined = new StringJoiner(", ");
		for (String line : lines) {
			append(line, seen, joined);
		}
		if (last != null) {
			append(last, seen, joined);
		}
		return seen.contains(ANY) ? ANY : joined.toString();
	}

	private static void append(String line, Set<String> seen, StringJoiner joined) {
		for (String part : line.split(",")) {
			String name = part.strip();
			if (!name.isEmpty() && seen.add(name)) {
				joined.add(name);
			}
		}
	}

}
