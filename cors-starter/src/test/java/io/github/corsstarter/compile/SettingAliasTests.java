package io.github.corsstarter.compile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.SettingKeys;
import io.github.corsstarter.settings.SettingLocation;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The old and new names of django-cors-headers are equals of the canonical ones.
 */
class SettingAliasTests {

	static Stream<Arguments> aliases() {
		return Stream.of(Arguments.of("origin-whitelist", "https://a.test", "allowed-origins"),
				Arguments.of("origin-regex-whitelist", "^https://a\\.test$", "allowed-origin-regexes"),
				Arguments.of("allow-all-origins", "true", "allow-all"),
				Arguments.of("origin-allow-all", "true", "allow-all"),
				Arguments.of("allow-credentials", "true", "credentials"),
				Arguments.of("allowed-hosts", "www.a.test,.b.test", "hosts.allowed"));
	}

	static Stream<Arguments> aliasesOfPolicies() {
		return aliases().filter((row) -> !row.get()[2].equals("hosts.allowed"));
	}

	@Test
	void tableOfThisTestNamesEveryAlias() {
		List<String> known = SettingKeys.ALIASES.values().stream().flatMap(List::stream).sorted().toList();
		assertThat(aliases().map((row) -> row.get()[0]).sorted()).containsExactlyElementsOf((List<?>) known);
	}

	@ParameterizedTest
	@MethodSource("aliases")
	void aliasInYamlIsReadAsTheCanonicalKey(String alias, String value, String canonical) {
		assertThat(TestSettings.cors(alias + ": " + value).properties())
			.isEqualTo(TestSettings.cors(canonical + ": " + value).properties())
			.isNotEqualTo(TestSettings.none().properties());
	}

	@ParameterizedTest
	@MethodSource("aliases")
	void aliasAsAVariableIsReadAsTheCanonicalKey(String alias, String value, String canonical) {
		String name = "CORS_" + alias.replace('-', '_').toUpperCase(Locale.ROOT);
		assertThat(TestSettings.none().variable(name, value).properties())
			.isEqualTo(TestSettings.cors(canonical + ": " + value).properties());
	}

	@ParameterizedTest
	@MethodSource("aliasesOfPolicies")
	void aliasInAPolicyIsReadAsTheCanonicalKey(String alias, String value, String canonical) {
		String policy = "policies: [{urls-regex: ^/a/, %s: %s}]";
		assertThat(TestSettings.cors(policy.formatted(alias, value)).policy(0))
			.isEqualTo(TestSettings.cors(policy.formatted(canonical, value)).policy(0))
			.isNotEqualTo(TestSettings.cors("policies: [{urls-regex: ^/a/}]").policy(0));
	}

	@ParameterizedTest
	@CsvSource({ "CORS_ORIGIN_WHITELIST_0, CORS_ORIGIN_WHITELIST_1",
			"CORS_POLICIES_0_ORIGIN_WHITELIST_0, CORS_POLICIES_0_ORIGIN_WHITELIST_1" })
	void aliasOfAListTakesVariablesWithAnIndex(String first, String second) {
		TestSettings settings = TestSettings.none()
			.variable("CORS_POLICIES_0_URLS_REGEX", "^/a/")
			.variable(first, "https://a.test")
			.variable(second, "https://b.test");
		assertThat(settings.allows(first.contains("POLICIES") ? "/a/" : "/", "https://b.test")).isTrue();
	}

	@Test
	void aliasOfAKeyInAGroupTakesVariablesWithAnIndex() {
		TestSettings settings = TestSettings.cors("hosts.allowed: [file.test]")
			.variable("CORS_ALLOWED_HOSTS_0", "a.test")
			.variable("CORS_ALLOWED_HOSTS_1", "b.test");
		assertThat(settings.properties().hosts().allowed()).containsExactly("a.test", "b.test");
	}

	@Test
	void aliasOfAKeyInAGroupIsNoneInAPolicy() {
		Problem problem = TestSettings.cors("policies: [{urls-regex: ^/a/, allowed-hosts: [a.test]}]").problem();
		assertThat(problem.key()).isEqualTo("cors.policies[0].allowed-hosts");
		assertThat(problem.action()).isEqualTo("Write cors.allowed-hosts");
	}

	@Test
	void aliasInAPolicyThatIsNotTheFirstIsRead() {
		assertThat(TestSettings.cors("""
				policies:
				  - urls-regex: ^/a/
				  - urls-regex: ^/b/
				    origin-whitelist: [https://b.test]
				""").policy(1).allowedOrigins()).containsExactly("https://b.test");
	}

	@Test
	void aliasInAHigherSourceWins() {
		TestSettings settings = TestSettings.cors("""
				allowed-origins: [https://file.test, https://other.test]
				credentials: false
				""")
			.variable("CORS_ORIGIN_WHITELIST", "https://variable.test")
			.variable("CORS_ALLOW_CREDENTIALS", "true");
		assertThat(settings.properties().allowedOrigins()).containsExactly("https://variable.test");
		assertThat(settings.properties().credentials()).isTrue();
	}

	@Test
	void canonicalKeyInAHigherSourceWins() {
		TestSettings settings = TestSettings.cors("""
				origin-whitelist: [https://file.test, https://other.test]
				allow-credentials: true
				""").variable("CORS_ALLOWED_ORIGINS", "https://variable.test").variable("CORS_CREDENTIALS", "false");
		assertThat(settings.properties().allowedOrigins()).containsExactly("https://variable.test");
		assertThat(settings.properties().credentials()).isFalse();
	}

	@Test
	void aliasInAHigherFileWins() {
		TestSettings settings = TestSettings.none()
			.file("application-prod.yml", "cors.origin-whitelist: [https://prod.test]")
			.file("application.yml", "cors.allowed-origins: [https://a.test, https://b.test]");
		assertThat(settings.properties().allowedOrigins()).containsExactly("https://prod.test");
	}

	@Test
	void twoDocumentsOfOneFileAreTwoSources() {
		TestSettings settings = TestSettings.none().file("application.yml", """
				cors.origin-whitelist: [https://a.test]
				---
				cors.allowed-origins: [https://b.test]
				""");
		assertThat(settings.problems()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("aliases")
	void aliasBesideItsCanonicalKeyInOneSourceIsAProblem(String alias, String value, String canonical) {
		assertThat(TestSettings.cors("""
				%s: %s
				%s: %s
				""".formatted(canonical, value, alias, value)).problem())
			.isEqualTo(new Problem(canonical.startsWith("hosts.") ? Area.HOSTS : Area.CORS, "cors." + alias, null,
					new SettingLocation("application.yml", 3),
					"It is another name for cors." + canonical + ", and the same source also has cors." + canonical,
					"Keep one of the two"));
	}

	@Test
	void twoAliasesOfOneKeyInOneSourceAreAProblem() {
		Problem problem = TestSettings.cors("""
				allow-all-origins: true
				origin-allow-all: true
				""").problem();
		assertThat(problem.key()).isEqualTo("cors.origin-allow-all");
		assertThat(problem.reason())
			.isEqualTo("It is another name for cors.allow-all, and the same source also has cors.allow-all-origins");
	}

	@Test
	void aliasBesideItsCanonicalKeyInAPolicyIsAProblem() {
		Problem problem = TestSettings.cors("""
				policies:
				  - urls-regex: ^/a/
				    allowed-origins: [https://a.test]
				    origin-whitelist: [https://b.test]
				""").problem();
		assertThat(problem.key()).isEqualTo("cors.policies[0].origin-whitelist");
		assertThat(problem.location()).hasToString("application.yml, line 5");
	}

	@Test
	void variablesUnderBothNamesAreAProblem() {
		Problem problem = TestSettings.none()
			.variable("CORS_ALLOW_CREDENTIALS", "true")
			.variable("CORS_CREDENTIALS", "true")
			.problem();
		assertThat(problem.location()).hasToString("environment variable CORS_ALLOW_CREDENTIALS");
	}

	@Test
	void problemWithTheValueOfAnAliasNamesTheAlias() {
		Problem problem = TestSettings.cors("origin-whitelist: [a.test]").problem();
		assertThat(problem.key()).isEqualTo("cors.origin-whitelist[0]");
		assertThat(problem.location()).hasToString("application.yml, line 2");
	}

}
