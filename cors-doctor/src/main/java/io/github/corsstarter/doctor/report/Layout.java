package io.github.corsstarter.doctor.report;

import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * How text fits a terminal.
 *
 * @param width where sentences are wrapped, in characters; 0 for nowhere
 * @param colour whether words are coloured
 */
public record Layout(int width, boolean colour) {

	/**
	 * For files and pipes: a line for each sentence, and only the text.
	 */
	public static final Layout PLAIN = new Layout(0, false);

	/**
	 * The one code that all terminals take for the end of everything.
	 */
	private static final String RESET = Style.reset.on();

	/**
	 * With less, words would stand below each other.
	 */
	private static final int NARROWEST = 40;

	/**
	 * Sentences, wrapped between words with the indent of the first line. What is to be
	 * copied does not belong here.
	 * @param head what stands before them, without colour
	 * @param text the sentences
	 */
	public String prose(String head, String text) {
		if (this.width == 0) {
			return head + text;
		}
		String indent = " ".repeat(head.length());
		int most = Math.max(NARROWEST, this.width);
		StringBuilder lines = new StringBuilder(head);
		int column = head.length();
		boolean begun = false;
		for (String word : text.split(" ", -1)) {
			if (begun && column + 1 + word.length() > most) {
				lines.append('\n').append(indent);
				column = indent.length();
				begun = false;
			}
			lines.append(begun ? " " : "").append(word);
			column += (begun ? 1 : 0) + word.length();
			begun = true;
		}
		return lines.toString();
	}

	/**
	 * The first word of a line in a colour that says how bad it is.
	 * @param line a line that begins with a verdict
	 */
	public String verdict(String line) {
		int end = line.indexOf(' ');
		String word = (end >= 0) ? line.substring(0, end) : line;
		Style colour = switch (word) {
			case "OK" -> Style.fg_green;
			case "BLOCKED" -> Style.fg_red;
			default -> Style.fg_yellow;
		};
		return styled(word, Style.bold, colour) + line.substring(word.length());
	}

	/**
	 * A line whose beginning names what follows.
	 * @param line the line
	 * @param length how long the name is, with the spaces before it
	 */
	String named(String line, int length) {
		return styled(line.substring(0, length), Style.bold) + line.substring(length);
	}

	/**
	 * A line that is evidence.
	 */
	String evidence(String line) {
		return styled(line, Style.fg_cyan);
	}

	private String styled(String text, IStyle... styles) {
		return this.colour ? Style.on(styles) + text + RESET : text;
	}

}
