package io.github.corsstarter.correction;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A character that came along when a text was copied: one that cannot be seen, or that
 * looks like one of ASCII.
 *
 * @param name the code and the name in Unicode, as in {@code U+200B ZERO WIDTH SPACE}
 * @param cleaned the text without such characters
 */
record OddCharacter(String name, String cleaned) {

	/**
	 * Letters of Greek and Cyrillic, and what they look like.
	 */
	private static final String FOREIGN = "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051B"
			+ "\u051D\u04BB\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0425\u03BF\u03BD\u03B1";

	private static final String LOOK_LIKE = "aeopcyxijsdqwhABEKMHOPCTXova";

	private static final String QUOTES = "\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\u2018\u2019\u201A\u201B\u2032";

	private static final int FULL_WIDTH = 0xFEE0;

	/**
	 * Find the first one.
	 * @return the character, or {@code null} if the text has no such character
	 */
	static @Nullable OddCharacter find(String text) {
		StringBuilder cleaned = new StringBuilder(text.length());
		int first = -1;
		boolean ascii = text.codePoints().noneMatch((c) -> c > 0x7F && Character.isLetter(c) && !isForeign(c, text));
		for (int c : text.codePoints().toArray()) {
			String replacement = replacement(c, text, ascii);
			if (replacement == null) {
				cleaned.appendCodePoint(c);
				continue;
			}
			first = (first < 0) ? c : first;
			cleaned.append(replacement);
		}
		return (first < 0) ? null : new OddCharacter(describe(first), cleaned.toString().strip());
	}

	static String describe(int c) {
		return String.format(Locale.ROOT, "U+%04X %s", c, Character.getName(c));
	}

	/**
	 * What to write instead, or {@code null} if the character may stay.
	 */
	private static @Nullable String replacement(int c, String text, boolean ascii) {
		if (c <= 0x7F) {
			return (c == 0x7F || (c < ' ' && !Character.isWhitespace(c))) ? "" : null;
		}
		if (isForeign(c, text)) {
			return LOOK_LIKE.substring(FOREIGN.indexOf(c), FOREIGN.indexOf(c) + 1);
		}
		if (c >= 0xFF01 && c <= 0xFF5E) {
			return Character.toString(c - FULL_WIDTH);
		}
		int quote = QUOTES.indexOf(c);
		if (quote >= 0) {
			return (quote < 7) ? "\"" : "'";
		}
		return switch (Character.getType(c)) {
			case Character.FORMAT -> (ascii || (c != 0x200C && c != 0x200D)) ? "" : null;
			case Character.CONTROL -> "";
			case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> " ";
			case Character.DASH_PUNCTUATION -> "-";
			default -> (c == 0x2212) ? "-" : null;
		};
	}

	/**
	 * Whether a character is out of place among letters of ASCII. A name that has only
	 * letters of one script is one that somebody may own.
	 */
	private static boolean isForeign(int c, String text) {
		if (c <= 0x7F || FOREIGN.indexOf(c) < 0) {
			return false;
		}
		for (String label : text.split("[./:\\s]+")) {
			if (label.indexOf(c) >= 0
					&& label.chars().anyMatch((letter) -> letter <= 0x7F && Character.isLetter(letter))
					&& label.chars().allMatch((letter) -> letter <= 0x7F || FOREIGN.indexOf(letter) >= 0)) {
				return true;
			}
		}
		return false;
	}

}
