package io.github.corsstarter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Document;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation points at is there.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");

	private static final Pattern TEST = Pattern.compile("`(\\w+(?:Tests|IT)|[\\w-]+\\.test\\.ts)`");

	private static final Pattern TEST_METHOD = Pattern.compile("`(\\w+Tests)?#(\\w+)`");

	private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z0-9]+)+)(?:\\.[A-Z]\\w+)?`");

	private static final Pattern BAR_IN_CODE = Pattern.compile("^(?:[^`]*`[^`]*`)*[^`]*`[^`]*(?<!\\\\)\\|[^`]*`");

	static Stream<Path> documents() throws IOException {
		try (Stream<Path> reference = Files.list(ROOT.resolve("docs"))) {
			Stream<Path> others = Stream
				.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "CODE_OF_CONDUCT.md",
						".github/pull_request_template.md", "cors-starter-sample/infra/README.md")
				.map(ROOT::resolve);
			return Stream.concat(reference, others).filter((path) -> path.toString().endsWith(".md")).toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void everyLinkLeadsSomewhere(Path document) throws IOException {
		for (MatchResult link : LINK.matcher(Files.readString(document)).results().toList()) {
			Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
			assertThat(target).exists();
			if (link.group(2) != null) {
				assertThat(headings(target)).as(link.group()).contains(link.group(2));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void everyTestThatIsNamedExists(Path document) throws IOException {
		List<String> names = TEST.matcher(Files.readString(document)).results().map((name) -> name.group(1)).toList();
		assertThat(names.stream().filter((name) -> !exists(name))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("documents")
	void everyTestMethodThatIsNamedExists(Path document) throws IOException {
		String test = null;
		for (MatchResult method : TEST_METHOD.matcher(Files.readString(document)).results().toList()) {
			test = (method.group(1) != null) ? method.group(1) : test;
			assertThat(test).as(method.group()).isNotNull();
			assertThat(source(test)).as(method.group()).contains(" " + method.group(2) + "(");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "docs/architecture.md", "CONTRIBUTING.md" })
	void everyTypeThatIsNamedExists(String document) throws IOException {
		List<String> names = TYPE.matcher(Files.readString(ROOT.resolve(document)))
			.results()
			.map((name) -> name.group(1))
			.filter((name) -> !name.endsWith("Tests"))
			.toList();
		Path main = ROOT.resolve("cors-starter/src/main/java");
		assertThat(names).hasSizeGreaterThan(5);
		assertThat(names.stream().distinct().filter((name) -> !contains(main, name + ".java"))).isEmpty();
	}

	/**
	 * It would end the cell, even inside code.
	 */
	@ParameterizedTest
	@MethodSource("documents")
	void noCodeInATableHasABarWithoutABackslash(Path document) throws IOException {
		assertThat(Files.readAllLines(document)).filteredOn((line) -> line.startsWith("|"))
			.noneMatch((line) -> BAR_IN_CODE.matcher(line).find());
	}

	static Stream<Arguments> examples() throws IOException {
		return documents().filter((path) -> path.startsWith(ROOT.resolve("docs")))
			.flatMap((path) -> Document.of(ROOT.relativize(path).toString())
				.blocks("yaml")
				.stream()
				.map((yaml) -> Arguments.of(path.getFileName(), yaml)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("examples")
	void settingsCanBeUsedAsTheyStand(Path document, String yaml) {
		TestSettings settings = TestSettings.none()
			.file("application.yml", yaml)
			.variable("ORIGIN_SECRET", "sixteen-characters-and-more");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).isEmpty();
	}

	private static boolean exists(String test) {
		String file = test.endsWith(".ts") ? test : test + ".java";
		return folders().anyMatch((folder) -> contains(folder, file));
	}

	private static String source(String test) throws IOException {
		for (Path folder : folders().toList()) {
			try (Stream<Path> files = Files.walk(folder)) {
				Path file = files.filter((path) -> path.endsWith(test + ".java")).findFirst().orElse(null);
				if (file != null) {
					return Files.readString(file);
				}
			}
		}
		throw new AssertionError("There is no class " + test);
	}

	private static Stream<Path> folders() {
		return Stream.of("cors-starter/src/test", "cors-starter-test/src/test", "cors-doctor/src/test",
				"cors-starter-sample/src/test", "cors-starter-sample/lambda/src/test",
				"cors-starter-sample/gateway/src/test", "verification/compatibility/src/test",
				"verification/integration/src/test", "verification/gateway/src/test",
				"verification/gateway-webflux/src/test", "verification/fleet/src/test",
				"verification/benchmarks/src/test", "verification/footprint/src/test", "verification/load/src/test",
				"verification/load-webflux/src/test", "verification/support/src/test", "cors-starter-sample/infra/test")
			.map(ROOT::resolve);
	}

	private static boolean contains(Path folder, String file) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.anyMatch((path) -> path.getFileName().toString().equals(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> headings(Path document) throws IOException {
		return Files.readAllLines(document)
			.stream()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> line.replaceFirst("#+ ", "").toLowerCase().replaceAll("[^\\w -]", "").replace(' ', '-'))
			.toList();
	}

}
