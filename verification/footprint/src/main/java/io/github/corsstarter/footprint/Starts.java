package io.github.corsstarter.footprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

/**
 * Starts applications. What some need to be processed ahead of time is done once.
 */
final class Starts implements AutoCloseable {

	private final Path directory;

	private final Map<Boolean, String> processed = new HashMap<>();

	Starts() {
		try {
			this.directory = Files.createTempDirectory("ahead-of-time");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	TimeTaken time(Setup setup, List<String> options) {
		return TimeTaken.ofStart(() -> launch(setup, options));
	}

	ObservedStart observe(Setup setup) {
		return ObservedStart.of((options) -> launch(setup, options));
	}

	private MeasuredProcess launch(Setup setup, List<String> options) {
		List<String> properties = List.of(setup.location());
		return switch (setup.environment()) {
			case SERVER -> MeasuredApplication.launch(ClassPath.ofTomcat(setup.isWithStarter()), options, properties);
			case AHEAD_OF_TIME ->
				MeasuredApplication.launch(processed(setup.isWithStarter()), AheadOfTime.using(options), properties);
			case LAMBDA -> MeasuredFunction.launch(ClassPath.ofFunction(setup.isWithStarter()), options, properties);
		};
	}

	private String processed(boolean withStarter) {
		return this.processed.computeIfAbsent(withStarter, (with) -> AheadOfTime.process(ClassPath.ofTomcat(with),
				this.directory.resolve(with ? "with" : "without")));
	}

	@Override
	public void close() {
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
