package io.github.corsstarter.compile;

import java.util.stream.Stream;

import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any site that may read with credentials reads as the user who visits it.
 */
class AnySiteWithCredentialsTests {

	private static final String ACTION = "List the origins in cors.allowed-origins, or set credentials to false; "
			+ "if it is really intended, set cors.dangerously-allow-all-with-credentials: true";

	private static final String ACTION_OPEN = "List the origins in cors.allowed-origins, or set credentials to false; "
			+ "only if every page there may act as your user, set cors.dangerously-allow-open-origins: true";

	static Stream<Arguments> rulesForAnySite() {
		return Stream.of(
				Arguments.of("allow-all: true", "cors.allow-all",
						"Together with credentials, any site could read responses as the user who visits it", ACTION),
				Arguments.of("allowed-origins: ['https://*']", "cors.allowed-origins[0]",
						"It matches https://evil.org, and somebody else can own evil.org, so with credentials its pages "
								+ "could read responses as the user who visits them",
						ACTION_OPEN),
				Arguments.of("allowed-origins: ['http://*:*']", "cors.allowed-origins[0]",
						"It matches http://evil.org, and somebody else can own evil.org, so with credentials its pages "
								+ "could read responses as the user who visits them",
						ACTION_OPEN),
				Arguments.of("allowed-origins: ['null']", "cors.allowed-origins[0]",
						"Any site can make a frame whose origin is null, so that with credentials any site could read "
								+ "responses as the user who visits it",
						"Remove null, or set credentials to false; if it is really intended, set "
								+ "cors.dangerously-allow-all-with-credentials: true"),
				Arguments.of("allowed-origin-regexes: ['^https://.*$']", "cors.allowed-origin-regexes[0]",
						"It matches https://evil.org, and somebody else can own evil.org, so with credentials its pages "
								+ "could read responses as the user who visits them",
						ACTION_OPEN));
	}

	@ParameterizedTest
	@MethodSource("rulesForAnySite")
	void ruleForAnySiteWithCredentialsIsAProblem(String rule, String key, String reason, String action) {
		Problem problem = TestSettings.cors(rule + "\ncredentials: true").problem();
		assertThat(problem.key()).isEqualTo(key);
		assertThat(problem.location()).hasToString("application.yml, line 2");
		assertThat(problem.reason()).isEqualTo(reason);
		assertThat(problem.action()).isEqualTo(action);
	}

	@ParameterizedTest
	@ValueSource(strings = { "^https://.+\\.app$", "https://.+\\.io", "https://[a-z-]+\\.com",
			"https://[a-z]+\\.[a-z]+", "https?://.*:9000", "https?://.*:\\d+", ".*", "https?://\\d+(\\.\\d+){3}" })
	void expressionThatStrangersCanMatchByBuyingADomainIsAProblemWithCredentials(String regex) {
		TestSettings settings = TestSettings.cors("allowed-origin-regexes: ['" + regex + "']\ncredentials: true");
		assertThat(settings.problem().reason()).contains(", and somebody else can own ");
		assertThat(TestSettings.cors("allowed-origin-regexes: ['" + regex + "']").problems()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example\\.com.*", "https://.*\\.?acme\\.com", "https://([a-z.]+)?acme\\.com" })
	void whatTheReportSaysToWriteInsteadStarts(String regex) {
		String action = TestSettings.cors("allowed-origin-regexes: ['" + regex + "']\ncredentials: true")
			.problem()
			.action();
		assertThat(action).startsWith("Write ");
		TestSettings corrected = TestSettings
			.cors("allowed-origin-regexes: ['" + action.substring("Write ".length()) + "']\ncredentials: true");
		assertThat(corrected.problems()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("rulesForAnySite")
	void ruleForAnySiteWithoutCredentialsIsNoProblem(String rule) {
		assertThat(TestSettings.cors(rule).problems()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("rulesForAnySite")
	void ruleForAnySiteIsNoProblemWhereItIsMeant(String rule) {
		assertThat(TestSettings.cors(rule + "\ncredentials: true\ndangerously-allow-all-with-credentials: true")
			.problems()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { ".*", "^https?://[^/]+$", "^https://[\\w.-]+\\.(com|test)$",
			"^https?://\\d+\\.\\d+\\.\\d+\\.\\d+$", "^http://.+:3000$", "^https://\\S+$" })
	void expressionThatMatchesStrangersIsAProblem(String regex) {
		assertThat(TestSettings.cors("allowed-origin-regexes: ['" + regex + "']\ncredentials: true").problem().reason())
			.startsWith("It matches http")
			.contains(", and somebody else can own ");
	}

	@Test
	void policyOfItsOwnIsCheckedToo() {
		Problem problem = TestSettings.cors("""
				policies:
				  - urls-regex: ^/a/
				    allow-all: true
				    credentials: true
				""").problem();
		assertThat(problem.key()).isEqualTo("cors.policies[0].allow-all");
		assertThat(problem.action()).startsWith("List the origins in cors.policies[0].allowed-origins, ");
	}

	@Test
	void policyWithAllowAllBesideCredentialsOutsideIsNoProblem() {
		assertThat(TestSettings.cors("""
				allowed-origins: [https://a.test]
				credentials: true
				policies:
				  - urls-regex: ^/a/
				    allow-all: true
				""").problems()).isEmpty();
	}

	@Test
	void policiesThatInheritTheRuleAddNoProblem() {
		assertThat(TestSettings.cors("""
				allow-all: true
				credentials: true
				policies:
				  - urls-regex: ^/a/
				  - urls-regex: ^/b/
				""").problems()).extracting(Problem::key).containsExactly("cors.allow-all");
	}

	@Test
	void entryIsNamedByItsPlaceAmongAllEntries() {
		assertThat(TestSettings.cors("""
				allowed-origins: [not an origin, 'https://*']
				credentials: true
				""").problems()).extracting(Problem::key)
			.containsExactly("cors.allowed-origins[0]", "cors.allowed-origins[1]");
	}

}
