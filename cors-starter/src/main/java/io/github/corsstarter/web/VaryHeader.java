package io.github.corsstarter.web;

import java.util.Collection;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The field names in {@code Vary} (RFC 9110, section 12.5.5).
 */
public final class VaryHeader {

	private static final String ANY = "*";

	private VaryHeader() {
	}

	/**
	 * Join lines of field names into one.
	 * @param lines the lines
	 * @param last one more line, or {@code null}
	 * @return each name once, whatever its case, in the order in which they came; only
	 * {@code *} if that is one of them
	 */
	public static String join(Collection<String> lines, @Nullable String last) {
		Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		StringJoiner joined = new StringJoiner(", ");
		for (String line : lines) {
			FieldNames.append(line, seen, joined);
		}
		if (last != null) {
			FieldNames.append(last, seen, joined);
		}
		return seen.contains(ANY) ? ANY : joined.toString();
	}

}
