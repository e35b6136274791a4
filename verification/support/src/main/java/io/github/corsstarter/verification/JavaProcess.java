package io.github.corsstarter.verification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process with the same kind of Java virtual machine as this one. Its output tells what
 * it does. It is ended when it is closed, and at the latest when this process ends.
 */
public final class JavaProcess implements AutoCloseable {

	private static final Duration DEADLINE = Duration.ofSeconds(120);

	private static final Duration DEADLINE_OF_END = Duration.ofSeconds(20);

	/**
	 * Follows the last line, and cannot be a line itself.
	 */
	private static final String END = "\n";

	private final Process process;

	private final StringBuffer output = new StringBuffer();

	private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();

	private final Thread shutdownHook;

	private JavaProcess(Process process) {
		this.process = process;
		this.shutdownHook = new Thread(process::destroyForcibly);
		Runtime.getRuntime().addShutdownHook(this.shutdownHook);
		Thread reader = new Thread(this::readOutput, "java-process-output");
		reader.setDaemon(true);
		reader.start();
	}

	/**
	 * Start a process in the current directory.
	 * @param arguments what follows the command {@code java}: options, then the main
	 * class or {@code -jar} and a file, then the arguments of the program
	 * @return the process, which has to be closed
	 */
	public static JavaProcess start(List<String> arguments) {
		return start(Path.of(""), arguments);
	}

	/**
	 * Start a process.
	 * @param directory its working directory
	 * @param arguments what follows the command {@code java}: options, then the main
	 * class or {@code -jar} and a file, then the arguments of the program
	 * @return the process, which has to be closed
	 */
	public static JavaProcess start(Path directory, List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(arguments);
		try {
			return new JavaProcess(new ProcessBuilder(command).directory(directory.toAbsolutePath().toFile())
				.redirectErrorStream(true)
				.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait for a line of the output. Lines before it are passed over, and the next call
	 * goes on behind it.
	 * @param line an expression that is found in the line
	 * @return where it was found
	 * @throws IllegalStateException if the output ends or nothing is found for two
	 * minutes; the process is ended then
	 */
	public Matcher await(Pattern line) {
		long deadline = System.nanoTime() + DEADLINE.toNanos();
		try {
			String next = this.unread.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
			while (next != null && !next.equals(END)) {
				Matcher matcher = line.matcher(next);
				if (matcher.find()) {
					return matcher;
				}
				next = this.unread.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
			}
			close();
			throw new IllegalStateException("No line with " + line + " in:\n" + this.output);
		}
		catch (InterruptedException ex) {
			close();
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What the process has printed so far.
	 * @return all lines
	 */
	public String output() {
		return this.output.toString();
	}

	/**
	 * The number of the process.
	 * @return the process id
	 */
	public long pid() {
		return this.process.pid();
	}

	private void readOutput() {
		try (BufferedReader reader = this.process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				this.output.append(line).append('\n');
				this.unread.add(line);
			}
		}
		catch (IOException ex) {
			this.output.append(ex);
		}
		this.unread.add(END);
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(DEADLINE_OF_END.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		removeShutdownHook();
	}

	private void removeShutdownHook() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.shutdownHook);
		}
		catch (IllegalStateException ex) {
			// The hooks are running.
		}
	}

}
