package io.github.corsstarter.footprint;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

	/**
	 * The jars of the server that a function does not have.
	 */
	private static final List<String> SERVER = List.of("spring-boot-starter-tomcat", "spring-boot-tomcat",
			"tomcat-embed-core");

	/**
	 * The jars that only a function has.
	 */
	private static final List<String> FUNCTION = List.of("aws-serverless-java-container-springboot4",
			"aws-serverless-java-container-core", "spring-cloud-function-serverless-web", "aws-lambda-java-core",
			"jakarta.ws.rs-api", "commons-fileupload2-core", "commons-fileupload2-jakarta-servlet6", "commons-io");

	private ClassPath() {
	}

	/**
	 * The class path of an application with a server.
	 * @param withStarter whether it has the starter and its dependencies
	 */
	static String ofServer(boolean withStarter) {
		return without(FUNCTION, withStarter);
	}

	/**
	 * The class path of a Lambda function.
	 * @param withStarter whether it has the starter and its dependencies
	 */
	static String ofFunction(boolean withStarter) {
		return without(SERVER, withStarter);
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

	private static String without(List<String> jars, boolean withStarter) {
		Set<Path> left = Stream.of(GraphLayout.class, OriginMatcher.class, Pattern.class)
			.limit(withStarter ? 1 : 3)
			.map(ClassPath::entryOf)
			.collect(Collectors.toSet());
		String[] entries = own().split(File.pathSeparator);
		List<String> kept = new ArrayList<>();
		Set<String> found = new HashSet<>();
		for (String entry : entries) {
			Path path = Path.of(entry).toAbsolutePath().normalize();
			String jar = jars.stream()
				.filter((name) -> path.getFileName().toString().startsWith(name + "-"))
				.findAny()
				.orElse(null);
			if (jar != null) {
				found.add(jar);
			}
			else if (!left.remove(path)) {
				kept.add(entry);
			}
		}
		if (found.size() != jars.size() || !left.isEmpty()) {
			throw new IllegalStateException("Not all of " + jars + " and " + left + " are on the class path " + own());
		}
		return String.join(File.pathSeparator, kept);
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
