package io.github.corsstarter.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.settings.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Finds path patterns, as Spring and Ant have them, where an expression belongs. Many of
 * them are expressions too, which match something else.
 */
public final class PathCorrection {

	private static final Pattern EVERY_PATH = Pattern.compile("\\^?/?\\*\\*?(?:/\\*\\*?)?\\$?");

	/**
	 * Two stars, or a variable in braces.
	 */
	private static final Pattern MARK = Pattern
		.compile("(?<!\\\\)\\*\\*|(?<!\\\\|\\\\[pPx]|\\$)\\{\\*?[A-Za-z]\\w*(?::[^{}]+)?}");

	/**
	 * A star for a segment, in a text that has nothing of an expression.
	 */
	private static final Pattern STAR = Pattern.compile("[^\\^$\\\\()+|]*/\\*(?:[/.].*)?");

	private static final Pattern TOKEN = Pattern
		.compile("/\\*\\*(?=/)|/\\*\\*$|\\*\\*|\\*|/\\{\\*\\w+}|\\{\\w+:([^{}]+)}"
				+ "|\\{\\w+}|\\?|[.+()\\[\\]{}|^$\\\\]|[^*{}?.+()\\[\\]|^$\\\\/]+|.");

	private PathCorrection() {
	}

	/**
	 * Explain a path pattern.
	 * @param text what was written in place of an expression
	 * @param everyPath what to do if it stands for every path
	 * @return what is wrong, or {@code null} if the text is no path pattern
	 */
	public static @Nullable Finding find(String text, String everyPath) {
		if (text.contains("${")) {
			return null;
		}
		if (!EVERY_PATH.matcher(text).matches() && !MARK.matcher(text).find() && !STAR.matcher(text).matches()) {
			return null;
		}
		return new Finding("It is a path pattern, and a regular expression belongs here", action(text, everyPath));
	}

	private static String action(String text, String everyPath) {
		List<String> expressions = new ArrayList<>();
		for (String pattern : text.strip().split("[\\s,;]+")) {
			if (EVERY_PATH.matcher(pattern).matches()) {
				return everyPath;
			}
			expressions.add(expression(pattern));
		}
		String regex = (expressions.size() == 1) ? "^" + expressions.get(0) + "$"
				: "^(" + String.join("|", expressions) + ")$";
		return compiles(regex) ? "Write " + regex
				: "Write a regular expression for the paths, for example ^/api(/.*)?$";
	}

	private static String expression(String pattern) {
		String path = pattern.replaceFirst("^\\^", "").replaceFirst("\\$$", "");
		StringBuilder regex = new StringBuilder(path.startsWith("/") ? "" : "/");
		Matcher token = TOKEN.matcher(path);
		while (token.find()) {
			regex.append(expression(token));
		}
		return regex.toString();
	}

	private static String expression(Matcher token) {
		String text = token.group();
		if (token.group(1) != null) {
			return "(" + token.group(1) + ")";
		}
		if (text.equals("/**") || text.startsWith("/{*")) {
			return "(/.*)?";
		}
		return switch (text) {
			case "**" -> ".*";
			case "*" -> "[^/]*";
			case "?" -> "[^/]";
			default -> (text.length() > 1 && text.startsWith("{")) ? "[^/]+"
					: text.matches("[.+()\\[\\]|^$\\\\{}]") ? "\\" + text : text;
		};
	}

	private static boolean compiles(String regex) {
		try {
			PathRegex.compile(regex);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
