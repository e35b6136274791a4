package io.github.corsstarter.decision;

import java.util.HexFormat;

/**
 * Quotes text of a request or a configuration in a log line or a sentence: as printable
 * ASCII on one line, without a quotation mark that would end the quotation, and short. A
 * backslash stays as it is, because regular expressions are quoted too.
 */
public final class Quotation {

	/**
	 * Longest quotation, in characters.
	 */
	public static final int MAX_LENGTH = 200;

	private static final String MORE = "...";

	private static final HexFormat HEXADECIMAL = HexFormat.of();

	private Quotation() {
	}

	/**
	 * Quote a text.
	 * @param text any text
	 * @return the text without quotation marks around it; every character that is not
	 * printable ASCII, and every quotation mark, as a backslash, {@code u} and four
	 * hexadecimal digits; what does not fit is replaced by {@code ...}
	 */
	public static String of(String text) {
		StringBuilder quotation = new StringBuilder(Math.min(text.length(), MAX_LENGTH));
		int fitting = 0;
		for (int i = 0; i < text.length(); i++) {
			append(text.charAt(i), quotation);
			if (quotation.length() > MAX_LENGTH) {
				quotation.setLength(fitting);
				return quotation.append(MORE).toString();
			}
			if (quotation.length() <= MAX_LENGTH - MORE.length()) {
				fitting = quotation.length();
			}
		}
		return quotation.toString();
	}

	private static void append(char c, StringBuilder quotation) {
		if (c >= ' ' && c <= '~' && c != '"') {
			quotation.append(c);
		}
		else {
			quotation.append("\\u").append(HEXADECIMAL.toHexDigits(c));
		}
	}

}
