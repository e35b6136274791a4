package io.github.corsstarter.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own, of the same kind as this one. It reports in lines of its output, and
 * lives until its input ends, so that it does not outlive this process.
 */
final class ChildJvm implements AutoCloseable {

	private static final String MARK = "@@ ";

	private static final int KEPT_LINES = 60;

	private static final int END_DEADLINE_SECONDS = 20;

	private final Process process;

	private final BufferedReader output;

	private ChildJvm(Process process) {
		this.process = process;
		this.output = process.inputReader(StandardCharsets.UTF_8);
	}

	/**
	 * Starts a JVM.
	 * @param classPath its class path
	 * @param options its options; the serial collector is set anyway, because it does its
	 * work in one thread, where the work is done that makes the garbage
	 * @param main its main class
	 * @param arguments the arguments of the program
	 */
	static ChildJvm start(String classPath, List<String> options, Class<?> main, List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-XX:+UseSerialGC");
		command.addAll(options);
		command.addAll(List.of("-cp", classPath, main.getName()));
		command.addAll(arguments);
		try {
			return new ChildJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Called in the child: tells the parent something.
	 */
	static void report(String name, Object value) {
		System.out.println(MARK + name + " " + value);
		System.out.flush();
	}

	/**
	 * Called in the child: stays until the parent has no more use for it, and ends
	 * without ceremony.
	 */
	static void stayUntilEndOfInput() {
		try {
			while (System.in.read() >= 0) {
				continue;
			}
		}
		catch (IOException ex) {
			// The parent is gone, which is the same.
		}
		Runtime.getRuntime().halt(0);
	}

	/**
	 * Waits for what the child tells.
	 * @param name the name of the fact
	 * @return its value
	 */
	String await(String name) {
		Deque<String> seen = new ArrayDeque<>();
		String wanted = MARK + name + " ";
		try {
			for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
				if (line.startsWith(wanted)) {
					return line.substring(wanted.length());
				}
				if (seen.size() == KEPT_LINES) {
					seen.removeFirst();
				}
				seen.addLast(line);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		throw new IllegalStateException("No " + name + " in the output:\n" + String.join("\n", seen));
	}

	long awaitNumber(String name) {
		return Long.parseLong(await(name));
	}

	long pid() {
		return this.process.pid();
	}

	@Override
	public void close() {
		try {
			this.process.getOutputStream().close();
			if (!this.process.waitFor(END_DEADLINE_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			this.process.destroyForcibly();
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
