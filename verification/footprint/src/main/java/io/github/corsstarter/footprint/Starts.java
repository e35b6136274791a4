package io.github.corsstarter.footprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
		return TimeTaken.ofStart(classPath(setup), options(setup, options), List.of(setup.location()));
	}

	ObservedStart observe(Setup setup) {
		return ObservedStart.of(classPath(setup), options(setup, List.of()), List.of(setup.location()));
	}

	private String classPath(Setup setup) {
		String classPath = setup.isWithStarter() ? ClassPath.withStarter() : ClassPath.withoutStarter();
		return setup.isAheadOfTime()
				? this.processed.computeIfAbsent(setup.isWithStarter(),
						(with) -> AheadOfTime.process(classPath, this.directory.resolve(with ? "with" : "without")))
				: classPath;
	}

	private static List<String> options(Setup setup, List<String> options) {
		List<String> all = new ArrayList<>(options);
		if (setup.isAheadOfTime()) {
			all.add(AheadOfTime.OPTION);
		}
		return all;
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
