package io.github.corsstarter.doctor.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a run of the program wrote and returned.
 *
 * @param exitCode the exit code
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record CommandRun(int exitCode, String output, String errors) {

	static CommandRun of(String... arguments) {
		StringWriter output = new StringWriter();
		StringWriter errors = new StringWriter();
		int exitCode = Doctor.commandLine()
			.setOut(new PrintWriter(output, true))
			.setErr(new PrintWriter(errors, true))
			.execute(arguments);
		return new CommandRun(exitCode, output.toString(), errors.toString());
	}

}
