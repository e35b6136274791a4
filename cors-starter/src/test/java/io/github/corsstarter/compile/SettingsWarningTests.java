package io.github.corsstarter.compile;

import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What works, but is surely not meant.
 */
class SettingsWarningTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http://a.test         | http://a.test
			http://*.example.com  | http://*.example.com
			http://10.0.0.5:3000  | http://10.0.0.5:3000
			http://127.a.test     | http://127.a.test
			""")
	void originsWithoutTlsAndCredentials(String origin, String named) {
		assertThat(TestSettings.cors("allowed-origins: ['%s']\ncredentials: true".formatted(origin)).warnings())
			.containsExactly("cors.allowed-origins has origins without TLS (" + named + ") and credentials is true: "
					+ "an attacker on the network can impersonate them and read responses as the user");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:3000", "http://app.localhost", "http://*.dev.localhost",
			"http://127.0.0.1", "http://[::1]:8080" })
	void originsOfTheSameMachineNeedNoTls(String origin) {
		assertThat(TestSettings.cors("allowed-origins: ['%s']\ncredentials: true".formatted(origin)).warnings())
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "allowed-origins, http://localhost:*", "allowed-origins, https://localhost:*",
			"allowed-origins, http://127.0.0.1:*", "allowed-origins, 'http://[::1]:*'",
			"allowed-origin-regexes, http://localhost:\\d+", "allowed-origin-regexes, https?://localhost(:[0-9]+)?" })
	void everyPortOfTheUsersMachineTogetherWithCredentials(String list, String rule) {
		String yaml = "%s: ['%s']\ncredentials: true".formatted(list, rule);
		assertThat(TestSettings.cors(yaml).warnings()).containsExactly("cors." + list + " has " + rule
				+ ", and credentials is true: any program that serves a page on the user's machine can read responses "
				+ "as the user. Move it to a profile named dev, development, local, test or list the ports");
		assertThat(TestSettings.cors(yaml).variable("SPRING_PROFILES_ACTIVE", "local").warnings()).isEmpty();
		assertThat(TestSettings.cors("%s: ['%s']".formatted(list, rule)).warnings()).isEmpty();
	}

	@Test
	void originsWithoutTlsNeedNoWarningWithoutCredentials() {
		assertThat(TestSettings.cors("allowed-origins: [http://a.test]").warnings()).isEmpty();
	}

	@Test
	void manyOriginsWithoutTlsAreCut() {
		assertThat(TestSettings.cors("""
				allowed-origins: [http://a.test, http://b.test, http://c.test, http://d.test, http://e.test]
				credentials: true
				""").warnings()).singleElement()
			.asString()
			.contains("(http://a.test, http://b.test, http://c.test and 2 more)");
	}

	@Test
	void nullAsAnOrigin() {
		assertThat(TestSettings.cors("allowed-origins: ['null']").warnings())
			.containsExactly("cors.allowed-origins has null: any site can make a frame whose origin is null");
	}

	@Test
	void originsThatAPatternCovers() {
		assertThat(TestSettings
			.cors("allowed-origins: ['https://*.example.com', https://a.example.com, https://example.com]")
			.warnings())
			.containsExactly("cors.allowed-origins has origins that a pattern in the same list already covers: "
					+ "https://a.example.com");
	}

	@Test
	void originsBesideAllowAll() {
		assertThat(TestSettings.cors("allow-all: true\nallowed-origins: [https://a.test]").warnings())
			.containsExactly("cors.allow-all is true, so the lists of origins beside it have no effect");
	}

	@ParameterizedTest
	@ValueSource(strings = { "86401", "2d" })
	void timeAboveThatOfAnyBrowser(String time) {
		assertThat(TestSettings.cors("preflight-max-age: " + time).warnings())
			.containsExactly("cors.preflight-max-age is above 86400 seconds, the longest that any browser keeps the "
					+ "response to a preflight (Firefox; Chromium keeps it for 7200)");
	}

	@Test
	void timeOfLessThanASecond() {
		assertThat(TestSettings.cors("preflight-max-age: 500ms").warnings())
			.containsExactly("cors.preflight-max-age is less than a second, so the header is not sent");
	}

	@ParameterizedTest
	@ValueSource(strings = { "allow-headers", "extra-allow-headers" })
	void headersThatOnlyBrowsersSet(String key) {
		assertThat(TestSettings.cors(key + ": [content-type, Origin, dnt, accept-encoding, sec-fetch-mode, Proxy-X]")
			.warnings())
			.containsExactly("cors." + key + " has names without effect (Origin, dnt, accept-encoding, sec-fetch-mode, "
					+ "Proxy-X): only browsers set these headers, and they never ask for permission");
	}

	@Test
	void starThatDoesNotCoverAuthorization() {
		assertThat(TestSettings.cors("allow-headers: ['*']").warnings()).containsExactly(
				"cors.allow-headers has *, which does not cover Authorization: add authorization if pages send it");
	}

	@ParameterizedTest
	@ValueSource(strings = { "allow-headers: ['*', Authorization]",
			"allow-headers: ['*']\nextra-allow-headers: [authorization]", "extra-allow-headers: ['*']",
			"allow-headers: ['*']\nallowed-origins: [https://a.test]\ncredentials: true" })
	void starBesideAuthorizationNeedsNoWarning(String yaml) {
		assertThat(TestSettings.cors(yaml).warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "allow-methods", "extra-allow-methods" })
	void methodsThatBrowsersSendAsTheyAreWritten(String key) {
		assertThat(TestSettings.cors(key + ": [GET, patch, Lock]").warnings()).containsExactly("cors." + key
				+ " has methods that are not in upper case (patch, Lock): browsers send them exactly as a page writes "
				+ "them, and compare by case. For pages that use PATCH, LOCK, write that");
		assertThat(TestSettings.cors(key + ": [GET, PATCH, LOCK]").warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "allow-methods: [get, Post]", "extra-allow-methods: [get, Post]",
			"allow-methods: [get, Post, PATCH]" })
	void methodsInAnotherCaseThanBrowsersSend(String yaml) {
		assertThat(TestSettings.cors(yaml).warnings())
			.containsExactly("cors." + yaml.substring(0, yaml.indexOf(':')) + " has methods without effect (get, Post)"
					+ ": browsers send them in upper case, however a page writes them. Write GET, POST");
		assertThat(TestSettings.cors(yaml.replace("get, Post", "GET, POST")).warnings()).isEmpty();
	}

	@Test
	void methodThatIsListedInUpperCaseTooIsOnlyWithoutEffect() {
		assertThat(TestSettings.cors("allow-methods: [put]\nextra-allow-methods: [PUT]").warnings()).containsExactly(
				"cors.allow-methods has methods without effect (put): browsers send them in upper case, however a page "
						+ "writes them. Write PUT");
	}

	@Test
	void headersWithoutContentType() {
		assertThat(TestSettings.cors("allow-headers: [x-mine]").warnings())
			.containsExactly("cors.allow-headers replaces the list of headers that are allowed by default and has no "
					+ "content-type, so requests with JSON (Content-Type: application/json) fail their preflight. To "
					+ "add to that list, write cors.extra-allow-headers instead");
		assertThat(TestSettings.cors("extra-allow-headers: [x-mine]").warnings()).isEmpty();
	}

	@Test
	void headersOfAPolicyWithoutContentType() {
		String policy = "policies: [{urls-regex: ^/a/, allow-all: true, %s: [x-mine]}]";
		assertThat(TestSettings.cors(policy.formatted("allow-headers")).warnings()).singleElement()
			.asString()
			.startsWith("cors.policies[0].allow-headers replaces ")
			.endsWith("write cors.policies[0].extra-allow-headers instead");
		assertThat(TestSettings.cors(policy.formatted("extra-allow-headers")).warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "allow-headers: [x-mine, Content-Type]", "allow-headers: []",
			"allow-headers: [x-mine]\nextra-allow-headers: [content-type]", "allow-headers: ['*', authorization]",
			"allow-headers: [x-mine]\nallow-methods: [GET, HEAD]" })
	void headersThatAreCompleteNeedNoWarning(String yaml) {
		assertThat(TestSettings.cors(yaml).warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "api/", "^api/" })
	void expressionThatNoPathBeginsWith(String regex) {
		assertThat(TestSettings.cors("urls-regex: " + regex).warnings()).containsExactly(
				"cors.urls-regex starts with a letter or digit and so matches nothing: every path starts with /");
	}

	@Test
	void expressionThatIsEmpty() {
		assertThat(TestSettings.cors("urls-regex: ''").warnings())
			.containsExactly("cors.urls-regex is empty, so cors.* applies to every path");
	}

	@Test
	void warningsOfAPolicyNameIt() {
		assertThat(TestSettings.cors("""
				policies:
				  - urls-regex: ^/a/
				    allowed-origins: ["null"]
				    preflight-max-age: 2d
				    allow-headers: [dnt, content-type]
				""").warnings()).hasSize(3)
			.allSatisfy((warning) -> assertThat(warning).startsWith("cors.policies[0]."));
	}

	@Test
	void warningsAboutInheritedListsAreGivenOnce() {
		assertThat(TestSettings.cors("""
				allow-all: true
				extra-allow-headers: [dnt]
				policies:
				  - urls-regex: ^/a/
				  - urls-regex: ^/b/
				""").warnings()).hasSize(1);
	}

	@Test
	void ordinaryConfigurationNeedsNoWarning() {
		assertThat(TestSettings.cors("""
				allowed-origins:
				  - https://app.example.com
				  - https://*.preview.example.com
				  - http://localhost:3000
				allowed-origin-regexes:
				  - ^https://pr-\\d+\\.example\\.org$
				credentials: true
				urls-regex: ^/api/
				extra-allow-headers: [x-request-id]
				expose-headers: [x-total-count]
				preflight-max-age: 1h
				reject-disallowed: true
				policies:
				  - name: public
				    urls-regex: ^/api/public/
				    allow-all: true
				    allow-methods: [GET]
				  - urls-regex: ^/api/internal/
				    enabled: false
				""").warnings()).isEmpty();
	}

}
