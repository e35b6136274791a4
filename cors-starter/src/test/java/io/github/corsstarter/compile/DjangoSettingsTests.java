package io.github.corsstarter.compile;

import java.util.Locale;

import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of a widely read article about the settings of django-cors-headers, as
 * somebody would translate them to YAML.
 */
class DjangoSettingsTests {

	private static final TestSettings ARTICLE = TestSettings.cors("""
			allowed-origins:
			  - "https://example.com"
			  - "https://subdomain.example.com"
			  - "http://localhost:8000"
			  - "http://127.0.0.1:9082"
			allowed-origin-regexes:
			  - ^https://\\w+\\.example\\.com$
			urls-regex: ^/api/.*$
			allow-methods:
			  - 'DELETE'
			  - 'GET'
			  - 'OPTIONS'
			  - 'PATCH'
			  - 'POST'
			  - 'PUT'
			allow-headers:
			  - 'accept'
			  - 'accept-encoding'
			  - 'authorization'
			  - 'content-type'
			  - 'dnt'
			  - 'origin'
			  - 'user-agent'
			  - 'x-csrftoken'
			  - 'x-requested-with'
			""");

	@Test
	void valuesOfTheArticleAreNoProblem() {
		assertThat(ARTICLE.problems()).isEmpty();
	}

	@Test
	void headersOfTheArticleThatHaveNoEffectAreWarnedAbout() {
		assertThat(ARTICLE.warnings()).containsExactly(
				"cors.allow-headers has names without effect (accept-encoding, dnt, origin): only browsers "
						+ "set these headers, and they never ask for permission");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "https://subdomain.example.com", "http://localhost:8000",
			"http://127.0.0.1:9082", "https://anything.example.com" })
	void originsOfTheArticleAreAllowed(String origin) {
		assertThat(ARTICLE.allows("/api/items", origin)).isTrue();
	}

	@Test
	void headersAreSentAsTheyAreListed() {
		assertThat(ARTICLE.preflight("/api/items", "https://example.com"))
			.containsEntry("Access-Control-Allow-Methods", "DELETE, GET, OPTIONS, PATCH, POST, PUT")
			.containsEntry("Access-Control-Allow-Headers", "accept, accept-encoding, authorization, content-type, dnt, "
					+ "origin, user-agent, x-csrftoken, x-requested-with");
	}

	@Test
	void pathsOutsideTheExpressionOfTheArticleAreLeftAlone() {
		assertThat(ARTICLE.preflight("/admin/", "https://example.com")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "CORS_ALLOWED_ORIGINS, https://a.test", "CORS_ALLOWED_ORIGIN_REGEXES, ^https://a\\.test$",
			"CORS_ALLOW_ALL_ORIGINS, true", "CORS_URLS_REGEX, ^/api/", "CORS_ALLOW_METHODS, GET",
			"CORS_ALLOW_HEADERS, content-type", "CORS_EXPOSE_HEADERS, x-total", "CORS_PREFLIGHT_MAX_AGE, 600",
			"CORS_ALLOW_CREDENTIALS, true", "CORS_ALLOW_PRIVATE_NETWORK, true", "CORS_ORIGIN_WHITELIST, https://a.test",
			"CORS_ORIGIN_REGEX_WHITELIST, ^https://a\\.test$", "CORS_ORIGIN_ALLOW_ALL, true" })
	void everySettingOfDjangoCorsHeadersIsKnownAsAVariableAndInYaml(String name, String value) {
		TestSettings variable = TestSettings.none().variable(name, value);
		TestSettings yaml = TestSettings
			.cors(name.substring(5).toLowerCase(Locale.ROOT).replace('_', '-') + ": " + value);
		assertThat(variable.properties()).isEqualTo(yaml.properties()).isNotEqualTo(TestSettings.none().properties());
		assertThat(variable.warnings()).isEmpty();
		assertThat(yaml.warnings()).isEmpty();
	}

	@Test
	void oldNamesOfTheArticleMeanTheSame() {
		TestSettings old = TestSettings.cors("""
				origin-whitelist: ["https://example.com"]
				origin-regex-whitelist: ['^https://\\w+\\.example\\.com$']
				allow-credentials: true
				""");
		assertThat(old.preflight("/", "https://a.example.com")).containsEntry("Access-Control-Allow-Credentials",
				"true");
		assertThat(old.warnings()).isEmpty();
	}

}
