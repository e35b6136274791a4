package io.github.corsstarter.doctor;

import java.io.PrintWriter;
import java.io.StringWriter;

import io.github.corsstarter.doctor.cli.Doctor;

/**
 * What the program writes, and how it ends.
 *
 * @param exitCode the exit code
 * @param output standard output
 * @param errors standard error
 */
public record Command(int exitCode, String output, String errors) {

	/**
	 * Run the program in this process.
	 */
	public static Command run(String... arguments) {
		StringWriter output = new StringWriter();
		StringWriter errors = new StringWriter();
		int exitCode = Doctor.commandLine()
			.setOut(new PrintWriter(output, true))
			.setErr(new PrintWriter(errors, true))
			.execute(arguments);
		return new Command(exitCode, output.toString(), errors.toString());
	}

}
