package io.github.corsstarter.doctor.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What the program did.
 */
record Run(int exitCode, String output, String errors) {

	static Run of(String... arguments) {
		StringWriter output = new StringWriter();
		StringWriter errors = new StringWriter();
		int exitCode = Doctor.commandLine()
			.setOut(new PrintWriter(output, true))
			.setErr(new PrintWriter(errors, true))
			.execute(arguments);
		return new Run(exitCode, output.toString(), errors.toString());
	}

}
