package io.github.corsstarter.doctor.cli;

/**
 * What the program tells the one that started it. Those of the command line and of the
 * program itself are those of {@code sysexits.h}.
 */
final class ExitCode {

	/** The page gets the response, or everything holds. */
	static final int OK = 0;

	/** The browser blocks it, or something does not hold. */
	static final int BLOCKED = 1;

	/** The server could not be asked. */
	static final int UNANSWERED = 2;

	/** The command line is wrong. */
	static final int USAGE = 64;

	/** A mistake in this program. */
	static final int SOFTWARE = 70;

	private ExitCode() {
	}

}
