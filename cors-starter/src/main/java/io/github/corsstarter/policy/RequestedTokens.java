package io.github.corsstarter.policy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a preflight asks for. What no browser sends is not read, and neither is a
 * list of unusual size, so that the work is bounded.
 */
public final class RequestedTokens {

	private static final int MAX_LENGTH = 4096;

	private static final int MAX_NAMES = 100;

	private RequestedTokens() {
	}

	/**
	 * Whether a preflight asks for something that can be a method.
	 * @param requested the value of {@code Access-Control-Request-Method}
	 * @return {@code true} if it is a token of usual length
	 */
	public static boolean isMethod(@Nullable String requested) {
		return requested != null && requested.length() <= MAX_LENGTH && HttpToken.isToken(requested);
	}

	/**
	 * The names in the lines of a list, each once. Elements may be empty (RFC 9110,
	 * section 5.6.1.2).
	 * @param lines the lines of {@code Access-Control-Request-Headers}
	 * @return the names, or {@code null} if they are not read
	 */
	public static @Nullable Set<String> headers(List<String> lines) {
		int length = lines.size() - 1;
		for (String line : lines) {
			length += line.length();
		}
		return (length <= MAX_LENGTH) ? names(String.join(",", lines)) : null;
	}

	private static @Nullable Set<String> names(String list) {
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		int count = 0;
		for (int start = 0, end; start < list.length(); start = end + 1) {
			int comma = list.indexOf(',', start);
			end = (comma >= 0) ? comma : list.length();
			String name = list.substring(start, end).strip();
			if (!name.isEmpty()) {
				if (!HttpToken.isToken(name) || ++count > MAX_NAMES) {
					return null;
				}
				names.add(name);
			}
		}
		return names;
	}

}
