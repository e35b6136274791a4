package io.github.corsstarter.sample.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The package that goes to Lambda, with nothing on its class path but what is in it.
 */
class LambdaPackageIT {

	private static final Path PACKAGE = Path.of(System.getProperty("lambda.package"));

	@Test
	void thePackageIsComplete(@TempDir Path directory) throws Exception {
		unpack(directory);
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader lambda = new URLClassLoader(classPath(directory), new OnlyLambda(before))) {
			thread.setContextClassLoader(lambda);
			RequestStreamHandler handler = (RequestStreamHandler) lambda
				.loadClass("io.github.corsstarter.sample.lambda.SampleHandler")
				.getDeclaredConstructor()
				.newInstance();
			assertThat(answer(handler)).contains("\"statusCode\":200").contains("Middlemarch");
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	@Test
	void thereIsNoServerInThePackage() throws IOException {
		try (FileSystem zip = FileSystems.newFileSystem(PACKAGE); Stream<Path> jars = Files.list(zip.getPath("lib"))) {
			assertThat(jars.map(Path::toString)).isNotEmpty().noneMatch((jar) -> jar.contains("tomcat-embed-core"));
		}
	}

	private static String answer(RequestStreamHandler handler) throws IOException {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		try (InputStream event = LambdaPackageIT.class.getResourceAsStream("/events/get-books.json")) {
			handler.handleRequest(event, answer, null);
		}
		return answer.toString(StandardCharsets.UTF_8);
	}

	private static void unpack(Path directory) throws IOException {
		try (FileSystem zip = FileSystems.newFileSystem(PACKAGE); Stream<Path> entries = Files.walk(zip.getPath("/"))) {
			for (Path entry : (Iterable<Path>) entries.filter(Files::isRegularFile)::iterator) {
				Path file = directory.resolve(entry.toString().substring(1));
				Files.createDirectories(file.getParent());
				Files.copy(entry, file);
			}
		}
	}

	/**
	 * What Lambda's Java runtime has: the folder itself and the jars in {@code lib}.
	 */
	private static URL[] classPath(Path directory) throws IOException {
		try (Stream<Path> jars = Files.list(directory.resolve("lib"))) {
			return Stream.concat(Stream.of(directory), jars).map(LambdaPackageIT::url).toArray(URL[]::new);
		}
	}

	private static URL url(Path path) {
		try {
			return path.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The classes of the JDK, and of the test the interface to Lambda, which the runtime
	 * shares with the package.
	 */
	private static final class OnlyLambda extends ClassLoader {

		private static final List<String> SHARED = List.of(RequestStreamHandler.class.getName(),
				Context.class.getName());

		private final ClassLoader tests;

		private OnlyLambda(ClassLoader tests) {
			super(ClassLoader.getPlatformClassLoader());
			this.tests = tests;
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			if (SHARED.contains(name)) {
				return this.tests.loadClass(name);
			}
			throw new ClassNotFoundException(name);
		}

	}

}
