package io.github.corsstarter.path;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Expressions that count only where they match a whole path: an exemption must not cover
 * more than it says.
 */
class WholePathRegexTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/health                   | /health           | true
			^/health                  | /health           | true
			/health$                  | /health           | true
			^/health$                 | /health           | true
			/health                   | /health/          | false
			/health                   | /healthy          | false
			/health                   | /health/../admin  | false
			/health                   | /v1/health        | false
			/health                   | //health          | false
			health                    | /health           | false
			/health(/.*)?             | /health           | true
			/health(/.*)?             | /health/liveness  | true
			/health(/.*)?             | /healthy          | false
			/health/.*                | /health/          | true
			/health/.*                | /health           | false
			'/a|/b'                   | /a                | true
			'/a|/b'                   | /b                | true
			'/a|/b'                   | /a/b              | false
			'/a|/b'                   | /ax               | false
			'/a|/b'                   | /x/b              | false
			'/a|/ab'                  | /ab               | true
			'/a?|/ab'                 | /ab               | true
			'^/a$|^/b$'               | /b                | true
			'^/a$|^/b$'               | /bc               | false
			(?i)/health               | /HEALTH           | true
			/a{2}                     | /aa               | true
			/a{2}                     | /aaa              | false
			.*                        | /any/path         | true
			""")
	void matchesWholePathsOnly(String regex, String path, boolean expected) {
		assertThat(PathRegex.compileWhole(regex).matchesStartOf(path)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/health", "^/health$", "(?m)/health", "(?m)/health$", "(?m)^/health$", "/health|/x" })
	void lineBreakAtTheEndOfThePathIsPartOfIt(String regex) {
		assertThat(PathRegex.compileWhole(regex).matchesStartOf("/health")).isTrue();
		assertThat(PathRegex.compileWhole(regex).matchesStartOf("/health\n")).isFalse();
		assertThat(PathRegex.compileWhole(regex).matchesStartOf("/health\n/admin")).isFalse();
		assertThat(PathRegex.compileWhole(regex).matchesStartOf("/admin\n/health")).isFalse();
	}

	@Test
	void emptyExpressionMatchesNoPath() {
		assertThat(PathRegex.compileWhole("").matchesStartOf("/")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", ")", "/a)|(/b", "/a)(?:/b", "/a)|(?:", "[", "/a\\", "*", "/(?=x)", "(?x", "(?#" })
	void expressionThatIsNoneByItselfIsRefusedWithItsOwnReason(String regex) {
		Throwable reason = catchThrowable(() -> PathRegex.compile(regex));
		assertThatIllegalArgumentException().isThrownBy(() -> PathRegex.compileWhole(regex))
			.withMessage(reason.getMessage())
			.withMessageMatching("(?s).+ at \\d+: .+");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a\\Qb", "/a\\Qb\\E", "/\\Q|/admin" })
	void quotationEndsWithTheExpression(String regex) {
		String literal = regex.replace("\\Q", "").replace("\\E", "");
		assertThat(PathRegex.compileWhole(regex).matchesStartOf(literal)).isTrue();
		assertThat(PathRegex.compileWhole(regex).matchesStartOf(literal + "x")).isFalse();
	}

	/**
	 * RE2/J matches an expression of which a table would be too large.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "", "(?i)" })
	void quotationEndsWithAnExpressionThatIsTooLargeForATableToo(String flags) {
		String regex = flags + "/(?:a|b)*a(?:a|b){16}\\Q|x";
		String path = "/" + "a".repeat(17) + "|x";
		assertThat(PathRegex.compileWhole(regex)).isInstanceOf(Re2Path.class);
		assertThat(PathRegex.compileWhole(regex).matchesStartOf(path)).isTrue();
		assertThat(PathRegex.compileWhole(regex).matchesStartOf(path + "x")).isFalse();
		assertThat(PathRegex.compile(regex).matchesStartOf(path + "x")).isTrue();
		assertThat(PathRegex.compile(regex).matchesStartOf(path.substring(0, 18))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a|/b", "/[a]\\Qb", "/(?:a|b)*a(?:a|b){16}" })
	void caseIsIgnoredWithoutMatchingMore(String regex) {
		PathRegex ignoring = PathRegex.compileWhole(regex).ignoringCase();
		String path = regex.startsWith("/(") ? "/" + "a".repeat(17) : regex.equals("/a|/b") ? "/a" : "/ab";
		assertThat(ignoring.matchesStartOf(path.toUpperCase(Locale.ROOT))).isTrue();
		assertThat(ignoring.matchesStartOf(path + "/")).isFalse();
	}

}
