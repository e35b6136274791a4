package io.github.corsstarter.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules that people write stop the start, or are warned about, as their labels say; and
 * what the report says to write instead starts without a word.
 */
class RuleCorpusSettingsTests {

	private static final Path CORPUS = Path.of("src/test/resources/verdict/rules.tsv");

	private static final String WRITE = "Write ";

	@ParameterizedTest
	@MethodSource("closed")
	void closedRuleStartsAndIsNotCalledOpen(Rule rule) {
		for (boolean credentials : List.of(true, false)) {
			TestSettings settings = rule.settings(credentials);
			assertThat(settings.problems()).isEmpty();
			assertThat(settings.warnings()).noneMatch((warning) -> warning.contains("somebody else can own"));
		}
	}

	@ParameterizedTest
	@MethodSource("open")
	void openRuleStopsTheStartWithCredentialsAndIsWarnedAboutWithout(Rule rule) {
		assertThat(rule.settings(true).problem().reason()).contains(", and somebody else can own ");
		assertThat(rule.settings(false).problems()).isEmpty();
		assertThat(rule.settings(false).warnings()).anyMatch((warning) -> warning.contains("somebody else can own"));
	}

	@ParameterizedTest
	@MethodSource("open")
	void openRuleStartsWhereItIsAccepted(Rule rule) {
		TestSettings settings = rule.settings(true).variable("CORS_DANGEROUSLY_ALLOW_OPEN_ORIGINS", "true");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).anyMatch((warning) -> warning.contains("somebody else can own"));
	}

	@ParameterizedTest
	@MethodSource("openPatterns")
	void openPatternIsNeverTrusted(Rule rule) {
		Map<String, Object> trusted = Map.of("cors.csrf.enabled", "true", "cors.csrf.trusted-origins[0]", rule.text());
		assertThat(TestSettings.none().source(new MapPropertySource("test", trusted)).problem().key())
			.isEqualTo("cors.csrf.trusted-origins[0]");
	}

	@ParameterizedTest
	@MethodSource("open")
	void acceptedOpenRuleIsNotInheritedAsTrusted(Rule rule) {
		TestSettings settings = rule.settings(true)
			.variable("CORS_DANGEROUSLY_ALLOW_OPEN_ORIGINS", "true")
			.variable("CORS_CSRF_ENABLED", "true");
		assertThat(settings.read().csrf().trustedOrigins().origins().isEmpty()).isTrue();
		assertThat(settings.warnings()).anyMatch((warning) -> warning.contains("are not inherited"));
	}

	@ParameterizedTest
	@MethodSource("dead")
	void deadExpressionStopsTheStart(Rule rule) {
		for (boolean credentials : List.of(true, false)) {
			assertThat(rule.settings(credentials).problem().reason()).isNotBlank();
		}
	}

	@ParameterizedTest
	@MethodSource("refused")
	void whatTheReportSaysToWriteStarts(Rule rule) {
		String action = rule.settings(true).problem().action();
		if (action.startsWith(WRITE) && !action.startsWith(WRITE + "an ") && !action.startsWith(WRITE + "the ")
				&& !action.startsWith(WRITE + "what ")) {
			Rule corrected = new Rule("closed", rule.kind(), action.substring(WRITE.length()));
			assertThat(corrected.settings(true).problems()).extracting(Problem::reason).isEmpty();
			assertThat(corrected.settings(true).warnings())
				.noneMatch((warning) -> warning.contains("somebody else can own"));
		}
	}

	static Stream<Rule> closed() {
		return rules("closed");
	}

	static Stream<Rule> open() {
		return rules("open");
	}

	static Stream<Rule> openPatterns() {
		return open().filter((rule) -> rule.kind().equals("pattern"));
	}

	static Stream<Rule> dead() {
		return rules("dead").filter((rule) -> rule.kind().equals("regex"));
	}

	static Stream<Rule> refused() {
		return Stream.concat(open(), dead());
	}

	private static Stream<Rule> rules(String label) {
		try {
			return Files.readAllLines(CORPUS)
				.stream()
				.filter((line) -> line.startsWith(label + "\t"))
				.map((line) -> line.split("\t"))
				.map((columns) -> new Rule(columns[0], columns[1], columns[2]))
				.filter((rule) -> !rule.kind().equals("host"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	record Rule(String label, String kind, String text) {

		TestSettings settings(boolean credentials) {
			String list = this.kind.equals("regex") ? "cors.allowed-origin-regexes" : "cors.allowed-origins";
			return TestSettings.none()
				.source(new MapPropertySource("test",
						Map.of(list + "[0]", this.text, "cors.credentials", credentials)));
		}

	}

}
