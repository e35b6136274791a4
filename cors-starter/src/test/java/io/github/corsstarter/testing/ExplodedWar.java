package io.github.corsstarter.testing;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.web.servlet.CorsPolicyFilter;

/**
 * What {@code mvn package} would make of {@link WarApplication}, as a directory.
 */
public final class ExplodedWar {

	/**
	 * The libraries of a Spring MVC application, without an embedded server.
	 */
	private static final List<String> LIBRARIES = List.of("commons-logging", "jackson-annotations", "jackson-core",
			"jackson-databind", "jakarta.annotation-api", "jspecify", "jul-to-slf4j", "log4j-api", "log4j-to-slf4j",
			"logback-classic", "logback-core", "micrometer-commons", "micrometer-observation", "re2j", "slf4j-api",
			"snakeyaml", "spring-aop", "spring-beans", "spring-boot", "spring-boot-autoconfigure",
			"spring-boot-http-converter", "spring-boot-jackson", "spring-boot-servlet", "spring-boot-web-server",
			"spring-boot-webmvc", "spring-context", "spring-core", "spring-expression", "spring-web", "spring-webmvc");

	private static final String VERSION = "-\\d.*";

	private final Path classes;

	private final Path libraries;

	private ExplodedWar(Path directory) throws IOException {
		this.classes = Files.createDirectories(directory.resolve("WEB-INF/classes"));
		this.libraries = Files.createDirectories(directory.resolve("WEB-INF/lib"));
	}

	/**
	 * Assemble the application.
	 * @param directory the directory that is to become the WAR
	 * @param configuration the lines of its {@code application.yml}
	 */
	public static void assemble(Path directory, List<String> configuration) throws IOException, URISyntaxException {
		ExplodedWar war = new ExplodedWar(directory);
		war.addLibraries();
		war.addStarter();
		war.addApplication();
		Files.write(war.classes.resolve("application.yml"), configuration);
	}

	private void addLibraries() throws IOException {
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			Path jar = Path.of(entry);
			if (LIBRARIES.contains(jar.getFileName().toString().replaceFirst(VERSION, ""))) {
				Files.copy(jar, this.libraries.resolve(jar.getFileName()));
			}
		}
	}

	private void addStarter() throws IOException, URISyntaxException {
		copy(locationOf(CorsPolicyFilter.class), "");
	}

	private void addApplication() throws IOException, URISyntaxException {
		Path tests = locationOf(WarApplication.class);
		String directory = WarApplication.class.getPackageName().replace('.', '/') + "/";
		for (Class<?> type : List.of(WarApplication.class, PlainHandlers.class, PlainServletHandlers.class,
				PlainReactiveHandlers.class, AsyncHandlers.class, AsyncServlet.class)) {
			copy(tests, directory + type.getSimpleName());
		}
		copy(tests, "static/");
	}

	/**
	 * Copy the files whose path starts with a text.
	 */
	private void copy(Path root, String prefix) throws IOException {
		try (Stream<Path> files = Files.walk(root)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				String relative = root.relativize(file).toString().replace(File.separatorChar, '/');
				if (relative.startsWith(prefix)) {
					Path target = this.classes.resolve(relative);
					Files.createDirectories(target.getParent());
					Files.copy(file, target);
				}
			}
		}
	}

	private static Path locationOf(Class<?> type) throws URISyntaxException {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
	}

}
