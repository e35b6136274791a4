package io.github.corsstarter.compile;

import java.util.List;

import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Expressions for paths that end with a slash, while the last slash of a path is removed.
 */
class PathExpressionCompilerTests {

	private static final String IGNORED = "ignore-trailing-slash: true\n";

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			^/api/public/  ; /api/public/ ; /api/public ; ^/api/public(/|$)
			/api/          ; /api/        ; /api        ; /api(/|$)
			^/items/$      ; /items/      ; /items      ; ^/items$
			^/(a|b)/       ; /(a|b)/      ; /(a|b)      ; ^/(a|b)(/|$)
			""")
	void expressionForTheStartOfAPath(String regex, String path, String matched, String corrected) {
		String says = ".urls-regex ends with a slash and cors.ignore-trailing-slash is true: the path " + path
				+ " itself is matched as " + matched + ". Write " + corrected;
		assertThat(TestSettings.cors(IGNORED + "allowed-origins: [https://a.test]\nurls-regex: " + regex).warnings())
			.isEqualTo(regex.endsWith("$") ? List.of("cors" + says) : List.of());
		assertThat(TestSettings.cors(IGNORED + """
				allowed-origins: [https://a.test]
				policies:
				  - urls-regex: ^/first$
				  - urls-regex: %s
				    enabled: false
				""".formatted(regex)).warnings()).containsExactly("cors.policies[1]" + says);
		assertThat(
				TestSettings.cors(IGNORED + "allowed-origins: [https://a.test]\nurls-regex: " + corrected).warnings())
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "hosts", "csrf" })
	void expressionForAWholePath(String group) {
		for (String regex : new String[] { "^/webhooks/", "^/webhooks/$" }) {
			assertThat(TestSettings.cors(exempt(group, regex)).warnings()).containsExactly(
					"cors." + group + ".exempt-urls-regex ends with a slash and cors.ignore-trailing-slash "
							+ "is true: the path /webhooks/ itself is matched as /webhooks. Write ^/webhooks$");
		}
		assertThat(TestSettings.cors(exempt(group, "^/webhooks$")).warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "^/", "/", "^/$", "^/api(/|$)", "^/api/.*$", "^/api/?$", "^/api$" })
	void otherExpressionsAreNoReasonToWarn(String regex) {
		assertThat(TestSettings.cors(IGNORED + "allowed-origins: [https://a.test]\nurls-regex: " + regex).warnings())
			.isEmpty();
	}

	@Test
	void whereTheSlashCountsNoExpressionIsAReasonToWarn() {
		assertThat(TestSettings.cors("""
				allowed-origins: [https://a.test]
				urls-regex: ^/api/
				policies:
				  - urls-regex: ^/api/public/
				    enabled: false
				hosts:
				  exempt-urls-regex: ^/health/
				""").warnings()).isEmpty();
	}

	private static String exempt(String group, String regex) {
		return IGNORED + group + ":\n  exempt-urls-regex: " + regex + (group.equals("csrf") ? "\n  enabled: true" : "");
	}

}
