package io.github.corsstarter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Source files of tests that the documentation shows.
 */
public final class ExampleSources {

	private ExampleSources() {
	}

	/**
	 * Read all files of a package, except for its tests.
	 * @param name the name below the root package
	 * @return the text of each file
	 */
	public static List<String> of(String name) {
		try (Stream<Path> files = Files.list(Path.of("src/test/java/io/github/corsstarter", name))) {
			return files.filter((file) -> !file.toString().endsWith("Tests.java")).map(ExampleSources::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A text without line breaks and indentation.
	 * @param source the text of a file, or a part of it
	 * @return its words, with one space between two
	 */
	public static String words(String source) {
		return source.strip().replaceAll("\\s+", " ");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
