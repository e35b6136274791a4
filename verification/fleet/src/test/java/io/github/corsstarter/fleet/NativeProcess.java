package io.github.corsstarter.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A program of the system, with the processes that it starts. All of them are ended when
 * it is closed, and at the latest when this process ends.
 */
final class NativeProcess implements AutoCloseable {

	private final Process process;

	private final Path output;

	private final Thread shutdownHook = new Thread(this::kill);

	private NativeProcess(Process process, Path output) {
		this.process = process;
		this.output = output;
		Runtime.getRuntime().addShutdownHook(this.shutdownHook);
	}

	/**
	 * Start a program.
	 * @param output the file for what it prints, which is replaced
	 * @param environment variables besides those of this process
	 * @param command the program and its arguments
	 */
	static NativeProcess start(Path output, Map<String, String> environment, String... command) {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().putAll(environment);
		try {
			return new NativeProcess(builder.start(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isRunning() {
		return this.process.isAlive();
	}

	/**
	 * What it has printed so far.
	 */
	String output() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait until it ends by itself.
	 * @return what it has printed
	 */
	String awaitEnd() {
		int status = this.process.onExit().join().exitValue();
		if (status != 0) {
			throw new IllegalStateException(status + ": " + output());
		}
		return output();
	}

	private List<ProcessHandle> kill() {
		List<ProcessHandle> all = Stream.concat(this.process.descendants(), Stream.of(this.process.toHandle()))
			.toList();
		all.forEach(ProcessHandle::destroyForcibly);
		return all;
	}

	/**
	 * End it at once, without giving it time for anything.
	 */
	@Override
	public void close() {
		CompletableFuture.allOf(kill().stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new)).join();
		Runtime.getRuntime().removeShutdownHook(this.shutdownHook);
	}

}
