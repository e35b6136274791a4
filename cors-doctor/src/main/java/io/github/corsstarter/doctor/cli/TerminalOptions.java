package io.github.corsstarter.doctor.cli;

import java.io.Console;

import io.github.corsstarter.doctor.report.Layout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How the text of a command looks.
 */
final class TerminalOptions {

	private static final int USUAL_WIDTH = 100;

	@Option(names = "--color", paramLabel = "WHEN",
			description = "Colour the text: auto (on a terminal, unless NO_COLOR is set), always or never; by default "
					+ "${DEFAULT-VALUE}.")
	private Colour colour = Colour.auto;

	/**
	 * The layout for the terminal, as the environment tells.
	 */
	Layout layout() {
		return layout(isTerminal(), System.getenv("NO_COLOR"), System.getenv("COLUMNS"));
	}

	/**
	 * Without a terminal nothing is wrapped, so that {@code grep} finds sentences, unless
	 * a width is given.
	 */
	Layout layout(boolean terminal, @Nullable String noColour, @Nullable String columns) {
		boolean colours = switch (this.colour) {
			case always -> true;
			case never -> false;
			case auto -> terminal && (noColour == null || noColour.isEmpty());
		};
		int width = (columns != null && columns.matches("[1-9]\\d{0,3}")) ? Integer.parseInt(columns)
				: terminal ? USUAL_WIDTH : 0;
		return new Layout(width, colours);
	}

	/**
	 * From Java 22 on there is a console without a terminal too, and a method that tells.
	 */
	private static boolean isTerminal() {
		Console console = System.console();
		if (console == null) {
			return false;
		}
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (ReflectiveOperationException ex) {
			return true;
		}
	}

	/**
	 * When text is coloured, in the words of the option.
	 */
	enum Colour {

		/** On a terminal. */
		auto,

		/** Always. */
		always,

		/** Never. */
		never

	}

}
