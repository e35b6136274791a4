package io.github.corsstarter.doctor.report;

import java.util.regex.Pattern;

/**
 * Quotes for a POSIX shell (POSIX.1-2017, volume XCU, section 2.2.2).
 */
public final class ShellWord {

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

	private ShellWord() {
	}

	/**
	 * A text as one word of a command.
	 * @param text the text
	 * @return the text itself if it has no character that means something to a shell,
	 * otherwise in single quotes
	 */
	public static String quote(String text) {
		return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
	}

}
