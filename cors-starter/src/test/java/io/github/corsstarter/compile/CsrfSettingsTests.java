package io.github.corsstarter.compile;

import io.github.corsstarter.csrf.CrossOriginProtection;
import io.github.corsstarter.csrf.CsrfRequest;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.SettingLocation;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings under {@code cors.csrf}: what they mean, what cannot work, and what is surely
 * not meant.
 */
class CsrfSettingsTests {

	@Test
	void protectionIsOffByDefault() {
		CompiledSettings settings = TestSettings.none().read();
		assertThat(settings.properties().csrf().enabled()).isFalse();
		assertThat(settings.csrf().trustedOrigins().origins().isEmpty()).isTrue();
		assertThat(settings.csrf().exemptPaths()).isNull();
	}

	@Test
	void namesMayBeVariables() {
		TestSettings settings = TestSettings.none()
			.variable("CORS_CSRF_ENABLED", "true")
			.variable("CORS_CSRF_TRUSTED_ORIGINS", "https://a.test,https://*.b.test")
			.variable("CORS_CSRF_EXEMPT_URLS_REGEX", "^/webhooks/.*$");
		assertThat(settings.properties().csrf().enabled()).isTrue();
		assertThat(trusts(settings, "https://a.test")).isTrue();
		assertThat(trusts(settings, "https://x.b.test")).isTrue();
		assertThat(trusts(settings, "https://b.test")).isFalse();
		PathRegex exempt = settings.read().csrf().exemptPaths();
		assertThat(exempt).isNotNull();
		assertThat(exempt.matchesStartOf("/webhooks/a")).isTrue();
		assertThat(exempt.matchesStartOf("/webhooks")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://a.test                | true
			https://x.b.test              | true
			https://shop-1.c.test         | true
			https://partner.test          | false
			https://d.test                | false
			""")
	void whoMayReadAsTheUserIsTrustedUnlessTheListSaysOtherwise(String origin, boolean trusted) {
		String yaml = """
				csrf.enabled: true
				hosts.allowed: [api.test]
				allowed-origins: [https://a.test, "https://*.b.test"]
				allowed-origin-regexes: ['^https://shop-\\d+\\.c\\.test$']
				credentials: %s
				policies:
				- {urls-regex: ^/partner/, allowed-origins: [https://partner.test], credentials: true}
				""";
		assertThat(trusts(TestSettings.cors(yaml.formatted(true)), origin)).isEqualTo(trusted);
		assertThat(trusts(TestSettings.cors(yaml.formatted(false)), origin)).isFalse();
		assertThat(trusts(TestSettings.cors(yaml.formatted(true) + "csrf.trusted-origins: [https://d.test]"), origin))
			.isEqualTo(origin.equals("https://d.test"));
		assertThat(trusts(TestSettings.cors(yaml.formatted(true) + "csrf.trusted-origins: []"), origin)).isFalse();
	}

	@Test
	void nothingIsTakenOverFromOriginsThatMayBeAnybody() {
		TestSettings settings = TestSettings.cors("""
				csrf.enabled: true
				allowed-origins: ["https://*"]
				credentials: true
				dangerously-allow-all-with-credentials: true
				""");
		assertThat(trusts(settings, "https://a.test")).isFalse();
		assertThat(settings.warnings()).contains("cors.csrf.trusted-origins is not set, and with "
				+ "cors.dangerously-allow-all-with-credentials nothing is inherited from cors.allowed-origins, so no other "
				+ "origin is trusted");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					https://a.test/     | It ends in a slash, and an origin ends after its host or port (RFC 6454, section 4) | Write https://a.test
					a.test              | It has no scheme                           | Write https://a.test, or http://a.test for pages without TLS
					*                   | It means every site, so nothing would be protected | List the origins, or remove the setting if no other site sends such requests
					https://*           | It means every site, so nothing would be protected | List the origins, or remove the setting if no other site sends such requests
					null                | Any site can make a frame whose origin is null, so nothing would be protected | Remove it; if such frames call a path on purpose, set cors.csrf.exempt-urls-regex to that path
					https://*example.com | ~~                                        | ~~
					https://foo.*.com   | ~~                                         | ~~
					""")
	void originThatCannotBeTrusted(String origin, String reason, String action) {
		Problem problem = TestSettings.cors("csrf:\n  trusted-origins: [https://b.test, '" + origin + "']").problem();
		assertThat(problem.key()).isEqualTo("cors.csrf.trusted-origins[1]");
		assertThat(problem.value()).isEqualTo(origin);
		assertThat(problem.location()).isEqualTo(new SettingLocation("application.yml", 3));
		if (!reason.isEmpty()) {
			assertThat(problem.reason()).isEqualTo(reason);
			assertThat(problem.action()).isEqualTo(action);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "^/up(?!x)" })
	void expressionThatCannotWork(String regex) {
		assertThat(TestSettings.cors("csrf.exempt-urls-regex: " + regex).problem())
			.returns("cors.csrf.exempt-urls-regex", Problem::key)
			.returns(regex, Problem::value);
	}

	@ParameterizedTest
	@CsvSource({ "csrf.trusted-origin, cors.csrf.trusted-origins", "csrf.enable, cors.csrf.enabled",
			"csrf.exempt-url-regex, cors.csrf.exempt-urls-regex" })
	void mistypedNameIsAnswered(String name, String meant) {
		assertThat(TestSettings.cors(name + ": x").problems()).extracting(Problem::action).contains("Write " + meant);
	}

	@Test
	void groupIsNoSingleValue() {
		assertThat(TestSettings.cors("csrf: true").problem()).isEqualTo(new Problem(Area.CSRF, "cors.csrf", null,
				new SettingLocation("application.yml", 2), "It is a single value, and csrf is a group of settings",
				"To switch the protection on, set cors.csrf.enabled to true"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			csrf: [https://a.test]              | To list the trusted origins, write cors.csrf.trusted-origins
			csrf: [{enabled: true}]             | Write its settings below each other, without hyphens
			""")
	void groupIsNoList(String yaml, String action) {
		assertThat(TestSettings.cors(yaml).problem())
			.isEqualTo(new Problem(Area.CSRF, "cors.csrf", null, new SettingLocation("application.yml", 2),
					"It is a group of settings, but a list is written here", action));
	}

	@Test
	void mistakesStopTheStartWithoutCorsToo() {
		assertThat(TestSettings.cors("enabled: false\ncsrf.trusted-origins: [a.test]").problem().area())
			.isEqualTo(Area.CSRF);
	}

	@ParameterizedTest
	@ValueSource(strings = { "csrf.trusted-origins: [https://a.test]", "csrf.exempt-urls-regex: ^/a$" })
	void settingsWithoutTheSwitchHaveNoEffect(String yaml) {
		assertThat(TestSettings.cors(yaml).warnings())
			.containsExactly("cors.csrf.* has no effect while cors.csrf.enabled is false");
	}

	@ParameterizedTest
	@CsvSource({ "/api/items, true", "/api/public/items, false", "/partner/items, false", "/admin/transfer, false" })
	void whoMayReadAsTheUserOnSomePathsMayWriteThereAndNowhereElse(String path, boolean trusted) {
		TestSettings settings = TestSettings.cors("""
				csrf.enabled: true
				urls-regex: ^/api/
				allowed-origins: [https://a.test]
				credentials: true
				policies:
				- {urls-regex: ^/api/public/, enabled: false}
				- {urls-regex: ^/partner/, allowed-origins: [https://a.test], credentials: true}
				""");
		assertThat(trusts(settings, "https://a.test", path, path)).isEqualTo(trusted);
		assertThat(trusts(settings, "https://a.test", path, "/admin/transfer")).isFalse();
	}

	@Test
	void whereCorsIsOffNobodyMayReadAndNobodyIsTrusted() {
		assertThat(trusts(TestSettings.cors("""
				enabled: false
				csrf.enabled: true
				allowed-origins: [https://a.test]
				credentials: true
				"""), "https://a.test")).isFalse();
	}

	@Test
	void originWithoutTlsIsWarnedAbout() {
		assertThat(TestSettings.cors("""
				csrf:
				  enabled: true
				  trusted-origins: [http://a.test, "http://*.b.test", http://localhost:3000, https://c.test]
				""").warnings()).containsExactly("cors.csrf.trusted-origins has origins without TLS (http://a.test, "
				+ "http://*.b.test): an attacker on the network can impersonate them and change data as the user");
	}

	private static boolean trusts(TestSettings settings, String origin) {
		return trusts(settings, origin, "/items", "/items");
	}

	private static boolean trusts(TestSettings settings, String origin, String path, String routedPath) {
		CrossOriginProtection protection = new CrossOriginProtection(settings.read().csrf().trustedOrigins());
		TargetOrigin target = new TargetOrigin("https", "api.test", 443);
		return protection
			.decide(new CsrfRequest("POST", PathReadings.of(path, routedPath, () -> false), false, "cross-site", origin,
					null, target, () -> false))
			.isAccepted();
	}

}
