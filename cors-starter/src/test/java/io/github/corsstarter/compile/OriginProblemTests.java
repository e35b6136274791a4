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
import static org.assertj.core.api.Assertions.tuple;

/**
 * Values of {@code allowed-origins} that cannot work.
 */
class OriginProblemTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://a.test/           | It ends in a slash, and an origin ends after its host or port (RFC 6454, section 4) | Write https://a.test
					https://a.test/app        | It has a path, and an origin ends after its host or port (RFC 6454, section 4)      | Write https://a.test
					https://a.test:8443/app/  | It has a path, and an origin ends after its host or port (RFC 6454, section 4)      | Write https://a.test:8443
					https://a.test?x=1        | It has a query, and an origin ends after its host or port (RFC 6454, section 4)     | Write https://a.test
					https://a.test#top        | It has a fragment, and an origin ends after its host or port (RFC 6454, section 4)  | Write https://a.test
					https://me:pw@a.test      | It has user information, which is not part of an origin                              | Write https://a.test
					https://b\u00fccher.test  | It has a host with letters outside ASCII, and browsers send the punycode form (xn--...) of such a name | Write https://xn--bcher-kva.test
					NULL                      | It is not written as browsers send it                                               | Write null, in YAML with quotes: "null"
					https://a.test:           | It has a port that is not a number from 1 to 65535 without leading zeros            | Write https://a.test
					a.test                    | It has no scheme                                                                    | Write https://a.test, or http://a.test for pages without TLS
					localhost:8000            | It has no scheme                                                                    | Write http://localhost:8000, or https://localhost:8000 for pages with TLS
					""")
	void mendIsTheCorrectedOrigin(String origin, String reason, String action) {
		assertThat(TestSettings.cors("allowed-origins: ['" + origin + "']").problem()).isEqualTo(new Problem(Area.CORS,
				"cors.allowed-origins[0]", origin, new SettingLocation("application.yml", 2), reason, action));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://                | It has no host after "https://"
					my_app://host           | It has an invalid scheme: a letter, then letters, digits, '+', '-' and '.' (RFC 3986, section 3.1)
					https://a.test:abc      | It has a port that is not a number from 1 to 65535 without leading zeros
					https://a.test:0        | It has a port that is not a number from 1 to 65535 without leading zeros
					https://a.test:65536    | It has a port that is not a number from 1 to 65535 without leading zeros
					https://a.test:080      | It has a port that is not a number from 1 to 65535 without leading zeros
					https://256.0.0.1       | It has a host that ends in a number and so must be an IPv4 address of four decimal parts, such as 127.0.0.1
					https://[::1            | It has an invalid IPv6 address in brackets
					https://[::1]x          | It has text between the IPv6 address and the port
					https://a..test         | It has a host that is not a domain name: letters, digits, '-' and '_' in parts of 1 to 63 characters with dots between, 253 in all
					""")
	void mendIsAnExampleWhereNothingCanBeGuessed(String origin, String reason) {
		Problem problem = TestSettings.cors("allowed-origins: ['" + origin + "']").problem();
		assertThat(problem.reason()).isEqualTo(reason);
		assertThat(problem.action()).isEqualTo(
				"Write the origin as the browser shows it in the Origin header, for example https://www.example.com");
	}

	@Test
	void starIsAProblemThatNamesAllowAll() {
		Problem problem = TestSettings.cors("allowed-origins: ['*']").problem();
		assertThat(problem.value()).isEqualTo("*");
		assertThat(problem.reason()).isEqualTo("It is not an origin");
		assertThat(problem.action()).isEqualTo("To allow every origin, remove it and write allow-all: true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowed-origins: [null]", "allowed-origins:\n  -\n", "allowed-origins: ['']",
			"allowed-origin-regexes: [null]" })
	void unquotedNullIsAProblem(String yaml) {
		Problem problem = TestSettings.cors(yaml).problem();
		assertThat(problem.value()).isEmpty();
		assertThat(problem.reason())
			.isEqualTo("It is empty. YAML reads null without quotes, and a line without a value, as empty");
		assertThat(problem.action()).isEqualTo("Remove it; if you mean the origin null, write it in quotes: \"null\"");
	}

	@Test
	void quotedNullIsAnOrigin() {
		assertThat(TestSettings.cors("allowed-origins: [\"null\"]").problems()).isEmpty();
	}

	@Test
	void placeholderThatNothingResolvesIsAProblem() {
		Problem problem = TestSettings.cors("allowed-origins: ['${FRONTEND}']").problem();
		assertThat(problem.value()).isEqualTo("${FRONTEND}");
		assertThat(problem.reason()).isEqualTo("It has a placeholder ${...} that cannot be resolved");
		assertThat(problem.action()).isEqualTo(
				"Set the property or variable FRONTEND, or write a default as in ${FRONTEND:https://www.example.com}");
	}

	@Test
	void everyWrongOriginIsReportedWithItsLine() {
		assertThat(TestSettings.cors("""
				allowed-origins:
				  - https://a.test/
				  - https://b.test
				  - c.test
				""").problems()).extracting(Problem::key, (problem) -> String.valueOf(problem.location()))
			.containsExactly(tuple("cors.allowed-origins[0]", "application.yml, line 3"),
					tuple("cors.allowed-origins[2]", "application.yml, line 5"));
	}

	@Test
	void wrongOriginsOfAPolicyAreReportedThere() {
		Problem problem = TestSettings.cors("policies: [{urls-regex: ^/a/, allowed-origins: [a.test]}]").problem();
		assertThat(problem.key()).isEqualTo("cors.policies[0].allowed-origins[0]");
	}

	@Test
	void wrongOriginInATextWithCommasIsReportedWithItsPlaceInTheText() {
		Problem problem = TestSettings.cors("allowed-origins: https://a.test, b.test").problem();
		assertThat(problem.key()).isEqualTo("cors.allowed-origins[1]");
		assertThat(problem.value()).isEqualTo("b.test");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://a.test", "http://localhost:8000", "http://127.0.0.1:9082", "https://a.test:443",
			"HTTPS://A.test", "http://[::1]:3000", "https://*.example.com", "https://*.example.com:*",
			"http://localhost:*", "capacitor://localhost", "file://", "https://xn--bcher-kva.test" })
	void originsAndPatternsAreNoProblem(String origin) {
		TestSettings settings = TestSettings.cors("allowed-origins: ['" + origin + "']");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).isEmpty();
	}

}
