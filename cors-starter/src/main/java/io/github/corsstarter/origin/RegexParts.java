package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Splits a regular expression that RE2/J has accepted into its outermost alternatives,
 * and these into parts: a character, class or group, each with its quantifier. The
 * beginning of a list of parts is an expression again.
 */
final class RegexParts {

	private static final Pattern QUANTIFIER = Pattern.compile("(?:[*+?]|\\{\\d+(?:,\\d*)?})\\??");

	private static final Pattern ESCAPE = Pattern
		.compile("\\\\(?:[pP]\\{[^}]*}|[pP].|x\\{[^}]*}|x[0-9A-Fa-f]{2}|[0-7]{1,3}|.)", Pattern.DOTALL);

	private static final Pattern FLAGS = Pattern.compile("\\(\\?[a-zA-Z-]*\\)");

	private static final Pattern GROUP = Pattern.compile("\\((?:\\?(?::|P?<\\w+>))?([^?].*)\\)", Pattern.DOTALL);

	private final String regex;

	private final List<List<Part>> alternatives = new ArrayList<>();

	private List<Part> parts = new ArrayList<>();

	private int at;

	private RegexParts(String regex) {
		this.regex = regex;
	}

	static List<List<Part>> of(String regex) {
		return new RegexParts(regex).split();
	}

	static String join(List<Part> parts) {
		StringBuilder joined = new StringBuilder();
		parts.forEach((part) -> joined.append(part.text()));
		return joined.toString();
	}

	private List<List<Part>> split() {
		while (this.at < this.regex.length()) {
			if (this.regex.startsWith("\\Q", this.at)) {
				addQuoted();
			}
			else if (this.regex.charAt(this.at) == '|') {
				this.at++;
				startAlternative();
			}
			else {
				addNext();
			}
		}
		this.alternatives.add(this.parts);
		return this.alternatives;
	}

	/**
	 * Flags hold to the end of the group they stand in, beyond a {@code |}.
	 */
	private void startAlternative() {
		List<Part> next = new ArrayList<>(this.parts.stream().filter(Part::isFlags).toList());
		this.alternatives.add(this.parts);
		this.parts = next;
	}

	private void addQuoted() {
		int start = this.at + 2;
		int end = this.regex.indexOf("\\E", start);
		String quoted = this.regex.substring(start, (end < 0) ? this.regex.length() : end);
		quoted.codePoints().forEach((c) -> {
			String text = Character.toString(c);
			boolean plain = Character.isLetterOrDigit(c) || c > 127 || c <= ' ';
			this.parts.add(new Part(plain ? text : "\\" + text, text));
		});
		this.at = (end < 0) ? this.regex.length() : end + 2;
		addQuantifier();
	}

	private void addNext() {
		int start = this.at;
		char c = this.regex.charAt(start);
		String literal = null;
		if (c == '\\') {
			this.at = endOfEscape(start);
			literal = escaped(this.regex.substring(start, this.at));
		}
		else if (c == '[') {
			this.at = endOfClass(start);
		}
		else if (c == '(') {
			this.at = endOfGroup(start);
		}
		else {
			this.at += Character.charCount(this.regex.codePointAt(start));
			literal = (c == '.' || c == '^' || c == '$') ? null : this.regex.substring(start, this.at);
		}
		this.parts.add(new Part(this.regex.substring(start, this.at), literal));
		addQuantifier();
	}

	private void addQuantifier() {
		Matcher quantifier = QUANTIFIER.matcher(this.regex);
		while (!this.parts.isEmpty() && quantifier.region(this.at, this.regex.length()).lookingAt()) {
			Part last = this.parts.remove(this.parts.size() - 1);
			this.parts.add(new Part(last.text() + quantifier.group(), null));
			this.at = quantifier.end();
		}
	}

	private static @Nullable String escaped(String escape) {
		char c = escape.charAt(escape.length() - 1);
		return (escape.length() == 2 && !Character.isLetterOrDigit(c)) ? String.valueOf(c) : null;
	}

	private int endOfEscape(int start) {
		Matcher escape = ESCAPE.matcher(this.regex).region(start, this.regex.length());
		return escape.lookingAt() ? escape.end() : this.regex.length();
	}

	private int endOfClass(int start) {
		int i = start + 1;
		i += this.regex.startsWith("^", i) ? 1 : 0;
		i += this.regex.startsWith("]", i) ? 1 : 0;
		while (i < this.regex.length() && this.regex.charAt(i) != ']') {
			int named = this.regex.startsWith("[:", i) ? this.regex.indexOf(":]", i + 2) : -1;
			if (named >= 0) {
				i = named + 2;
			}
			else {
				i = (this.regex.charAt(i) == '\\') ? endOfEscape(i) : i + 1;
			}
		}
		return Math.min(i + 1, this.regex.length());
	}

	private int endOfGroup(int start) {
		int depth = 0;
		int i = start;
		while (i < this.regex.length()) {
			char c = this.regex.charAt(i);
			if (this.regex.startsWith("\\Q", i)) {
				int end = this.regex.indexOf("\\E", i + 2);
				i = (end < 0) ? this.regex.length() : end + 2;
			}
			else if (c == '\\') {
				i = endOfEscape(i);
			}
			else if (c == '[') {
				i = endOfClass(i);
			}
			else {
				i++;
				depth += (c == '(') ? 1 : (c == ')') ? -1 : 0;
				if (depth == 0) {
					return i;
				}
			}
		}
		return i;
	}

	/**
	 * A part of an expression.
	 *
	 * @param text the part as it is written, with its quantifier
	 * @param literal the one character that it matches, {@code null} if it can match
	 * others or none
	 */
	record Part(String text, @Nullable String literal) {

		/**
		 * What is between the brackets of a group that stands there once, or nothing.
		 */
		String insideOfGroup() {
			Matcher group = GROUP.matcher(this.text);
			return group.matches() ? group.group(1) : "";
		}

		boolean isFlags() {
			return FLAGS.matcher(this.text).matches();
		}

		/**
		 * Whether it changes flags, perhaps with a quantifier behind it, which belongs to
		 * the part before.
		 */
		boolean beginsWithFlags() {
			return FLAGS.matcher(this.text).lookingAt();
		}

	}

}
