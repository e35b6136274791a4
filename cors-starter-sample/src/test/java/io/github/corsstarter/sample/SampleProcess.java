package io.github.corsstarter.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged sample as a process of its own, on two free ports. It is known to have
 * started by what it prints, and is ended on closing.
 */
final class SampleProcess implements AutoCloseable {

	private static final Pattern STARTED = Pattern
		.compile("Open (http://localhost:\\d+)/ in a browser\\. It calls the API at (http://localhost:\\d+)");

	private static final int START_DEADLINE_SECONDS = 120;

	private static final int END_DEADLINE_SECONDS = 20;

	private final Process process;

	private final StringBuffer output = new StringBuffer();

	private final CompletableFuture<Matcher> started = new CompletableFuture<>();

	private SampleProcess(Process process) {
		this.process = process;
		Thread reader = new Thread(this::read, "sample-output");
		reader.setDaemon(true);
		reader.start();
	}

	/**
	 * Starts the jar that the build made.
	 * @param jvmOptions options for the virtual machine
	 * @param arguments arguments for the application, besides the ports
	 * @return the started sample
	 */
	static SampleProcess start(List<String> jvmOptions, List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(jvmOptions);
		command.addAll(List.of("-jar", System.getProperty("sample.jar")));
		command.addAll(List.of("--server.port=0", "--sample.page-port=0"));
		command.addAll(arguments);
		SampleProcess sample = launch(new ProcessBuilder(command).redirectErrorStream(true));
		try {
			sample.started.get(START_DEADLINE_SECONDS, TimeUnit.SECONDS);
			return sample;
		}
		catch (ExecutionException | TimeoutException ex) {
			sample.close();
			throw new AssertionError("The sample did not start. It printed:\n" + sample.output, ex);
		}
		catch (InterruptedException ex) {
			sample.close();
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
	}

	private static SampleProcess launch(ProcessBuilder builder) {
		try {
			return new SampleProcess(builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String pageOrigin() {
		return this.started.join().group(1);
	}

	String apiOrigin() {
		return this.started.join().group(2);
	}

	String output() {
		return this.output.toString();
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(END_DEADLINE_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	private void read() {
		try (BufferedReader reader = this.process.inputReader()) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				this.output.append(line).append('\n');
				Matcher matcher = STARTED.matcher(line);
				if (matcher.find()) {
					this.started.complete(matcher);
				}
			}
			this.started.completeExceptionally(new IOException("The output ended"));
		}
		catch (IOException ex) {
			this.started.completeExceptionally(ex);
		}
	}

}
