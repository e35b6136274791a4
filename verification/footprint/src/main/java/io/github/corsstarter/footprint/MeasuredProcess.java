package io.github.corsstarter.footprint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.corsstarter.verification.JavaProcess;

/**
 * A Java process that reports facts about itself in lines of its output.
 */
final class MeasuredProcess implements AutoCloseable {

	/**
	 * What the line of a fact begins with.
	 */
	static final String MARK = "@@ ";

	private final JavaProcess process;

	private MeasuredProcess(JavaProcess process) {
		this.process = process;
	}

	/**
	 * Start a process.
	 * @param classPath its class path
	 * @param options its options; the serial collector is set anyway, because it does its
	 * work in one thread, where the work is done that makes the garbage
	 * @param main its main class
	 * @param arguments the arguments of the program
	 */
	static MeasuredProcess start(String classPath, List<String> options, Class<?> main, List<String> arguments) {
		List<String> all = new ArrayList<>(List.of("-XX:+UseSerialGC"));
		all.addAll(options);
		all.addAll(List.of("-cp", classPath, main.getName()));
		all.addAll(arguments);
		return new MeasuredProcess(JavaProcess.start(all));
	}

	/**
	 * Called in the measured process: report a fact.
	 */
	static void report(String name, Object value) {
		System.out.println(MARK + name + " " + value);
		System.out.flush();
	}

	/**
	 * Wait for a fact.
	 * @param name its name
	 * @return its value
	 */
	String await(String name) {
		return this.process.await(Pattern.compile("^" + MARK + name + " (.*)")).group(1);
	}

	long awaitNumber(String name) {
		return Long.parseLong(await(name));
	}

	/**
	 * What the process has printed so far.
	 */
	String output() {
		return this.process.output();
	}

	long pid() {
		return this.process.pid();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
