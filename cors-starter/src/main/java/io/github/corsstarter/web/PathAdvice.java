package io.github.corsstarter.web;

import java.util.Locale;

/**
 * What to write so that a check leaves out exactly one path. The path is one that a
 * client sent: it is printed only where every character of it means the same in a log, in
 * YAML, in a {@code .properties} file and, escaped without backslashes, in an expression.
 */
final class PathAdvice {

	private static final int MAX_LENGTH = 150;

	private static final String PLAIN = "/-_~";

	private static final String BRACKETED = ".+";

	private PathAdvice() {
	}

	/**
	 * Exempt a path.
	 * @param setting the key of the setting with the expression for exempt paths
	 * @param path the path within the application
	 * @return a sentence after a space; empty if the path cannot be printed
	 */
	static String exempting(String setting, String path) {
		String regex = regex(path);
		return regex.isEmpty() ? "" : " For this path write " + setting + ": " + regex
				+ " or, if there is an expression already, add |" + regex + " at its end.";
	}

	/**
	 * Switch CORS off for a path.
	 * @param path the path within the application
	 * @return a sentence after a space; empty if the path cannot be printed
	 */
	static String withoutCors(String path) {
		String regex = regex(path);
		return regex.isEmpty() ? "" : " For this path write, as the first entry of cors.policies, - {name: "
				+ name(path) + ", urls-regex: '" + regex + "', enabled: false}";
	}

	private static String regex(String path) {
		StringBuilder regex = new StringBuilder("^");
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			if (BRACKETED.indexOf(c) >= 0) {
				regex.append('[').append(c).append(']');
			}
			else if (isAlphanumeric(c) || PLAIN.indexOf(c) >= 0) {
				regex.append(c);
			}
			else {
				return "";
			}
		}
		return (path.length() > MAX_LENGTH) ? "" : regex.append('$').toString();
	}

	private static String name(String path) {
		StringBuilder name = new StringBuilder("off");
		for (int i = 0; i < path.length(); i++) {
			name.append(isAlphanumeric(path.charAt(i)) ? path.charAt(i) : '-');
		}
		return name.toString().toLowerCase(Locale.ROOT);
	}

	private static boolean isAlphanumeric(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	}

}
