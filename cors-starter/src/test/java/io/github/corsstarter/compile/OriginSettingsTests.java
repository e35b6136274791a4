package io.github.corsstarter.compile;

import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whom an entry allows.
 */
class OriginSettingsTests {

	@ParameterizedTest
	@CsvSource({ "https://app.example.com, https://app.example.com, true",
			"https://app.example.com, http://app.example.com, false",
			"https://app.example.com, https://app.example.com:8443, false",
			"HTTPS://App.example.com:443, https://app.example.com, true",
			"https://*.example.com, https://app.example.com, true",
			"https://*.example.com, https://a.b.example.com, true", "https://*.example.com, https://example.com, false",
			"https://*.example.com, https://app.example.com:8443, false",
			"https://*.example.com:8443, https://app.example.com:8443, true",
			"http://localhost:*, http://localhost:5173, true", "http://localhost:*, http://localhost, true",
			"http://localhost:*, https://localhost:5173, false", "capacitor://localhost, capacitor://localhost, true",
			"'null', null, true", "https://app.example.com, null, false", "file://, file://, true" })
	void entryOfAllowedOrigins(String entry, String origin, boolean allowed) {
		assertThat(TestSettings.cors("allowed-origins: ['" + entry + "']").allows("/", origin)).isEqualTo(allowed);
	}

	@ParameterizedTest
	@CsvSource({ "https://app\\.example\\.com, https://app.example.com, true",
			"https://app\\.example\\.com, https://app.example.com.evil.test, false",
			"https://app\\.example\\.com, https://app.example.com:8443, false",
			"'https://[a-z]{2,3}\\.example\\.com', https://abc.example.com, true",
			"'https://[a-z]{2,3}\\.example\\.com', https://abcd.example.com, false" })
	void expressionMatchesTheWholeOrigin(String regex, String origin, boolean allowed) {
		assertThat(TestSettings.cors("allowed-origin-regexes: ['" + regex + "']").allows("/", origin))
			.isEqualTo(allowed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "^/api/", "^/api/.*$", "/api/" })
	void expressionForPathsIsMatchedFromTheirStart(String regex) {
		TestSettings settings = TestSettings.cors("allow-all: true\nurls-regex: " + regex);
		assertThat(settings.allows("/api/items/1", "https://a.test")).isTrue();
		assertThat(settings.preflight("/other/api/", "https://a.test")).isNull();
	}

	@Test
	void allowAllMakesTheListsIneffective() {
		assertThat(TestSettings.cors("allow-all: true\nallowed-origins: [https://a.test]")
			.preflight("/", "https://b.test")).containsEntry("Access-Control-Allow-Origin", "*");
	}

	@Test
	void timeOf0SendsNoHeader() {
		assertThat(TestSettings.cors("allow-all: true\npreflight-max-age: 0").preflight("/", "https://a.test"))
			.doesNotContainKey("Access-Control-Max-Age");
	}

	@Test
	void backslashBetweenDoubleQuotesIsNoYaml() {
		assertThatExceptionOfType(MarkedYAMLException.class)
			.isThrownBy(() -> TestSettings.cors("allowed-origin-regexes: [\"^https://\\w+\\.test$\"]"));
	}

}
