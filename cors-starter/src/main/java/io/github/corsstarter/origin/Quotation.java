package io.github.corsstarter.origin;

/**
 * Text that others wrote, made fit for a sentence: printable ASCII and short.
 */
final class Quotation {

	static final int MAX_LENGTH = 100;

	private static final String MORE = "...";

	private Quotation() {
	}

	static String of(String text) {
		int end = (text.length() <= MAX_LENGTH) ? text.length() : MAX_LENGTH - MORE.length();
		StringBuilder quotation = new StringBuilder(MAX_LENGTH);
		for (int i = 0; i < end; i++) {
			char c = text.charAt(i);
			quotation.append((c >= ' ' && c <= '~') ? c : '?');
		}
		return (end < text.length()) ? quotation.append(MORE).toString() : quotation.toString();
	}

}
