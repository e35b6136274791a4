package io.github.corsstarter.regex;

/**
 * An expression is not RE2 syntax. The message says what is wrong and names the part of
 * the expression.
 */
public final class RegexSyntaxException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private static final int MAX_QUOTED = 40;

	private final int offset;

	RegexSyntaxException(String problem, String regex, int start, int end) {
		super(problem + " at " + start + ": " + quote(regex, start, end));
		this.offset = start;
	}

	private static String quote(String regex, int start, int end) {
		return (end - start <= MAX_QUOTED) ? regex.substring(start, end)
				: regex.substring(start, start + MAX_QUOTED) + "...";
	}

	/**
	 * Where the invalid part of the expression starts.
	 * @return the index of its first character, from 0 to the length of the expression
	 */
	public int offset() {
		return this.offset;
	}

}
