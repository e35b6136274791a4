package io.github.corsstarter.compile;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.SettingLocation;
import io.github.corsstarter.testing.TestSettings;
import org.assertj.core.api.InstanceOfAssertFactories;
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
	@CsvSource(delimiter = '|', textBlock = """
			^https://www.example\\.com$       | https://wwwxexample.com | ^https://www\\.example\\.com$
			^https://www.example.com$         | https://wwwxexample.com | ^https://www\\.example\\.com$
			^https://[a-z]+.example\\.com$    | https://evilexample.com | ^https://[a-z]+\\.example\\.com$
			^https://.*example\\.com$         | https://evilexample.com | ^https://([a-z0-9-]+\\.)*example\\.com$
			^https://.+example\\.com$         | https://evilexample.com | ^https://([a-z0-9-]+\\.)+example\\.com$
			https://(.*)example\\.com         | https://evilexample.com | https://([a-z0-9-]+\\.)*example\\.com
			https://.*?example\\.com          | https://evilexample.com | https://([a-z0-9-]+\\.)*example\\.com
			https://\\w*example\\.com         | https://evilexample.com | https://([a-z0-9-]+\\.)*example\\.com
			https://[^/]*example\\.com        | https://evilexample.com | https://([a-z0-9-]+\\.)*example\\.com
			^https://(\\S+)example\\.com$     | https://evilexample.com | ^https://([a-z0-9-]+\\.)+example\\.com$
			https://[a-z.]{1,9}example\\.com  | https://evilexample.com | https://([a-z0-9-]+\\.)+example\\.com
			""")
	void expressionThatStrangersCanMatchIsAProblemWithCredentials(String regex, String witness, String corrected) {
		Problem problem = withCredentials(regex).problem();
		assertThat(problem.reason())
			.isEqualTo("It matches " + witness + ", and somebody else can own " + witness.substring("https://".length())
					+ ", so with credentials its pages could read responses as the user who visits them");
		assertThat(problem.action()).isEqualTo("Write " + corrected);
		assertThat(withCredentials(corrected).problems()).isEmpty();
		assertThat(withCredentials(corrected).warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "^https://www.example\\.com$", "https://.*example\\.com" })
	void expressionThatStrangersCanMatchIsAWarningWithoutCredentials(String regex) {
		TestSettings settings = TestSettings.cors("allowed-origin-regexes: ['" + regex + "']");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).singleElement(InstanceOfAssertFactories.STRING)
			.startsWith("cors.allowed-origin-regexes has " + regex + ", which matches https://")
			.contains(", and somebody else can own ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://App\\.example\\.com       | it has an upper-case letter, and browsers send origins in lower case. The part that cannot match is "A" | https://app\\.example\\.com
					https://app\\.example\\.org/      | it has a slash or a path after the host or port, and an origin ends there. The part that cannot match is "/" | https://app\\.example\\.org
					https://app\\.example\\.org:443   | it has the default port of its scheme, which browsers leave out | https://app\\.example\\.org
					/https:\\/\\/a\\.example\\.com/   | it has the delimiters of another language around it, which became part of the expression. The part that cannot match is "/https:\\/\\/a\\.example\\.com/" | https:\\/\\/a\\.example\\.com
					app\\.example\\.com               | it has no scheme, and every origin begins with one, such as https:// | https://app\\.example\\.com
					https://*\\.example\\.info        | it has a * that does not stand for any text: it repeats what is before it, or itself is matched. The part that cannot match is "\\." | https://([a-z0-9-]+\\.)+example\\.info
					""")
	void expressionThatNoOriginMatchesIsAProblem(String regex, String reason, String corrected) {
		for (TestSettings settings : List.of(withCredentials(regex),
				TestSettings.cors("allowed-origin-regexes: ['" + regex + "']"))) {
			assertThat(settings.problem().reason()).isEqualTo("No origin can match it: " + reason);
			assertThat(settings.problem().action()).isEqualTo("Write " + corrected);
		}
		assertThat(withCredentials(corrected).problems()).isEmpty();
		assertThat(withCredentials(corrected).warnings()).isEmpty();
	}

	@Test
	void expressionThatNoOriginMatchesAndNothingCorrectsIsAProblem() {
		Problem problem = withCredentials("https://a b\\.com").problem();
		assertThat(problem.reason()).isEqualTo("No origin can match it: it has white space, and an origin has none");
		assertThat(problem.action())
			.isEqualTo("Write an expression for a whole origin, for example https://app\\.example\\.com");
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
			"^https://[^]/]+\\.example\\.com$", "^https://[]a]{1,2}\\.example\\.com$", "^http://localhost:30\\d\\d$",
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

	private static TestSettings withCredentials(String regex) {
		return TestSettings.cors("allowed-origin-regexes: ['" + regex + "']\ncredentials: true");
	}

}
