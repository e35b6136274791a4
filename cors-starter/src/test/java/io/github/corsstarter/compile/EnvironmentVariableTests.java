package io.github.corsstarter.compile;

import java.util.List;

import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The names that a Django deployment has in its environment.
 */
class EnvironmentVariableTests {

	@Test
	void namesOfDjangoConfigureWithoutAnyFile() {
		CorsProperties properties = TestSettings.none()
			.variable("CORS_ALLOWED_ORIGINS", "https://a.test,https://b.test")
			.variable("CORS_ALLOWED_ORIGIN_REGEXES_0", "^https://\\w{2,3}\\.example\\.com$")
			.variable("CORS_ALLOW_CREDENTIALS", "true")
			.variable("CORS_PREFLIGHT_MAX_AGE", "600")
			.variable("CORS_URLS_REGEX", "^/api/")
			.properties();
		assertThat(properties.allowedOrigins()).containsExactly("https://a.test", "https://b.test");
		assertThat(properties.allowedOriginRegexes()).containsExactly("^https://\\w{2,3}\\.example\\.com$");
		assertThat(properties.credentials()).isTrue();
		assertThat(properties.preflightMaxAge()).hasSeconds(600);
		assertThat(properties.urlsRegex()).isEqualTo("^/api/");
	}

	@Test
	void namesOfDjangoOverrideAFileUnderCanonicalNames() {
		CorsProperties properties = TestSettings.cors("""
				allowed-origins: [https://file.test]
				allowed-origin-regexes: ['^https://\\w+\\.file\\.test$', '^https://file$']
				allow-all: true
				credentials: false
				preflight-max-age: 1h
				urls-regex: ^/file/
				""")
			.variable("CORS_ORIGIN_WHITELIST", "https://a.test")
			.variable("CORS_ALLOWED_ORIGIN_REGEXES_0", "^https://variable\\.test$")
			.variable("CORS_ALLOW_ALL_ORIGINS", "false")
			.variable("CORS_ALLOW_CREDENTIALS", "true")
			.variable("CORS_PREFLIGHT_MAX_AGE", "600")
			.variable("CORS_URLS_REGEX", "^/api/")
			.properties();
		assertThat(properties.allowedOrigins()).containsExactly("https://a.test");
		assertThat(properties.allowedOriginRegexes()).containsExactly("^https://variable\\.test$");
		assertThat(properties.allowAll()).isFalse();
		assertThat(properties.credentials()).isTrue();
		assertThat(properties.preflightMaxAge()).hasSeconds(600);
		assertThat(properties.urlsRegex()).isEqualTo("^/api/");
	}

	@Test
	void emptyVariableEmptiesAListOfAFile() {
		assertThat(TestSettings.cors("allowed-origins: [https://file.test]")
			.variable("CORS_ALLOWED_ORIGINS", "")
			.properties()
			.allowedOrigins()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "allowed-origins, CORS_ALLOWED_ORIGINS", "allowed-origin-regexes, CORS_ALLOWED_ORIGIN_REGEXES",
			"hosts.allowed, CORS_HOSTS_ALLOWED", "csrf.trusted-origins, CORS_CSRF_TRUSTED_ORIGINS" })
	void emptyVariableOverAListOfAFileIsWorthAWarning(String key, String variable) {
		assertThat(TestSettings.cors(key + ": [localhost]").variable(variable, "").warnings()).contains("cors." + key
				+ " is empty: environment variable " + variable + " overrides the list in application.yml, line 2");
		assertThat(TestSettings.none().variable(variable, "").warnings())
			.noneMatch((warning) -> warning.contains("overrides"));
	}

	@Test
	void spacesAroundCommasDoNotMatter() {
		assertThat(TestSettings.none()
			.variable("CORS_ALLOWED_ORIGINS", " https://a.test , https://b.test ")
			.properties()
			.allowedOrigins()).containsExactly("https://a.test", "https://b.test");
	}

	@Test
	void entriesWithAnIndexMakeAList() {
		assertThat(TestSettings.none()
			.variable("CORS_ALLOWED_ORIGINS_1", "https://b.test")
			.variable("CORS_ALLOWED_ORIGINS_0", "https://a.test")
			.properties()
			.allowedOrigins()).containsExactly("https://a.test", "https://b.test");
	}

	@ParameterizedTest
	@CsvSource({ "CORS_ALLOWED_ORIGINS_1, cors.allowed-origins[1]",
			"CORS_POLICIES_0_ALLOWED_ORIGINS_1, cors.policies[0].allowed-origins[1]",
			"CORS_ORIGIN_WHITELIST_1, cors.origin-whitelist[1]" })
	void indexesThatDoNotBeginWith0AreAProblem(String name, String key) {
		Problem problem = TestSettings.none()
			.variable("CORS_POLICIES_0_URLS_REGEX", "^/a/")
			.variable(name, "https://a.test")
			.problem();
		assertThat(problem.key()).as("key").isEqualToIgnoringCase(key);
		assertThat(problem.location()).hasToString("environment variable " + name);
		assertThat(problem.reason()).isEqualTo("There is no entry 0 before it, so it would be ignored");
		assertThat(problem.action()).isEqualTo("Number the entries from 0, without gaps");
	}

	@Test
	void indexThatIsLeftOutIsAProblem() {
		Problem problem = TestSettings.none()
			.variable("CORS_ALLOWED_ORIGINS_0", "https://a.test")
			.variable("CORS_ALLOWED_ORIGINS_2", "https://b.test")
			.problem();
		assertThat(problem.reason()).isEqualTo("There is no entry 1 before it, so it would be ignored");
	}

	@Test
	void listBothWithCommasAndByIndexIsAProblem() {
		Problem problem = TestSettings.none()
			.variable("CORS_ALLOWED_ORIGINS", "https://a.test")
			.variable("CORS_ALLOWED_ORIGINS_0", "https://b.test")
			.problem();
		assertThat(problem.location()).hasToString("environment variable CORS_ALLOWED_ORIGINS");
		assertThat(problem.reason()).isEqualTo("The same source also has cors.allowed-origins[0]; a list is "
				+ "written either as one text or entry by entry");
		assertThat(problem.action()).isEqualTo("Keep one of the two");
	}

	@Test
	void expressionWithACommaInACommaSeparatedTextIsAProblemOfBothParts() {
		List<Problem> problems = TestSettings.none()
			.variable("CORS_ALLOWED_ORIGIN_REGEXES", "^https://[a-z]{2,3}\\.example\\.com$")
			.problems();
		assertThat(problems).extracting(Problem::value).containsExactly("^https://[a-z]{2", "3}\\.example\\.com$");
		assertThat(problems).allSatisfy((problem) -> {
			assertThat(problem.reason())
				.isEqualTo("It is a part of an expression, which was split at a comma that belongs to it");
			assertThat(problem.action()).isEqualTo("Write the expressions as a YAML list, or each as its own variable: "
					+ "CORS_ALLOWED_ORIGIN_REGEXES_0 and so on");
		});
	}

	@Test
	void problemWithAVariableNamesItAndNotTheFileBelow() {
		Problem problem = TestSettings.cors("allowed-origins: [https://file.test]")
			.variable("CORS_ALLOWED_ORIGINS", "https://a.test/")
			.problem();
		assertThat(problem.key()).isEqualTo("cors.allowed-origins[0]");
		assertThat(problem.value()).isEqualTo("https://a.test/");
		assertThat(problem.location()).hasToString("environment variable CORS_ALLOWED_ORIGINS");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			["https://a.test", "https://b.test"] | https://a.test,https://b.test
			['https://a.test']                   | https://a.test
			"https://a.test"                     | https://a.test
			""")
	void listInTheSyntaxOfPythonIsAProblem(String value, String meant) {
		assertThat(TestSettings.none().variable("CORS_ALLOWED_ORIGINS", value).problems()).first()
			.satisfies((problem) -> {
				assertThat(problem.reason()).isEqualTo("It has brackets or quotes that became part of the value");
				assertThat(problem.action()).isEqualTo("Write " + meant);
			});
	}

	@Test
	void originsWithSpacesBetweenThemAreAProblem() {
		Problem problem = TestSettings.none()
			.variable("CORS_ALLOWED_ORIGINS", "https://a.test https://b.test")
			.problem();
		assertThat(problem.reason()).isEqualTo("It has several origins in one entry");
		assertThat(problem.action()).isEqualTo("Write https://a.test,https://b.test");
	}

	@ParameterizedTest
	@CsvSource({ "CORS_ALLOWED_ORIGINS, 'https://a.test,'", "CORS_ALLOWED_ORIGINS, 'https://a.test,,https://b.test'",
			"CORS_ALLOWED_ORIGIN_REGEXES, '^https://a\\.test$,'" })
	void commaTooManyIsAProblem(String name, String value) {
		Problem problem = TestSettings.none().variable(name, value).problem();
		assertThat(problem.reason()).isEqualTo("It is empty: there is a comma too many");
		assertThat(problem.action()).isEqualTo("Remove the comma");
	}

	@Test
	void variableCalledCorsBelongsToSomebodyElse() {
		TestSettings settings = TestSettings.none().variable("CORS", "secret");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings())
			.containsExactly("cors-starter has no settings with these names and ignores them: CORS");
	}

	@Test
	void systemPropertiesAndArgumentsAreNamedInProblems() {
		assertThat(TestSettings.none().systemProperty("cors.credentials", "maybe").problem().location())
			.hasToString("system property cors.credentials");
		assertThat(TestSettings.none().arguments("--cors.credentials=maybe").problem().location())
			.hasToString("argument --cors.credentials");
	}

}
