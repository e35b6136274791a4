package io.github.corsstarter.gateway;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

import io.github.corsstarter.doctor.cli.Doctor;
import io.github.corsstarter.verification.RunningApplication;

/**
 * What {@code cors-doctor} says about a gateway.
 *
 * @param exitCode the exit code
 * @param output standard output
 */
record DoctorRun(int exitCode, String output) {

	/**
	 * The gateway, as the outside world knows it.
	 */
	static final String PUBLIC = "http://api.example.com";

	/**
	 * Run the program in this process.
	 * @param gateway where it finds {@link #PUBLIC}
	 * @param arguments the arguments besides that
	 */
	static DoctorRun of(RunningApplication gateway, String... arguments) {
		StringWriter output = new StringWriter();
		int exitCode = Doctor.commandLine()
			.setOut(new PrintWriter(output, true))
			.setErr(new PrintWriter(output, true))
			.execute(Stream.concat(Stream.of(arguments), Stream.of("--connect-to", "127.0.0.1:" + gateway.port()))
				.toArray(String[]::new));
		return new DoctorRun(exitCode, output.toString());
	}

}
