package io.github.corsstarter.web;

/**
 * Text of a request, made fit for a log: printable ASCII, everything else escaped, and no
 * longer than 200 characters.
 */
public final class Printable {

	private static final int MAX_LENGTH = 200;

	private Printable() {
	}

	public static String of(String text) {
		StringBuilder printable = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			String next = (c >= ' ' && c <= '~' && c != '\\' && c != '"') ? String.valueOf(c)
					: String.format("\\u%04x", (int) c);
			if (printable.length() + next.length() > MAX_LENGTH - 3) {
				return printable.append("...").toString();
			}
			printable.append(next);
		}
		return printable.toString();
	}

}
