package io.github.corsstarter.compile;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.SettingLocation;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods, headers and single values that cannot work.
 */
class MethodAndHeaderProblemTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			allow-methods       | GET POST       | method
			extra-allow-methods | GET,           | method
			allow-headers       | x-mine: 1      | header
			extra-allow-headers | "x-mine"       | header
			expose-headers      | x mine         | header
			""")
	void nameThatIsNoneIsAProblem(String key, String name, String kind) {
		assertThat(TestSettings.cors(key + ":\n  - '" + name + "'").problem())
			.isEqualTo(new Problem(Area.CORS, "cors." + key + "[0]", name, new SettingLocation("application.yml", 3),
					"It is not a valid name. Names have letters, digits and hyphens",
					"Write one name per entry, without quotes, colon or value"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "allow-methods", "extra-allow-methods", "allow-headers", "extra-allow-headers",
			"expose-headers" })
	void emptyNameIsAProblem(String key) {
		Problem problem = TestSettings.cors(key + ": [x, null]").problem();
		assertThat(problem.key()).isEqualTo("cors." + key + "[1]");
		assertThat(problem.reason()).isEqualTo("It is empty");
		assertThat(problem.action()).isEqualTo("Remove it");
	}

	@ParameterizedTest
	@ValueSource(strings = { "allow-methods", "extra-allow-methods", "allow-headers", "extra-allow-headers",
			"expose-headers" })
	void starWithCredentialsIsAProblem(String key) {
		Problem problem = TestSettings.cors("""
				credentials: true
				%s: ["*", authorization]
				""".formatted(key)).problem();
		assertThat(problem.key()).isEqualTo("cors." + key + "[0]");
		assertThat(problem.value()).isEqualTo("*");
		assertThat(problem.reason()).isEqualTo("With credentials, browsers read it as a name and not as a wildcard");
		assertThat(problem.action()).isEqualTo("List the names");
	}

	@ParameterizedTest
	@ValueSource(strings = { "allow-methods", "extra-allow-methods", "allow-headers", "extra-allow-headers",
			"expose-headers" })
	void starWithoutCredentialsIsNoProblem(String key) {
		assertThat(TestSettings.cors(key + ": ['*', authorization]").problems()).isEmpty();
	}

	@Test
	void credentialsOfAPolicyThatInheritsAStarAreAProblem() {
		assertThat(TestSettings.cors("""
				allow-methods: ["*"]
				policies:
				  - urls-regex: ^/a/
				    allowed-origins: [https://a.test]
				    credentials: true
				""").problem()).isEqualTo(new Problem(Area.CORS, "cors.policies[0].credentials", "true",
				new SettingLocation("application.yml", 6),
				"With it, browsers read the * in cors.allow-methods, which this policy inherits, as a name and not as a "
						+ "wildcard",
				"Give the policy its own list, allow-methods, with the names"));
	}

	@Test
	void starThatIsInheritedTogetherWithCredentialsIsReportedOnce() {
		assertThat(TestSettings.cors("""
				allowed-origins: [https://a.test]
				credentials: true
				allow-methods: ["*"]
				policies:
				  - urls-regex: ^/a/
				""").problem().key()).isEqualTo("cors.allow-methods[0]");
	}

	@Test
	void mistakeInAListThatPoliciesInheritIsReportedOnce() {
		assertThat(TestSettings.cors("""
				allow-all: true
				allow-methods: [GET POST]
				policies:
				  - urls-regex: ^/a/
				  - urls-regex: ^/b/
				""").problem().key()).isEqualTo("cors.allow-methods[0]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.preflight-max-age", "cors.policies[0].preflight-max-age" })
	void negativeTimeIsAProblem(String key) {
		Problem problem = TestSettings.cors("""
				preflight-max-age: %s
				policies:
				  - urls-regex: ^/a/
				    allow-all: true
				    preflight-max-age: %s
				""".formatted(key.contains("policies") ? "1" : "-1", key.contains("policies") ? "-1" : "1")).problem();
		assertThat(problem.key()).isEqualTo(key);
		assertThat(problem.value()).isEqualTo("-1");
		assertThat(problem.reason()).isEqualTo("It is negative");
		assertThat(problem.action())
			.isEqualTo("Write for how many seconds browsers may keep the response to a preflight; 0 sends no header");
	}

	@ParameterizedTest
	@ValueSource(strings = { "enabled", "allow-all", "credentials", "allow-private-network", "exclusive",
			"reject-disallowed", "report-only", "debug", "dangerously-allow-all-with-credentials" })
	void switchThatIsNeitherTrueNorFalseIsAProblem(String key) {
		assertThat(TestSettings.cors(key + ": perhaps").problem())
			.isEqualTo(new Problem(key.equals("report-only") ? Area.APPLICATION : Area.CORS, "cors." + key, "perhaps",
					new SettingLocation("application.yml", 2), "It is neither true nor false", "Write true or false"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a day", "86400 seconds", "false", "None" })
	void timeThatIsNoneIsAProblem(String value) {
		assertThat(TestSettings.cors("preflight-max-age: " + value).problem()).isEqualTo(new Problem(Area.CORS,
				"cors.preflight-max-age", value, new SettingLocation("application.yml", 2),
				"It is neither a number of seconds nor a number with a unit", "Write for example 600, 10m or 1h"));
	}

	@Test
	void valueThatAPlaceholderStandsForIsShown() {
		Problem problem = TestSettings.cors("credentials: ${COOKIES}").variable("COOKIES", "perhaps").problem();
		assertThat(problem.value()).isEqualTo("perhaps");
		assertThat(problem.location()).hasToString("application.yml, line 2");
	}

	@Test
	void everyValueThatCannotBeReadIsReportedAndNotOnlyTheFirst() {
		assertThat(TestSettings.cors("""
				credentials: perhaps
				debug: perhaps
				preflight-max-age: a day
				policies:
				  - urls-regex: ^/a/
				    allow-all: perhaps
				    allowed-origins: [a.test]
				""").problems()).extracting(Problem::key)
			.containsExactly("cors.credentials", "cors.debug", "cors.preflight-max-age", "cors.policies[0].allow-all",
					"cors.policies[0].allowed-origins[0]");
	}

}
