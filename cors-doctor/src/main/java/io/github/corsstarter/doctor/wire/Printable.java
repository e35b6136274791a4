package io.github.corsstarter.doctor.wire;

/**
 * Makes text of a stranger safe for a terminal, a log and a web page.
 */
public final class Printable {

	private static final int LONGEST = 300;

	private static final int LONGEST_SENTENCE = 2000;

	private Printable() {
	}

	/**
	 * Replace what is not printable by its code, and cut what is long.
	 * @param text the text
	 * @return the text in one line, without control and formatting characters
	 */
	public static String of(String text) {
		return of(text, LONGEST);
	}

	/**
	 * The same for a sentence that has a stranger's words in it, which is longer.
	 * @param text the sentence
	 * @return the sentence in one line, without control and formatting characters
	 */
	public static String sentence(String text) {
		return of(text, LONGEST_SENTENCE);
	}

	private static String of(String text, int longest) {
		StringBuilder safe = new StringBuilder();
		int end = Math.min(text.length(), longest);
		for (int i = 0; i < end; i++) {
			char c = text.charAt(i);
			if (isPrintable(c)) {
				safe.append(c);
			}
			else {
				safe.append(String.format("\\u%04x", (int) c));
			}
		}
		return (end < text.length()) ? safe + "..." : safe.toString();
	}

	/**
	 * Formatting characters can turn the direction of a text, or hide a part of it.
	 */
	private static boolean isPrintable(char c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED ->
				false;
			default -> true;
		};
	}

}
