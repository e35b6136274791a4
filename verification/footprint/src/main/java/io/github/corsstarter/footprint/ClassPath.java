package io.github.corsstarter.footprint;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import io.github.corsstarter.origin.OriginMatcher;
import org.openjdk.jol.info.GraphLayout;

/**
 * The class paths of the measured applications, made from this process's own.
 */
final class ClassPath {

	private ClassPath() {
	}

	/**
	 * The class path of an application that has the starter.
	 */
	static String withStarter() {
		return without(GraphLayout.class);
	}

	/**
	 * The class path of an application without the starter and without its dependencies.
	 */
	static String withoutStarter() {
		return without(GraphLayout.class, OriginMatcher.class, Pattern.class);
	}

	/**
	 * The class path of this process.
	 */
	static String own() {
		return System.getProperty("java.class.path");
	}

	/**
	 * The entry of the starter on the class path.
	 * @return the name of its jar; of a directory if the class path was made before the
	 * jar was
	 */
	static String starterFile() {
		return String.valueOf(entryOf(OriginMatcher.class).getFileName());
	}

	private static String without(Class<?>... types) {
		Set<Path> left = Stream.of(types).map(ClassPath::entryOf).collect(Collectors.toSet());
		String[] entries = own().split(File.pathSeparator);
		String rest = Stream.of(entries)
			.filter((entry) -> !left.contains(Path.of(entry).toAbsolutePath().normalize()))
			.collect(Collectors.joining(File.pathSeparator));
		if (rest.split(File.pathSeparator).length != entries.length - left.size()) {
			throw new IllegalStateException("Not each of " + left + " is one entry of the class path " + own());
		}
		return rest;
	}

	private static Path entryOf(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
				.toAbsolutePath()
				.normalize();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
