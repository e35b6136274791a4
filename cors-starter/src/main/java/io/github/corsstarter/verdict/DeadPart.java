package io.github.corsstarter.verdict;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.verdict.Verdict.Dead;

/**
 * What to write instead of the part of an expression that no origin matches.
 */
final class DeadPart {

	/**
	 * An expression between the delimiters of another language, such as {@code /.../i} or
	 * {@code r"..."}.
	 */
	static final Pattern DELIMITED = Pattern.compile("[a-z]?([/#~!\"'`])(.+)\\1([a-z]*)");

	private static final Pattern DEFAULT_PORT = Pattern.compile(":(?:443|80|21)(?=[)?]*\\$?$)");

	/**
	 * A scheme with too few characters behind it.
	 */
	private static final Pattern SCHEME = Pattern.compile("^(https?\\??):?/{0,2}");

	private DeadPart() {
	}

	/**
	 * Replacements, the best ones first.
	 */
	static List<String> replacements(String regex, Dead dead) {
		String before = regex.substring(0, dead.start());
		String text = regex.substring(dead.start(), dead.end());
		String after = regex.substring(dead.end());
		return switch (dead.reason()) {
			case UPPER_CASE -> List.of(before + text.toLowerCase(Locale.ROOT) + after);
			case DEFAULT_PORT -> List.of(DEFAULT_PORT.matcher(regex).replaceFirst(""));
			case PORT -> text.equals("d") ? List.of(before + "[0-9]" + after) : List.of();
			case PATH -> List.of(before + (regex.endsWith("$") ? "$" : ""), before,
					Part.of(regex, dead.start(), dead.end()).replacedBy(""));
			case BACKSLASH -> List.of(regex.replace("\\\\", "\\"));
			case DELIMITERS -> List.of(withoutDelimiters(regex));
			case SCHEME -> List.of(withScheme(regex));
			default -> List.of();
		};
	}

	private static String withoutDelimiters(String regex) {
		Matcher delimited = DELIMITED.matcher(regex);
		if (!delimited.matches()) {
			return regex;
		}
		return (delimited.group(3).contains("i") ? "(?i)" : "") + delimited.group(2);
	}

	private static String withScheme(String regex) {
		String anchor = regex.startsWith("^") ? "^" : "";
		String rest = regex.substring(anchor.length());
		Matcher scheme = SCHEME.matcher(rest);
		if (scheme.find()) {
			return anchor + scheme.replaceFirst("$1://");
		}
		if (rest.startsWith("//") || rest.startsWith("\\/\\/")) {
			return anchor + "https:" + rest;
		}
		if (rest.startsWith("\\.")) {
			return anchor + "https://" + OpenPart.labels(false) + rest.substring(2);
		}
		boolean local = rest.startsWith("localhost") || rest.startsWith("127");
		return anchor + (local ? "http" : "https") + "://" + rest;
	}

}
