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
	 * What the names of the jars of Tomcat begin with.
	 */
	private static final List<String> TOMCAT = List.of("spring-boot-starter-tomcat-", "spring-boot-tomcat-",
			"tomcat-embed-core-");

	/**
	 * What the names of the jars of servlets begin with, which only Spring MVC needs.
	 */
	private static final List<String> SERVLET = List.of("spring-boot-starter-webmvc-", "spring-boot-starter-web-",
			"spring-boot-webmvc-", "spring-boot-servlet-", "spring-webmvc-", "jakarta.servlet-api-",
			"tomcat-embed-websocket-");

	/**
	 * What the names of the jars of WebFlux and its server begin with.
	 */
	private static final List<String> REACTIVE = List.of("spring-boot-starter-webflux-",
			"spring-boot-starter-reactor-netty-", "spring-boot-webflux-", "spring-boot-reactor", "spring-webflux-",
			"reactor-", "reactive-streams-", "netty-");

	/**
	 * What the names of the jars begin with that only a function has.
	 */
	private static final List<String> FUNCTION = List.of("aws-serverless-java-container-springboot4-",
			"aws-serverless-java-container-core-", "spring-cloud-function-serverless-web-", "aws-lambda-java-core-",
			"jakarta.ws.rs-api-", "commons-fileupload2-", "commons-io-");

	private ClassPath() {
	}

	/**
	 * The class path of an application with Spring MVC and Tomcat.
	 * @param withStarter whether it has the starter and its dependencies
	 */
	static String ofTomcat(boolean withStarter) {
		return without(withStarter, FUNCTION, REACTIVE);
	}

	/**
	 * The class path of an application with WebFlux and Reactor Netty.
	 * @param withStarter whether it has the starter and its dependencies
	 */
	static String ofReactorNetty(boolean withStarter) {
		return without(withStarter, FUNCTION, TOMCAT, SERVLET);
	}

	/**
	 * The class path of a Lambda function.
	 * @param withStarter whether it has the starter and its dependencies
	 */
	static String ofFunction(boolean withStarter) {
		return without(withStarter, TOMCAT, REACTIVE);
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

	@SafeVarargs
	private static String without(boolean withStarter, List<String>... beginnings) {
		List<String> jars = Stream.of(beginnings).flatMap(List::stream).toList();
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
				.filter((name) -> path.getFileName().toString().startsWith(name))
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
