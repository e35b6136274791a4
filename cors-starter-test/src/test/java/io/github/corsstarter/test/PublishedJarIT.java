package io.github.corsstarter.test;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jar has the model of browsers in it, and nothing of the starter besides.
 */
class PublishedJarIT {

	private static final Path TARGET = Path.of("target");

	@Test
	void everyClassIsInThePackageOfTheKitOrBelow() throws IOException {
		assertThat(entries()).filteredOn((name) -> name.endsWith(".class"))
			.hasSizeGreaterThan(50)
			.allMatch((name) -> name.startsWith("io/github/corsstarter/test/"));
	}

	@Test
	void itHasNoAutoConfiguration() throws IOException {
		assertThat(entries()).filteredOn((name) -> name.startsWith("META-INF/"))
			.allMatch((name) -> name.equals("META-INF/MANIFEST.MF") || name.equals("META-INF/LICENSE")
					|| name.startsWith("META-INF/maven/") || name.startsWith("META-INF/sbom/"));
	}

	@Test
	void noClassNamesOneThatIsNotThere() throws IOException {
		try (JarFile jar = new JarFile(jar().toFile())) {
			for (JarEntry entry : jar.stream().filter((file) -> file.getName().endsWith(".class")).toList()) {
				try (InputStream content = jar.getInputStream(entry)) {
					assertThat(new String(content.readAllBytes(), StandardCharsets.ISO_8859_1)).as(entry.getName())
						.doesNotContainPattern("io/github/corsstarter/(?!test/)");
				}
			}
		}
	}

	@Test
	void itWorksWithoutSpringAndJUnit() throws Exception {
		URL[] classPath = { jar().toUri().toURL(), TARGET.resolve("test-classes").toUri().toURL(),
				Assertions.class.getProtectionDomain().getCodeSource().getLocation() };
		try (URLClassLoader alone = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
			Object program = alone.loadClass(Program.class.getName()).getDeclaredConstructor().newInstance();
			assertThat(((Callable<?>) program).call()).isEqualTo(Set.of("mixed-content"));
		}
	}

	@Test
	void itsPomDoesNotDependOnTheStarter() throws IOException {
		String pom = Files.readString(TARGET.resolve(".flattened-pom.xml"));
		assertThat(pom).contains("<artifactId>cors-starter-test</artifactId>")
			.contains("<artifactId>assertj-core</artifactId>");
		assertThat(pom).doesNotContain("<artifactId>cors-starter</artifactId>", "<parent>");
	}

	private static List<String> entries() throws IOException {
		try (JarFile jar = new JarFile(jar().toFile())) {
			return jar.stream().map(JarEntry::getName).filter((name) -> !name.endsWith("/")).toList();
		}
	}

	private static Path jar() throws IOException {
		try (Stream<Path> files = Files.list(TARGET)) {
			return files
				.filter((file) -> file.getFileName().toString().matches("cors-starter-test-[^-]+(-SNAPSHOT)?\\.jar"))
				.findFirst()
				.orElseThrow();
		}
	}

	/**
	 * A program without Spring and JUnit on its class path.
	 */
	public static final class Program implements Callable<Set<String>> {

		@Override
		public Set<String> call() {
			CorsContract.parse("contract.md",
					"| page | request | expectation |\n| https://one.github.io | GET /items | because mixed-content |")
				.verify((browser) -> browser.calling("http://two.github.io"));
			BrowserResponse response = Browser.at("https://one.github.io")
				.calling("http://two.github.io")
				.get("/items")
				.send();
			Assertions.assertThat(response).isBlocked();
			return response.reasons();
		}

	}

}
