package io.github.corsstarter.regex;

/**
 * Reads an expression code point by code point.
 */
final class ExpressionReader {

	private static final int END = -1;

	private final String text;

	private int at;

	ExpressionReader(String text) {
		this.text = text;
	}

	boolean hasNext() {
		return this.at < this.text.length();
	}

	/**
	 * The next code point, or -1 at the end.
	 */
	int peek() {
		return hasNext() ? this.text.codePointAt(this.at) : END;
	}

	/**
	 * Take the next code point; -1 at the end.
	 */
	int next() {
		int codePoint = peek();
		this.at += (codePoint != END) ? Character.charCount(codePoint) : 0;
		return codePoint;
	}

	boolean startsWith(String prefix) {
		return this.text.startsWith(prefix, this.at);
	}

	/**
	 * Take a text if it comes next.
	 */
	boolean skip(String expected) {
		boolean found = startsWith(expected);
		this.at += found ? expected.length() : 0;
		return found;
	}

	int position() {
		return this.at;
	}

	void moveTo(int position) {
		this.at = position;
	}

	int indexOf(String searched) {
		return this.text.indexOf(searched, this.at);
	}

	String textUpTo(int end) {
		return this.text.substring(this.at, end);
	}

	/**
	 * The exception for an invalid part that ends where the reader is.
	 */
	RegexSyntaxException invalid(String problem, int start) {
		return new RegexSyntaxException(problem, this.text, start, this.at);
	}

}
