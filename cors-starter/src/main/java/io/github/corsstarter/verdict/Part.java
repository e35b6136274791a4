package io.github.corsstarter.verdict;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an expression that can be replaced: one atom, with its quantifier, and with
 * the groups around it that hold nothing else, or only a dot before it.
 *
 * @param regex the expression
 * @param start index of its first character
 * @param end index after its last character
 * @param optional whether the part can match nothing
 */
record Part(String regex, int start, int end, boolean optional) {

	private static final Pattern QUANTIFIER = Pattern.compile("(?:[*+?]|\\{[0-9]+(?:,[0-9]*)?\\})\\??");

	/**
	 * The beginning of a group, and perhaps a dot.
	 */
	private static final Pattern GROUP = Pattern.compile("(?<!\\\\)\\((?:\\?:|\\?P?<\\w+>)?(?:\\\\\\.|\\[\\.\\])?$");

	/**
	 * The part around an atom.
	 */
	static Part of(String regex, int start, int end) {
		Part part = new Part(regex, start, end, false).withQuantifier();
		Matcher group = GROUP.matcher(part.before());
		while (group.find() && part.after().startsWith(")")) {
			part = new Part(regex, group.start(), part.end + 1, part.optional).withQuantifier();
			group = GROUP.matcher(part.before());
		}
		return part;
	}

	private Part withQuantifier() {
		Matcher quantifier = QUANTIFIER.matcher(this.regex).region(this.end, this.regex.length());
		if (!quantifier.lookingAt()) {
			return this;
		}
		char first = this.regex.charAt(this.end);
		boolean zero = first == '*' || first == '?' || this.regex.startsWith("{0", this.end);
		return new Part(this.regex, this.start, quantifier.end(), this.optional || zero);
	}

	String before() {
		return this.regex.substring(0, this.start);
	}

	String after() {
		return this.regex.substring(this.end);
	}

	String text() {
		return this.regex.substring(this.start, this.end);
	}

	/**
	 * The expression with another text in place of this part.
	 */
	String replacedBy(String text) {
		return before() + text + after();
	}

}
