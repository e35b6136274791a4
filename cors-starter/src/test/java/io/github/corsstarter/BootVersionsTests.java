package io.github.corsstarter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The versions of Spring Boot that the jar is tested on are listed in one file. Whatever
 * else names one names one of those.
 */
class BootVersionsTests {

	private static final Path ROOT = Path.of("..");

	private static final List<String> TESTED = Document.of(".ci/boot-versions").text().lines().toList();

	/**
	 * The value of the property, the condition of a profile, or an argument.
	 */
	private static final Pattern NAMED = Pattern.compile(
			"(?:<spring-boot.version>|<name>spring-boot.version</name>\\s*<value>|-Dspring-boot.version=)([\\d.]*\\d)");

	@Test
	void readmeNamesThemAll() {
		String sentence = Document.of("README.md").section("Compatibility").text().replaceAll("\\s+", " ");
		int last = TESTED.size() - 1;
		assertThat(sentence).contains("compiled against " + compiledAgainst() + ", and the same jar is tested on "
				+ String.join(", ", TESTED.subList(0, last)) + " and " + TESTED.get(last) + " before");
	}

	@Test
	void theOneThatTheJarIsCompiledAgainstIsTested() {
		assertThat(TESTED).contains(compiledAgainst());
	}

	@ParameterizedTest
	@MethodSource("poms")
	void everyVersionInAPomIsTested(Path pom) throws IOException {
		assertThat(namedIn(Files.readString(pom))).isSubsetOf(TESTED);
	}

	@Test
	void theExampleForContributorsIsTested() {
		assertThat(namedIn(Document.of("CONTRIBUTING.md").text())).isNotEmpty().isSubsetOf(TESTED);
	}

	static Stream<Path> poms() throws IOException {
		try (Stream<Path> files = Files.find(ROOT, 4, (path, attributes) -> path.endsWith("pom.xml"))) {
			return files.toList().stream();
		}
	}

	private static String compiledAgainst() {
		return namedIn(Document.of("pom.xml").text()).get(0);
	}

	private static List<String> namedIn(String text) {
		return NAMED.matcher(text).results().map((hit) -> hit.group(1)).toList();
	}

}
