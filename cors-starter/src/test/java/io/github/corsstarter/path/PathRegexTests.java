package io.github.corsstarter.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Paths that an expression matches, and the promise that comparing a literal as text
 * gives the answer RE2/J would give.
 */
class PathRegexTests {

	private static final long SEED = 20261120;

	private static final List<String> PATHS = List.of("", "/", "/a", "/api", "/api/", "/API/", "/api/foo", "/api/foo/",
			"/apifoo", "/api.json", "/api-json", "/xapi/", "//api/", "/any/api/", "/api;v=1/x", "/api/a b", "/api/a\nb",
			"/api/\n", "/api\n", "\n/api/", "/api/\u00E9", "/api/\uD83D\uDE00", "/api/\uD83D", "/login", "/login\n",
			"/login/", "/a\\b", "/a+b", "/a(b)", "/a*b", "/a$", "/a^b", "/a#b", "/a&b", "/%2e", "/~user", "/a_b", ".*",
			"^", "$", "api/", "/api.*", "/api.*$");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			^/api/        | /api/foo        | true
			^/api/        | /api/           | true
			^/api/        | /api            | false
			^/api/        | /v1/api/foo     | false
			/api/         | /v1/api/foo     | false
			api/          | /api/foo        | false
			^/api         | /apifoo         | true
			^/api/.*$     | /api/foo        | true
			^/api/.*$     | /api/           | true
			^/api/.*$     | //api/foo       | false
			^/api/.*$     | /API/foo        | false
			^/login$      | /login          | true
			^/login$      | /login/         | false
			^/login$      | /login/x        | false
			^/v\\d+/      | /v12/users      | true
			^/v\\d+/      | /vx/users       | false
			'^/(api|rpc)/' | /rpc/          | true
			'^/(api|rpc)/' | /ap/           | false
			(?i)^/api/    | /API/           | true
			^.*$          | /               | true
			^/api/\\d+$   | /api/12         | true
			^/api/\\d+$   | /api/12/        | false
			""")
	void matchesFromTheStartOfThePathAndNeedNotReachItsEnd(String regex, String path, boolean expected) {
		assertThat(PathRegex.compile(regex).matchesStartOf(path)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "^/api/.*$", "^/api/.*", "^/api/.+$", "^/(api)/.*$" })
	void lineBreakInThePathDoesNotSlipPastADot(String regex) {
		assertThat(PathRegex.compile(regex).matchesStartOf("/api/a\nb")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "^/login$", "^/log(in)$" })
	void lineBreakAtTheEndOfThePathIsPartOfIt(String regex) {
		assertThat(PathRegex.compile(regex).matchesStartOf("/login\n")).isFalse();
	}

	@Test
	void emptyExpressionMatchesEveryPath() {
		assertThat(PathRegex.compile("").matchesStartOf("")).isTrue();
		assertThat(PathRegex.compile("").matchesStartOf("/any")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "(", "[", "*", "^/api/(?=x)", "^/api/\\Z", "a++", "\\", "^/api/\\", "(a)\\1", "\\p{Alpha}" })
	void expressionThatRe2DoesNotKnowIsRefusedWithTheReason(String regex) {
		assertThatIllegalArgumentException().isThrownBy(() -> PathRegex.compile(regex))
			.withMessageMatching("(?s).+ at \\d+: .+");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                 | ''
			^                  | ''
			.*                 | ''
			^.*                | ''
			^.*$               | ''
			/api/              | /api/
			^/api/             | /api/
			^/api/.*           | /api/
			^/api/.*$          | /api/
			^/a-b_c~d/         | /a-b_c~d/
			^/azAZ09           | /azAZ09
			^/v1\\.0/          | /v1.0/
			^/a\\-b\\/c        | /a-b/c
			^/a\\\\b           | /a\\b
			^/a\\$             | /a$
			""")
	void prefixIsComparedAsText(String regex, String prefix) {
		assertThat(PathRegex.compile(regex)).isEqualTo(new PathPrefix(prefix, regex));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			$              | ''
			^$             | ''
			^/login$       | /login
			/login$        | /login
			^/a\\.json$    | /a.json
			""")
	void wholeLiteralIsComparedAsText(String regex, String path) {
		assertThat(PathRegex.compile(regex)).isEqualTo(new ExactPath(path, regex));
	}

	@ParameterizedTest
	@ValueSource(strings = { "^/api.", "^/api/.+", "^/api/.*x", "^/api/.*?", "^/api?", "^/api*", "^/api/{2}", "^/a\\.*",
			"^/a|b", "^/(api)", "^/[ab]", "(?i)/api", "^/a\\d", "^/a\\Qb\\E", "^^/api", "^/api$$", "^/api/.*$$",
			"\\A/api", "/api\\z", "^/\u00E9" })
	void whateverIsMoreThanALiteralIsLeftToRe2(String regex) {
		assertThat(PathRegex.compile(regex)).isInstanceOf(PathAutomaton.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "^", "$", "^$", ".*", "^.*", "^.*$", ".*$", "/api", "^/api", "^/api/", "^/api/.*",
			"^/api/.*$", "^/login$", "/login$", "api/", "^/api\\.json", "^/api\\-json$", "^/api\\;v\\=1/", "^/api/a b$",
			"^/api/a\\ b$", "^/a\\\\b", "^/a\\+b", "^/a\\(b\\)", "^/a\\*b", "^/a\\$", "^/a\\^b", "^/a#b", "^/a&b",
			"^/%2e$", "^/~user", "^/a_b", "^/a\\_b", "^/a\\&b", "^/a\\#b", "^/a\\~b", "^/a\\!b", "^/a\\@b", "^/a\\'b",
			"^/a\\\"b", "^/a\\<b", "^/a\\>b", "^/a\\`b", "^/a\\%b", "^/a\\,b", "^/a\\:b", "^/a\\{b", "^/a\\}b",
			"^/a\\[b", "^/a\\]b", "^/a\\|b", "^/a\\?b", "^/a<b", "^/a>b", "^/a'b", "^/a\"b", "^/a@b", "^/a!b", "^/a,b",
			"^/a:b" })
	void literalAgreesWithRe2(String regex) {
		PathRegex compiled = PathRegex.compile(regex);
		assertThat(compiled).isNotInstanceOf(PathAutomaton.class);
		List<String> paths = new ArrayList<>(PATHS);
		paths.add(regex);
		paths.add(regex.replaceAll("[\\^\\\\$]", ""));
		paths.add(regex.replaceAll("[\\^\\\\$]", "") + "x");
		paths.add(regex.replaceAll("[\\^\\\\$]", "") + "\n");
		Pattern oracle = Pattern.compile(regex, Pattern.DOTALL);
		for (String path : paths) {
			assertThat(compiled.matchesStartOf(path)).as("%s on %s", regex, path)
				.isEqualTo(oracle.matcher(path).lookingAt());
		}
	}

	@Test
	void everyPunctuationCharacterAgreesWithRe2PlainAndEscaped() {
		for (char c = ' '; c < 127; c++) {
			for (String regex : List.of("^/a" + c + "b", "^/a\\" + c + "b", "^/a" + c + "b$", "^/a\\" + c + ".*$")) {
				assertSameAsRe2(regex,
						List.of("/a" + c + "b", "/a" + c, "/ab", "/a", "/a\\" + c + "b", "/a" + c + "bc"));
			}
		}
	}

	@Test
	void randomExpressionsAgreeWithRe2() {
		Random random = new Random(SEED);
		List<String> pieces = List.of("^", "$", "/", "a", "api", ".*", ".", "\\.", "\\", "-", "|", "(", ")", "?", "+",
				"*", "[a]", "\\d", " ", "\\n", "\n", "#", "{2}", "\\$", "\\^");
		List<String> letters = List.of("/", "a", "api", ".", "-", "\n", " ", "#", "\\", "$", "^", "*", "\u00E9");
		for (int i = 0; i < 20_000; i++) {
			String regex = join(pieces, random, 6);
			assertSameAsRe2(regex, List.of("", join(letters, random, 4), "/" + join(letters, random, 4),
					regex.replaceAll("[\\^\\\\$]", "")));
		}
	}

	private static String join(List<String> pieces, Random random, int most) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(most + 1); i > 0; i--) {
			text.append(pieces.get(random.nextInt(pieces.size())));
		}
		return text.toString();
	}

	private static void assertSameAsRe2(String regex, List<String> paths) {
		Pattern oracle;
		try {
			oracle = Pattern.compile(regex, Pattern.DOTALL);
		}
		catch (PatternSyntaxException ex) {
			assertThatIllegalArgumentException().as(regex).isThrownBy(() -> PathRegex.compile(regex));
			return;
		}
		PathRegex compiled = PathRegex.compile(regex);
		for (String path : paths) {
			assertThat(compiled.matchesStartOf(path)).as("%s on %s", regex, path)
				.isEqualTo(oracle.matcher(path).lookingAt());
		}
	}

}
