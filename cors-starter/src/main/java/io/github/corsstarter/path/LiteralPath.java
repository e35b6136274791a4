package io.github.corsstarter.path;

import org.jspecify.annotations.Nullable;

/**
 * Reads an expression that is only a literal: {@code ^literal}, followed by nothing, by
 * {@code .*}, by {@code .*$} or by {@code $}.
 */
final class LiteralPath {

	private static final String PLAIN = "/-_~ !,;:=@%'\"<>&#";

	private LiteralPath() {
	}

	static @Nullable PathRegex of(String regex) {
		StringBuilder literal = new StringBuilder();
		int i = regex.startsWith("^") ? 1 : 0;
		while (i < regex.length()) {
			char c = regex.charAt(i);
			if (isPlain(c)) {
				literal.append(c);
				i++;
			}
			else if (c == '\\' && i + 1 < regex.length() && isEscapable(regex.charAt(i + 1))) {
				literal.append(regex.charAt(i + 1));
				i += 2;
			}
			else {
				break;
			}
		}
		return switch (regex.substring(i)) {
			case "", ".*", ".*$" -> new PathPrefix(literal.toString(), regex);
			case "$" -> new ExactPath(literal.toString(), regex);
			default -> null;
		};
	}

	private static boolean isPlain(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
	}

	/**
	 * After a backslash punctuation is literal; a letter or digit is not.
	 */
	private static boolean isEscapable(char c) {
		return c < 128 && !Character.isLetterOrDigit(c) && !Character.isISOControl(c);
	}

}
