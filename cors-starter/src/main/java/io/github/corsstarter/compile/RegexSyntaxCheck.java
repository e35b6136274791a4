package io.github.corsstarter.compile;

import java.util.List;
import java.util.regex.Pattern;

import io.github.corsstarter.regex.Regex;
import io.github.corsstarter.regex.RegexLimitException;
import io.github.corsstarter.regex.RegexSyntaxException;
import io.github.corsstarter.settings.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Finds mistakes in regular expressions that were written for Python or Java: syntax that
 * RE2 does not support, and expressions that compile but do not mean what they seem to.
 */
final class RegexSyntaxCheck {

	private static final Pattern PYTHON_QUOTES = Pattern.compile("^[rRbBuU]{0,2}[\"']");

	private static final String UNSUPPORTED = ", which the regular expressions here (RE2) do not support";

	/**
	 * Syntax of other engines, to look for in an expression that RE2 does not compile.
	 */
	private static final List<Unknown> UNKNOWN_TO_RE2 = List.of(
			unknown("\\(\\?<?[=!]", "It looks ahead or behind with (?=, (?!, (?<= or (?<!" + UNSUPPORTED,
					"Write what may match, instead of excluding what may not"),
			unknown("\\(\\?#", "It has a comment" + UNSUPPORTED, "Write the comment beside the expression"),
			unknown("\\(\\?[a-z]*[xu]", "It sets the flag x or u" + UNSUPPORTED, "Leave it out; i, m and s exist"),
			unknown("\\\\[pP]\\{", "It has a class such as \\p{Alpha}" + UNSUPPORTED,
					"Write the characters, for example [A-Za-z] or [0-9]"),
			unknown("[*+?}]\\+", "It has a possessive quantifier" + UNSUPPORTED,
					"Leave out the + after the quantifier"),
			unknown("\\\\[1-9]|\\(\\?P=", "It refers back to a group" + UNSUPPORTED,
					"Write all the alternatives, as in (a|b)"),
			unknown("\\\\Z", "It has \\Z" + UNSUPPORTED, "Write $ for the end"),
			unknown("\\\\[uU]", "It has \\u" + UNSUPPORTED, "Write \\x{...}, with the code in hexadecimal"));

	private RegexSyntaxCheck() {
	}

	private static Unknown unknown(String syntax, String reason, String action) {
		return new Unknown(Pattern.compile(syntax), new Finding(reason, action));
	}

	/**
	 * Check an expression over origins.
	 */
	static @Nullable Finding ofOrigin(String regex) {
		Finding syntax = syntax(regex);
		return (syntax != null) ? syntax : HostDots.check(regex, Skeleton.of(regex));
	}

	/**
	 * Check an expression over paths.
	 */
	static @Nullable Finding ofPath(String regex) {
		return syntax(regex);
	}

	/**
	 * Whether an expression has a bracket without its counterpart, as happens when a list
	 * is split at a comma inside an expression.
	 */
	static boolean isTorn(String regex) {
		String skeleton = Skeleton.of(regex);
		return count(skeleton, '{') != count(skeleton, '}') || count(skeleton, '(') != count(skeleton, ')')
				|| count(regex, '[') != count(regex, ']');
	}

	private static @Nullable Finding syntax(String regex) {
		if (regex.contains("${")) {
			return new Finding("It has a placeholder ${...} that cannot be resolved",
					"Set the property or variable that it names, or give it a default as in ${NAME:default}");
		}
		if (PYTHON_QUOTES.matcher(regex).find()) {
			return new Finding("It begins with the quotes of a Python string, which became part of the expression",
					"Write the expression without them");
		}
		try {
			Regex.parse(regex);
		}
		catch (RegexSyntaxException ex) {
			return UNKNOWN_TO_RE2.stream()
				.filter((candidate) -> candidate.syntax().matcher(regex).find())
				.findFirst()
				.map(Unknown::finding)
				.orElseGet(() -> new Finding("It is not a regular expression: it has " + ex.getMessage(),
						"Correct it; to match a character such as ( [ * or + itself, write a \\ before it"));
		}
		catch (RegexLimitException ex) {
			return new Finding(ex.getMessage() + ", which is more than can be examined",
					"Write several smaller expressions, or list the origins");
		}
		String skeleton = Skeleton.of(regex);
		if (count(skeleton, '{') != count(skeleton, '}')) {
			return new Finding("It has a { without a }, or a } without a {",
					"Add the missing one; to match a brace itself, write a \\ before it");
		}
		if (skeleton.indexOf(Skeleton.INTERSECTION) >= 0) {
			return new Finding("It has && in a class, which RE2 reads as two characters and not as an intersection",
					"List the allowed characters");
		}
		return null;
	}

	private static long count(String text, char character) {
		return text.chars().filter((c) -> c == character).count();
	}

	private record Unknown(Pattern syntax, Finding finding) {
	}

	/**
	 * An expression in which only operators are left: escaped characters and classes are
	 * replaced, one by one, so that every other character keeps its position.
	 */
	private static final class Skeleton {

		static final char INTERSECTION = '\u0001';

		static final char BLOT = '\u0002';

		static String of(String regex) {
			StringBuilder skeleton = new StringBuilder(regex);
			boolean inClass = false;
			for (int i = 0; i < regex.length(); i++) {
				char c = regex.charAt(i);
				if (c == '\\' && i + 1 < regex.length()) {
					skeleton.setCharAt(i, BLOT);
					skeleton.setCharAt(++i, BLOT);
				}
				else if (inClass) {
					skeleton.setCharAt(i, regex.startsWith("&&", i) ? INTERSECTION : BLOT);
					inClass = c != ']';
				}
				else if (c == '[') {
					skeleton.setCharAt(i, BLOT);
					inClass = true;
					// A closing bracket in the first position is an ordinary character.
					int first = regex.startsWith("^", i + 1) ? i + 2 : i + 1;
					if (regex.startsWith("]", first)) {
						for (; i < first; i++) {
							skeleton.setCharAt(i + 1, BLOT);
						}
					}
				}
			}
			return skeleton.toString();
		}

	}

	/**
	 * Dots that admit hosts of other owners: {@code www.example.com} also matches
	 * {@code wwwXexample.com}, and {@code .*example\.com} also {@code evilexample.com}.
	 */
	private static final class HostDots {

		private static final Pattern ANYTHING_BEFORE_LETTER = Pattern.compile("\\.[*+]\\??\\)*(?=[A-Za-z0-9])");

		/**
		 * The same with a class for the beginning of the host: {@code \w*example\.com}.
		 */
		private static final Pattern CLASS_BEFORE_LETTER = Pattern
			.compile("://(?:\\((?:\\?:)?)*" + Skeleton.BLOT + "+(?:[*+]|\\{[0-9,]*\\})\\??\\)*(?=[A-Za-z0-9])");

		private static final Pattern UNESCAPED_DOT = Pattern.compile("\\.(?=[A-Za-z0-9])");

		static @Nullable Finding check(String regex, String skeleton) {
			if (ANYTHING_BEFORE_LETTER.matcher(skeleton).find()) {
				return new Finding(
						"It has .* or .+ directly before a letter of the host, so that evilexample.com matches where "
								+ "api.example.com is meant",
						"Write " + insert(regex, ANYTHING_BEFORE_LETTER, skeleton, "\\."));
			}
			if (CLASS_BEFORE_LETTER.matcher(skeleton).find()) {
				return new Finding(
						"It has any number of characters directly before a letter of the host, so that evilexample.com "
								+ "matches where api.example.com is meant",
						"Write " + insert(regex, CLASS_BEFORE_LETTER, skeleton, "\\."));
			}
			if (UNESCAPED_DOT.matcher(skeleton).find()) {
				return new Finding(
						"It has a dot without a \\ before it, which matches any character, so that hosts of other owners match too",
						"Write " + insert(regex, Pattern.compile("(?=\\.[A-Za-z0-9])"), skeleton, "\\"));
			}
			return null;
		}

		private static String insert(String regex, Pattern before, String skeleton, String text) {
			StringBuilder corrected = new StringBuilder(regex);
			int shift = 0;
			var matcher = before.matcher(skeleton);
			while (matcher.find()) {
				corrected.insert(matcher.end() + shift, text);
				shift += text.length();
			}
			return corrected.toString();
		}

	}

}
