package io.github.corsstarter.correction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.settings.SettingSources;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Backslashes that did not arrive. The report says what to write in the file instead, and
 * that arrives as it was meant.
 */
class LostBackslashesTests {

	private static final String REASON = "It lost a backslash: in a .properties file each one has to be written twice";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiterString = "=>",
			textBlock = """
					cors.allowed-origin-regexes = http://localhost:\\d+                  => http://localhost:\\\\d+
					cors.allowed-origin-regexes=^https://.*\\.example\\.com$             => ^https://.*\\\\.example\\\\.com$
					cors.allowed-origin-regexes: https\\://a\\.example\\.com             => https://a\\\\.example\\\\.com
					cors.allowed-origin-regexes=^https://a\\.test$,^https://b\\\\.test$  => ^https://a\\\\.test$,^https://b\\\\.test$
					cors.allowed-origin-regexes[0]=^https://a\\.test$                    => ^https://a\\\\.test$
					cors.urls-regex=^/v\\d+/                                             => ^/v\\\\d+/
					cors.hosts.exempt-urls-regex=^/v\\d+/up$                             => ^/v\\\\d+/up$
					cors.csrf.exempt-urls-regex=^/v\\d+/hook$                            => ^/v\\\\d+/hook$
					""")
	void backslashInAPropertiesFile(String line, String doubled) throws IOException {
		Problem problem = properties("# a\n\n" + line).problem();
		assertThat(problem.reason()).isEqualTo(REASON);
		assertThat(problem.action()).isEqualTo("Write " + doubled);
		assertThat(String.valueOf(problem.location())).endsWith("application.properties, line 3");
		String key = line.split("\\s*[=:]", 2)[0];
		assertThat(properties(key + "=" + doubled).problems()).isEmpty();
	}

	@Test
	void valueOfSeveralLines() throws IOException {
		assertThat(properties("cors.allowed-origin-regexes=^https://a\\.test$,\\\n    ^https://b\\.test$").problem()
			.action()).isEqualTo("Write ^https://a\\\\.test$,^https://b\\\\.test$");
	}

	@Test
	void whatWasMeantIsCheckedToo() throws IOException {
		assertThat(properties("cors.allowed-origin-regexes=^https://(?!x)\\w+\\.test$").problems())
			.extracting(Problem::reason)
			.hasSize(2)
			.first()
			.isEqualTo(REASON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.allowed-origin-regexes=^https://a\\\\.test$",
			"cors.allowed-origins=https\\://a.test", "cors.allowed-origin-regexes=https\\://a[.]test\\n" })
	void backslashThatBelongsThere(String line) throws IOException {
		assertThat(properties(line).problems()).isEmpty();
	}

	@Test
	void backslashesToWriteInAPropertiesFileAreDoubled() throws IOException {
		assertThat(properties("cors.allowed-origins=https://app-*.example.com").problem().action())
			.isEqualTo("Remove it, and add to cors.allowed-origin-regexes: https://app-[a-z0-9-]+\\\\.example\\\\.com");
		assertThat(properties(
				"cors.credentials=true\n" + "cors.allowed-origin-regexes=https://app-[a-z0-9-]+\\\\.example\\\\.com")
			.problems()).isEmpty();
	}

	@Test
	void shellMayHaveRemovedABackslash() {
		TestSettings variable = TestSettings.none().variable("CORS_ALLOWED_ORIGIN_REGEXES", "http://localhost:d+");
		TestSettings property = TestSettings.none()
			.systemProperty("cors.allowed-origin-regexes", "http://localhost:d+");
		TestSettings argument = TestSettings.none().arguments("--cors.allowed-origin-regexes=http://localhost:d+");
		for (TestSettings settings : List.of(variable, property, argument)) {
			Setting regexes = SettingSources.of(settings.environment()).at(Area.CORS, "cors.allowed-origin-regexes");
			assertThat(LostBackslashes.inShell(regexes, "http://localhost:d+"))
				.isEqualTo(". If a \\ was written, a shell has removed it: it leaves only those between single quotes");
			assertThat(LostBackslashes.inShell(regexes, "^https://a\\.test$")).isEmpty();
		}
		Setting file = SettingSources.of(TestSettings.cors("allowed-origin-regexes: http://localhost:d+").environment())
			.at(Area.CORS, "cors.allowed-origin-regexes");
		assertThat(LostBackslashes.inShell(file, "http://localhost:d+")).isEmpty();
	}

	private TestSettings properties(String text) throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.properties"), text);
		TestSettings settings = TestSettings.none();
		new PropertiesPropertySourceLoader().load("file", new FileSystemResource(file)).forEach(settings::source);
		return settings;
	}

}
