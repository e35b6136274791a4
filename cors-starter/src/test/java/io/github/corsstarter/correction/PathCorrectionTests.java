package io.github.corsstarter.correction;

import java.util.List;

import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.AntPathMatcher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Path patterns where an expression belongs. What the report says to write is written,
 * and matches the same paths.
 */
class PathCorrectionTests {

	private static final String REASON = "It is a path pattern, and a regular expression belongs here";

	private static final List<String> PATHS = List.of("/", "/api", "/api/", "/api/a", "/api/a/", "/api/a/b",
			"/api/edit", "/api/a/edit", "/api/a/b/edit", "/apix", "/x/api", "/api/v1.0/a", "/api/v1x0/a", "/api/a.json",
			"/api/a/b.json", "/webhooks", "/webhooks/a", "/rest/a", "/api/7", "/api/7/x");

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
			/api/**          => ^/api(/.*)?$
			/api/*           => ^/api/[^/]*$
			api/**           => ^/api(/.*)?$
			/api/{id}        => ^/api/[^/]+$
			/api/{id}/**     => ^/api/[^/]+(/.*)?$
			/api/{id:[0-9]+} => ^/api/([0-9]+)$
			/api/**/edit     => ^/api(/.*)?/edit$
			/**/edit         => ^(/.*)?/edit$
			/api/v1.0/**     => ^/api/v1\\.0(/.*)?$
			/api/**/*.json   => ^/api(/.*)?/[^/]*\\.json$
			/api/*/edit      => ^/api/[^/]*/edit$
			^/api/**         => ^/api(/.*)?$
			""")
	void expressionMatchesWhatThePatternDoes(String pattern, String regex) {
		assertThat(TestSettings.cors("urls-regex: '" + pattern + "'").problem())
			.returns("cors.urls-regex", Problem::key)
			.returns(pattern, Problem::value)
			.returns(REASON, Problem::reason)
			.returns("Write " + regex, Problem::action);
		for (String list : List.of("", "hosts.exempt-", "csrf.exempt-")) {
			assertThat(TestSettings.cors(list + "urls-regex: " + regex).problems()).isEmpty();
		}
		String ant = pattern.replaceFirst("^\\^?/?", "/");
		assertThat(PATHS).allSatisfy(
				(path) -> assertThat(PathRegex.compile(regex).matchesStartOf(path)).as("%s of %s", path, pattern)
					.isEqualTo(new AntPathMatcher().match(ant, path)));
	}

	@Test
	void severalPatterns() {
		assertThat(TestSettings.cors("urls-regex: /api/**,/rest/**").problem().action())
			.isEqualTo("Write ^(/api(/.*)?|/rest(/.*)?)$");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/**", "**", "*", "/*", "/**/*", "^/**$" })
	void everyPath(String pattern) {
		assertThat(TestSettings.cors("urls-regex: '" + pattern + "'").problem()).returns(REASON, Problem::reason)
			.returns("Remove it: without it, the settings apply to every path", Problem::action);
		assertThat(TestSettings.cors("policies: [{urls-regex: '" + pattern + "', allow-all: true}]").problem().action())
			.isEqualTo("Write ^/");
		assertThat(TestSettings.cors("policies: [{urls-regex: ^/, allow-all: true}]").problems()).isEmpty();
		assertThat(TestSettings.cors("csrf.exempt-urls-regex: '" + pattern + "'").problem().action())
			.isEqualTo("Remove it: for every path, the group cors.csrf would have no effect");
	}

	@ParameterizedTest
	@ValueSource(strings = { "^/api/.*$", "^/api/*$", "^/v[0-9]{2}/", "^/a/(b|c)/*", "^/x{2,}y", "^/\\x{61}pi/" })
	void expressionIsNoPattern(String regex) {
		assertThat(TestSettings.cors("urls-regex: '" + regex + "'").problems()).isEmpty();
	}

}
