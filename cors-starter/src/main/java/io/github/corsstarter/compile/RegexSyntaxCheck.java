package io.github.corsstarter.compile;

import java.util.List;
import java.util.regex.Pattern;

import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with an expression that somebody brought from Python or Java: what
 * RE2 does not know, and what compiles but means something else than it seems to.
 */
final class RegexSyntaxCheck {

	private static final Pattern PYTHON_QUOTES = Pattern.compile("^[rRbBuU]{0,2}[\"']");

	private static final String UNKNOWN = ", which the regular expressions here (RE2) do not have";

	/**
	 * What other engines know and RE2 does not, to be looked for in an expression that
	 * does not compile.
	 */
	private static final List<Unknown> UNKNOWN_TO_RE2 = List.of(
			unknown("\\(\\?<?[=!]", "It looks ahead or behind with (?=, (?!, (?<= or (?<!" + UNKNOWN,
					"Write what may match, instead of looking for what may not"),
			unknown("\\(\\?#", "It has a comment" + UNKNOWN, "Write the comment beside the expression"),
			unknown("\\(\\?[a-z]*[xu]", "It sets the flag x or u" + UNKNOWN, "Leave it out; i, m and s exist"),
			unknown("\\\\[pP]\\{", "It has a class such as \\p{Alpha}" + UNKNOWN,
					"Write the characters, for example [A-Za-z] or [0-9]"),
			unknown("[*+?}]\\+", "It has a possessive quantifier" + UNKNOWN + " or need",
					"Leave out the + after the quantifier"),
			unknown("\\\\[1-9]|\\(\\?P=", "It refers back to a group" + UNKNOWN,
					"Write all the alternatives, as in (a|b)"),
			unknown("\\\\Z", "It has \\Z" + UNKNOWN, "Write $ for the end"),
			unknown("\\\\[uU]", "It has \\u" + UNKNOWN, "Write \\x{...}, with the code in hexadecimal"));

	private RegexSyntaxCheck() {
	}

	private static Unknown unknown(String syntax, String reason, String mend) {
		return new Unknown(Pattern.compile(syntax), new Finding(reason, mend));
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
	 * Whether an expression has a bracket without its other half, as when a list was
	 * split at a comma inside it.
	 */
	static boolean isTorn(String regex) {
		String skeleton = Skeleton.of(regex);
		return count(skeleton, '{') != count(skeleton, '}') || count(skeleton, '(') != count(skeleton, ')')
				|| count(regex, '[') != count(regex, ']');
	}

	private static @Nullable Finding syntax(String regex) {
		if (regex.contains("${")) {
			return new Finding("It has a placeholder ${...} that nothing resolves",
					"Set the property or variable that it names, or give it a default as in ${NAME:default}");
		}
		if (PYTHON_QUOTES.matcher(regex).find()) {
			return new Finding("It begins with the quotes of a Python string, which became part of the expression",
					"Write the expression without them");
		}
		try {
			com.google.re2j.Pattern.compile(regex);
		}
		catch (PatternSyntaxException ex) {
			return UNKNOWN_TO_RE2.stream()
				.filter((candidate) -> candidate.syntax().matcher(regex).find())
				.findFirst()
				.map(Unknown::finding)
				.orElseGet(() -> broken(ex));
		}
		String skeleton = Skeleton.of(regex);
		if (count(skeleton, '{') != count(skeleton, '}')) {
			return new Finding("It has a { without its }, or the other way round",
					"Add the other one; a brace that stands for itself needs a \\ before it");
		}
		if (skeleton.indexOf(Skeleton.INTERSECTION) >= 0) {
			return new Finding("It has && in a class, which RE2 takes as two characters and not as an intersection",
					"Write the characters that may stand there");
		}
		return null;
	}

	private static Finding broken(PatternSyntaxException ex) {
		String part = ex.getPattern().isEmpty() ? "" : ": `" + ex.getPattern() + "`";
		return new Finding("It is not a regular expression (" + ex.getDescription() + part + ")",
				"Correct it; a character such as ( [ * or + that stands for itself needs a \\ before it");
	}

	private static long count(String text, char character) {
		return text.chars().filter((c) -> c == character).count();
	}

	private record Unknown(Pattern syntax, Finding finding) {
	}

	/**
	 * An expression of which only the operators are left: escaped characters and classes
	 * are blotted out, every remaining character stands at its old place.
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
					// A bracket that comes first stands for itself.
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
	 * Dots that let in hosts of others: {@code www.example.com} also matches
	 * {@code wwwXexample.com}, {@code .*example\.com} also {@code evilexample.com}.
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
						"It has a dot without a \\ before it, which stands for any character, so that hosts of others match too",
						"Write " + insert(regex, Pattern.compile("(?=\\.[A-Za-z0-9])"), skeleton, "\\"));
			}
			return null;
		}

		private static String insert(String regex, Pattern before, String skeleton, String text) {
			StringBuilder mended = new StringBuilder(regex);
			int shift = 0;
			var matcher = before.matcher(skeleton);
			while (matcher.find()) {
				mended.insert(matcher.end() + shift, text);
				shift += text.length();
			}
			return mended.toString();
		}

	}

}
