package io.github.corsstarter.autoconfigure;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.github.corsstarter.origin.OriginRegex;
import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with an expression that somebody brought from Python or Java: what
 * RE2 does not know, and what compiles but means something else than it seems to.
 */
final class RegexCheck {

	private static final Map<Pattern, Finding> UNKNOWN_TO_RE2 = Map.of(
			// Look-ahead and look-behind.
			Pattern.compile("\\(\\?<?[=!]"),
			new Finding("It uses look-around, which RE2 leaves out because it cannot be matched in linear time",
					"Write what may match; the whole origin has to match anyway, so that its end need not be looked for"),
			Pattern.compile("\\\\Z"),
			new Finding("It uses \\Z, which RE2 does not know", "Leave it out, or write $ for the end"),
			Pattern.compile("[*+?}]\\+"),
			new Finding("It uses a possessive quantifier, which RE2 does not know and does not need",
					"Leave out the + after the quantifier"),
			Pattern.compile("\\\\[1-9]|\\(\\?P="),
			new Finding("It refers back to a group, which RE2 leaves out because it cannot be matched in linear time",
					"Write the alternatives instead"),
			Pattern.compile("\\\\[pP]\\{(?:Is)?[A-Z][a-z]+\\}"),
			new Finding("It uses a class such as \\p{Alpha}, which RE2 does not know",
					"Write the characters, for example [A-Za-z] or [0-9]"),
			Pattern.compile("\\(\\?#"),
			new Finding("It has a comment, which RE2 does not know", "Write the comment beside the expression"),
			Pattern.compile("\\(\\?[a-z]*[xu]"),
			new Finding("It sets a flag that RE2 does not know", "Leave out x and u; i, m and s exist"),
			Pattern.compile("\\\\u"), new Finding("It uses \\u, which RE2 does not know",
					"Write \\x{...}; but an origin has only ASCII letters"));

	private RegexCheck() {
	}

	/**
	 * Check an expression over origins.
	 */
	static @Nullable Finding ofOrigin(String regex) {
		Finding syntax = syntax(regex, OriginRegex::compile);
		return (syntax != null) ? syntax : HostDots.check(regex, Skeleton.of(regex));
	}

	/**
	 * Check an expression over paths.
	 */
	static @Nullable Finding ofPath(String regex) {
		return syntax(regex, PathRegex::compile);
	}

	private static @Nullable Finding syntax(String regex, Consumer<String> compiler) {
		try {
			compiler.accept(regex);
		}
		catch (IllegalArgumentException ex) {
			for (Map.Entry<Pattern, Finding> candidate : UNKNOWN_TO_RE2.entrySet()) {
				if (candidate.getKey().matcher(regex).find()) {
					return candidate.getValue();
				}
			}
			return new Finding("It is no regular expression in RE2 syntax (" + ex.getMessage() + ")",
					"Correct the expression; a character such as ( [ or * that stands for itself needs a \\ before it");
		}
		String skeleton = Skeleton.of(regex);
		if (count(skeleton, '{') != count(skeleton, '}')) {
			return new Finding("It has a { without its }, as when a comma-separated text was split inside {2,3}",
					"Write the expressions as a YAML list, or each under an index of its own, such as _0 at the end of "
							+ "the environment variable; a brace that stands for itself needs a \\ before it");
		}
		if (skeleton.indexOf(Skeleton.INTERSECTION) >= 0) {
			return new Finding("It has && in a class, which RE2 takes as two characters and not as an intersection",
					"Write the characters that may stand there");
		}
		return null;
	}

	private static long count(String text, char character) {
		return text.chars().filter((c) -> c == character).count();
	}

	/**
	 * What is wrong with an expression.
	 *
	 * @param reason a sentence without a full stop
	 * @param mend a sentence without a full stop
	 */
	record Finding(String reason, String mend) {
	}

	/**
	 * An expression of which only the operators are left: escaped characters and classes
	 * are blotted out, every remaining character stands at its old place.
	 */
	private static final class Skeleton {

		static final char INTERSECTION = '\u0001';

		private static final char BLOT = '\u0002';

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

		private static final Pattern UNESCAPED_DOT = Pattern.compile("\\.(?=[A-Za-z0-9])");

		static @Nullable Finding check(String regex, String skeleton) {
			if (ANYTHING_BEFORE_LETTER.matcher(skeleton).find()) {
				return new Finding(
						"It has .* or .+ directly before a letter of the host, so that https://evilexample.com matches "
								+ "where https://api.example.com is meant",
						"Put an escaped dot between them: " + insert(regex, ANYTHING_BEFORE_LETTER, skeleton, "\\."));
			}
			if (UNESCAPED_DOT.matcher(skeleton).find()) {
				return new Finding(
						"It has a dot without a \\ before it, which stands for any character, so that other hosts match too",
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
