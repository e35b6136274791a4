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
	@CsvSource({ "x-*, allow-headers", "*-mine, extra-allow-headers", "**, expose-headers", "P*, allow-methods",
			"X-*, extra-allow-methods" })
	void starInsideANameIsAProblem(String name, String key) {
		Problem problem = list(key, name).problem();
		assertThat(problem.key()).isEqualTo("cors." + key + "[0]");
		assertThat(problem.value()).isEqualTo(name);
		assertThat(problem.reason())
			.isEqualTo("Browsers compare whole names, and a * inside a name stands for nothing else");
		assertThat(problem.action())
			.startsWith(key.endsWith("methods") ? "Write each method in full" : "Write each name in full");
		if (problem.action().contains("only *")) {
			assertThat(list(key, "*").problems()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "allow-methods", "extra-allow-methods", "allow-headers", "extra-allow-headers" })
	void starWithCredentialsIsNoProblemWhereItCanBeEchoed(String key) {
		TestSettings settings = TestSettings.cors("""
				allowed-origins: [https://a.test]
				credentials: true
				%s: ["*"]
				""".formatted(key));
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.preflight("/", "https://a.test")).containsValue(key.endsWith("methods") ? "PUT" : "x-any");
	}

	@Test
	void starAmongExposedHeadersWithCredentialsIsAProblem() {
		String yaml = "credentials: true\nexpose-headers: [location, '*']";
		Problem problem = TestSettings.cors(yaml).problem();
		assertThat(problem)
			.isEqualTo(new Problem(Area.CORS, "cors.expose-headers[1]", "*", new SettingLocation("application.yml", 3),
					"With credentials, browsers read it as a name and not as a wildcard",
					"List the headers that pages read, for example expose-headers: [location, x-total-count]"));
		assertThat(TestSettings.cors("credentials: true\n" + example(problem)).problems()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "allow-methods", "extra-allow-methods", "allow-headers", "extra-allow-headers",
			"expose-headers" })
	void starWithoutCredentialsIsNoProblem(String key) {
		assertThat(TestSettings.cors(key + ": ['*']").problems()).isEmpty();
	}

	@Test
	void credentialsOfAPolicyThatInheritsAnExposedStarAreAProblem() {
		String yaml = """
				expose-headers: ["*"]
				policies:
				  - urls-regex: ^/a/
				    allowed-origins: [https://a.test]
				    credentials: true
				""";
		Problem problem = TestSettings.cors(yaml).problem();
		assertThat(problem).isEqualTo(new Problem(Area.CORS, "cors.policies[0].credentials", "true",
				new SettingLocation("application.yml", 6),
				"With it, browsers read the * in cors.expose-headers, which this policy inherits, as a name and not as "
						+ "a wildcard",
				"Give the policy its own list of the headers that pages read, for example "
						+ "expose-headers: [location, x-total-count]"));
		assertThat(TestSettings.cors(yaml + "    " + example(problem)).problems()).isEmpty();
	}

	@Test
	void starThatIsInheritedTogetherWithCredentialsIsReportedOnce() {
		assertThat(TestSettings.cors("""
				allowed-origins: [https://a.test]
				credentials: true
				expose-headers: ["*"]
				policies:
				  - urls-regex: ^/a/
				""").problem().key()).isEqualTo("cors.expose-headers[0]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CONNECT", "TRACE", "track", "Trace" })
	void methodThatNoPageCanUseIsAProblem(String method) {
		Problem problem = list("allow-methods", method).problem();
		assertThat(problem.value()).isEqualTo(method);
		assertThat(problem.reason()).isEqualTo("No browser lets a page use this method");
		assertThat(problem.action()).isEqualTo("Remove it");
	}

	@ParameterizedTest
	@CsvSource({ "Delete, DELETE", "put, PUT", "options, OPTIONS" })
	void methodInAnotherCaseThanBrowsersSendIsAProblem(String method, String sent) {
		Problem problem = TestSettings.cors("allow-methods: [GET, " + method + "]").problem();
		assertThat(problem).isEqualTo(new Problem(Area.CORS, "cors.allow-methods[1]", method,
				new SettingLocation("application.yml", 2), "Browsers send " + sent
						+ " in upper case, however a page writes it, and compare it with the list by " + "case",
				"Write " + sent));
		TestSettings corrected = TestSettings
			.cors("allow-methods: [GET, " + problem.action().substring("Write ".length()) + "]");
		assertThat(corrected.problems()).isEmpty();
		assertThat(corrected.warnings()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "allow-methods, Content-Type, extra-allow-headers",
			"extra-allow-methods, authorization, extra-allow-headers", "allow-methods, x-mine, extra-allow-headers",
			"allow-headers, PUT, extra-allow-methods", "extra-allow-headers, HEAD, extra-allow-methods",
			"expose-headers, PATCH, extra-allow-methods" })
	void entryThatBelongsToAnotherListIsAProblem(String key, String entry, String rightKey) {
		Problem problem = list(key, entry).problem();
		assertThat(problem.key()).isEqualTo("cors." + key + "[0]");
		assertThat(problem.value()).isEqualTo(entry);
		assertThat(problem.reason()).isEqualTo(key.endsWith("methods") ? "It is the name of a header, and not a method"
				: "It is a method, and not the name of a header");
		assertThat(problem.action()).isEqualTo("Move it to cors." + rightKey);
		TestSettings corrected = list(rightKey, entry);
		assertThat(corrected.problems()).isEmpty();
		assertThat(corrected.warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-OWN", "M-SEARCH", "VERSION-CONTROL", "PROPFIND" })
	void methodOfAnotherKindIsNoProblem(String method) {
		assertThat(list("allow-methods", method).problems()).isEmpty();
		assertThat(list("allow-methods", method).warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "CONNECT", "TRACK" })
	void methodThatNoPageCanUseIsNotMovedFromTheHeaders(String method) {
		Problem problem = list("extra-allow-headers", method).problem();
		assertThat(problem.reason()).isEqualTo("It is a method, and no browser lets a page use it");
		assertThat(problem.action()).isEqualTo("Remove it");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Set-Cookie", "set-cookie2" })
	void headerThatNoPageSeesIsAProblem(String name) {
		Problem problem = list("expose-headers", name).problem();
		assertThat(problem.reason()).isEqualTo("No browser shows this header to a page");
		assertThat(problem.action()).isEqualTo("Remove it. Browsers store cookies without it");
	}

	@ParameterizedTest
	@CsvSource({ "allow-headers, Access-Control-Allow-Origin", "extra-allow-headers, access-control-allow-credentials",
			"allow-methods, Access-Control-Allow-Methods" })
	void responseHeaderAmongWhatPagesSendIsAProblem(String key, String name) {
		Problem problem = list(key, name).problem();
		assertThat(problem.reason()).isEqualTo("It is a header of responses, and this starter sends it");
		assertThat(problem.action()).isEqualTo("Remove it. If a page sends it with its requests, remove it there too");
	}

	@ParameterizedTest
	@ValueSource(strings = { "allow-methods: [TRACE]", "allow-headers: [Access-Control-Allow-Origin]",
			"expose-headers: [Set-Cookie]", "allow-headers: [TRACE]" })
	void listFromWhichTheEntryIsRemovedStarts(String yaml) {
		assertThat(TestSettings.cors(yaml).problem().action()).startsWith("Remove it");
		TestSettings corrected = TestSettings.cors(yaml.replaceAll("\\[.*]", "[]"));
		assertThat(corrected.problems()).isEmpty();
		assertThat(corrected.warnings()).isEmpty();
	}

	@Test
	void everyMistakeInAListIsReportedAtOnce() {
		assertThat(TestSettings.cors("""
				allowed-origins: [https://a.test]
				credentials: true
				allow-methods: [TRACE, Delete, "P*", Content-Type, GET POST]
				allow-headers: [x mine, "x-*", GET, Access-Control-Max-Age]
				expose-headers: [Set-Cookie, "*", "x:1"]
				preflight-max-age: -2
				policies:
				  - urls-regex: ^/a/
				    allow-methods: [track, put]
				""").problems()).extracting(Problem::key)
			.containsExactly("cors.allow-methods[0]", "cors.allow-methods[1]", "cors.allow-methods[2]",
					"cors.allow-methods[3]", "cors.allow-methods[4]", "cors.allow-headers[0]", "cors.allow-headers[1]",
					"cors.allow-headers[2]", "cors.allow-headers[3]", "cors.expose-headers[0]",
					"cors.expose-headers[1]", "cors.expose-headers[2]", "cors.preflight-max-age",
					"cors.policies[0].allow-methods[0]", "cors.policies[0].allow-methods[1]");
	}

	@Test
	void entryOfAPolicyMovesWithinThePolicy() {
		assertThat(TestSettings.cors("policies: [{urls-regex: ^/a/, allow-all: true, allow-headers: [PUT]}]")
			.problem()
			.action()).isEqualTo("Move it to cors.policies[0].extra-allow-methods");
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
				""".formatted(key.contains("policies") ? "1" : "-2", key.contains("policies") ? "-2" : "1")).problem();
		assertThat(problem.key()).isEqualTo(key);
		assertThat(problem.value()).isEqualTo("-2");
		assertThat(problem.reason()).isEqualTo("It is negative, and of the negative times only -1 has a meaning");
		assertThat(problem.action())
			.isEqualTo("Write for how many seconds browsers may keep the response to a preflight; with 0 no header is "
					+ "sent, and with -1 they keep nothing");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", value = { "-1, 0", "-1s, 0", "0, none", "600, 600" })
	void timeThatWorks(String time, String sent) {
		TestSettings settings = TestSettings.cors("allow-all: true\npreflight-max-age: " + time);
		assertThat(settings.preflight("/", "https://a.test").get("Access-Control-Max-Age")).isEqualTo(sent);
		assertThat(settings.warnings()).isEmpty();
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

	private static TestSettings list(String key, String entry) {
		return TestSettings.cors(key + ": ['" + entry + "'" + (key.equals("allow-headers") ? ", content-type]" : "]"));
	}

	/**
	 * The line that an action gives as an example.
	 */
	private static String example(Problem problem) {
		return problem.action().substring(problem.action().indexOf("for example ") + "for example ".length());
	}

}
