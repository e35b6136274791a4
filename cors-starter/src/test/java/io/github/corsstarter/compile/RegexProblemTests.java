package io.github.corsstarter.compile;

import java.util.stream.Stream;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.SettingLocation;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Expressions, often from Python or Java, that cannot work or mean something else than it
 * seems.
 */
class RegexProblemTests {

	private static final String NOT_HERE = ", which the regular expressions here (RE2) do not support";

	static Stream<Arguments> unknownToRe2() {
		String around = "It looks ahead or behind with (?=, (?!, (?<= or (?<!" + NOT_HERE;
		String instead = "Write what may match, instead of excluding what may not";
		return Stream.of(Arguments.of("^https://(?!evil)[a-z]+\\.test$", around, instead),
				Arguments.of("^https://a\\.test(?=/|$)", around, instead),
				Arguments.of("^https://\\w+(?<!x)\\.test$", around, instead),
				Arguments.of("^https://(?<=x)\\w+\\.test$", around, instead),
				Arguments.of("^https://a\\.test\\Z", "It has \\Z" + NOT_HERE, "Write $ for the end"),
				Arguments.of("^https://\\w++\\.test$", "It has a possessive quantifier" + NOT_HERE,
						"Leave out the + after the quantifier"),
				Arguments.of("^https://(\\w)\\1\\.test$", "It refers back to a group" + NOT_HERE,
						"Write all the alternatives, as in (a|b)"),
				Arguments.of("^https://(?P<a>x)(?P=a)\\.test$", "It refers back to a group" + NOT_HERE,
						"Write all the alternatives, as in (a|b)"),
				Arguments.of("^https://\\p{Alpha}+\\.test$", "It has a class such as \\p{Alpha}" + NOT_HERE,
						"Write the characters, for example [A-Za-z] or [0-9]"),
				Arguments.of("^https://a(?#the site)\\.test$", "It has a comment" + NOT_HERE,
						"Write the comment beside the expression"),
				Arguments.of("(?x)^https://a\\.test$", "It sets the flag x or u" + NOT_HERE,
						"Leave it out; i, m and s exist"),
				Arguments.of("(?u)^https://a\\.test$", "It sets the flag x or u" + NOT_HERE,
						"Leave it out; i, m and s exist"),
				Arguments.of("^https://\\u0061\\.test$", "It has \\u" + NOT_HERE,
						"Write \\x{...}, with the code in hexadecimal"));
	}

	static Stream<Arguments> looseDots() {
		return Stream.of(Arguments.of("^https://www.example\\.com$", "^https://www\\.example\\.com$"),
				Arguments.of("^https://www.example.com$", "^https://www\\.example\\.com$"),
				Arguments.of("^https://[a-z]+.example\\.com$", "^https://[a-z]+\\.example\\.com$"),
				Arguments.of("^https://a.b.test$", "^https://a\\.b\\.test$"));
	}

	static Stream<Arguments> anythingBeforeTheHost() {
		return Stream.of(Arguments.of("^https://.*example\\.com$", "^https://.*\\.example\\.com$"),
				Arguments.of("^https://.+example\\.com$", "^https://.+\\.example\\.com$"),
				Arguments.of("^https://(.*)example\\.com$", "^https://(.*)\\.example\\.com$"),
				Arguments.of("^https://.*?example\\.com$", "^https://.*?\\.example\\.com$"));
	}

	@ParameterizedTest
	@MethodSource("unknownToRe2")
	void whatRe2DoesNotHaveIsAProblem(String regex, String reason, String action) {
		assertThat(TestSettings.cors("allowed-origin-regexes: ['" + regex + "']").problem())
			.isEqualTo(new Problem(Area.CORS, "cors.allowed-origin-regexes[0]", regex,
					new SettingLocation("application.yml", 2), reason, action));
	}

	@ParameterizedTest
	@MethodSource("unknownToRe2")
	void itIsAProblemInAnExpressionForPathsToo(String regex, String reason, String action) {
		Problem problem = TestSettings.cors("urls-regex: '" + regex + "'").problem();
		assertThat(problem.key()).isEqualTo("cors.urls-regex");
		assertThat(problem.value()).isEqualTo(regex);
		assertThat(problem.reason()).isEqualTo(reason);
		assertThat(problem.action()).isEqualTo(action);
	}

	@ParameterizedTest
	@ValueSource(strings = { "^https://(a\\.test$", "^https://[a-z\\.test$", "*", "^https://a**\\.test$" })
	void brokenExpressionIsAProblemWithTheWordsOfRe2(String regex) {
		Problem problem = TestSettings.cors("allowed-origin-regexes: ['" + regex + "']").problem();
		assertThat(problem.reason()).startsWith("It is not a regular expression: it has a ")
			.doesNotContain("error parsing");
		assertThat(problem.action())
			.isEqualTo("Correct it; to match a character such as ( [ * or + itself, write a \\ before it");
	}

	@Test
	void wordsOfRe2NameThePlace() {
		assertThat(TestSettings.cors("urls-regex: ^/(api/").problem().reason())
			.isEqualTo("It is not a regular expression: it has a ( without its ) at 2: (api/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "^https://\\w{2\\.test$", "^https://\\w2}\\.test$" })
	void braceWithoutTheOtherOneIsAProblem(String regex) {
		Problem problem = TestSettings.cors("allowed-origin-regexes: ['" + regex + "']").problem();
		assertThat(problem.reason()).isEqualTo("It has a { without a }, or a } without a {");
		assertThat(problem.action()).isEqualTo("Add the missing one; to match a brace itself, write a \\ before it");
	}

	@Test
	void intersectionOfClassesIsAProblem() {
		Problem problem = TestSettings.cors("allowed-origin-regexes: ['^https://[a-z&&[^x]]+\\.test$']").problem();
		assertThat(problem.reason())
			.isEqualTo("It has && in a class, which RE2 reads as two characters and not as an intersection");
		assertThat(problem.action()).isEqualTo("List the allowed characters");
	}

	@ParameterizedTest
	@ValueSource(strings = { "r\"^https://a\\.test$\"", "\"^https://a\\.test$\"" })
	void quotesOfPythonAreAProblem(String regex) {
		Problem problem = TestSettings.none().variable("CORS_ALLOWED_ORIGIN_REGEXES", regex).problem();
		assertThat(problem.reason())
			.isEqualTo("It begins with the quotes of a Python string, which became part of the expression");
		assertThat(problem.action()).isEqualTo("Write the expression without them");
	}

	@Test
	void placeholderThatNothingResolvesIsAProblem() {
		Problem problem = TestSettings.cors("urls-regex: ^/${PREFIX}/").problem();
		assertThat(problem.reason()).isEqualTo("It has a placeholder ${...} that cannot be resolved");
		assertThat(problem.action())
			.isEqualTo("Set the property or variable that it names, or give it a default as in ${NAME:default}");
	}

	@ParameterizedTest
	@MethodSource("looseDots")
	void dotWithoutABackslashInAHostIsAProblem(String regex, String corrected) {
		Problem problem = TestSettings.cors("allowed-origin-regexes: ['" + regex + "']").problem();
		assertThat(problem.reason()).isEqualTo(
				"It has a dot without a \\ before it, which matches any character, so that hosts of other owners match too");
		assertThat(problem.action()).isEqualTo("Write " + corrected);
		assertThat(TestSettings.cors("allowed-origin-regexes: ['" + corrected + "']").problems()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("anythingBeforeTheHost")
	void anythingDirectlyBeforeAHostIsAProblem(String regex, String corrected) {
		Problem problem = TestSettings.cors("allowed-origin-regexes: ['" + regex + "']").problem();
		assertThat(problem.reason()).isEqualTo("It has .* or .+ directly before a letter of the host, so that "
				+ "evilexample.com matches where api.example.com is meant");
		assertThat(problem.action()).isEqualTo("Write " + corrected);
		assertThat(TestSettings.cors("allowed-origin-regexes: ['" + corrected + "']").problems()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://\\w*example\\.com       | https://\\w*\\.example\\.com
			https://[^/]*example\\.com      | https://[^/]*\\.example\\.com
			^https://(\\S+)example\\.com$   | ^https://(\\S+)\\.example\\.com$
			https://[a-z.]{1,9}example\\.com | https://[a-z.]{1,9}\\.example\\.com
			""")
	void classDirectlyBeforeAHostIsAProblem(String regex, String corrected) {
		Problem problem = TestSettings.cors("allowed-origin-regexes: ['" + regex + "']").problem();
		assertThat(problem.reason()).isEqualTo("It has any number of characters directly before a letter of the host, "
				+ "so that evilexample.com matches where api.example.com is meant");
		assertThat(problem.action()).isEqualTo("Write " + corrected);
		assertThat(TestSettings.cors("allowed-origin-regexes: ['" + corrected + "']").problems()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "^https://([a-z]+\\.)*example\\.com$", "https://app-[0-9]+\\.example\\.com",
			"https://(?:www\\.)?example\\.com", "http://192\\.168\\.\\d+\\.\\d+:3000" })
	void dotBeforeTheHostIsNoProblem(String regex) {
		assertThat(TestSettings.cors("allowed-origin-regexes: ['" + regex + "']").problems()).isEmpty();
	}

	@Test
	void expressionOfAPolicyIsReportedThere() {
		assertThat(TestSettings.cors("policies: [{urls-regex: '^/(', allow-all: true}]").problem().key())
			.isEqualTo("cors.policies[0].urls-regex");
	}

	@ParameterizedTest
	@ValueSource(strings = { "^https://\\w+\\.example\\.com$", "https://[a-z]{2,3}\\.example\\.com",
			"^https?://(.*\\.)?example\\.com(:\\d+)?$", "^https://[^.]+\\.example\\.com$", "(?i)^https://a\\.test$",
			"^https://(?P<tenant>[a-z]+)\\.test\\z", "^https://(a|b)\\.test$", "^https://[a-z.]+\\.test$",
			"^https://[^]/]+\\.example\\.com$", "^https://[]a]{1,2}\\.example\\.com$", "^http://localhost:\\d+$",
			"^chrome-extension://[a-p]{32}$" })
	void soundExpressionsAreNoProblem(String regex) {
		TestSettings settings = TestSettings.cors("allowed-origin-regexes: ['" + regex + "']\ncredentials: true");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "^/api/", "^/api/.*$", "^/(api|rest)/", "/", "^/v\\d+/", ".*" })
	void soundExpressionsForPathsAreNoProblem(String regex) {
		TestSettings settings = TestSettings.cors("urls-regex: '" + regex + "'");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).isEmpty();
	}

}
