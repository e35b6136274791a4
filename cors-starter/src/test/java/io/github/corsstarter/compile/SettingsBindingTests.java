package io.github.corsstarter.compile;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.CorsProperties.PolicyProperties;
import io.github.corsstarter.testing.TestSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.env.PropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsBindingTests {

	private static final List<Row> TOP_LEVEL = List.of(new Row("enabled", "false", CorsProperties::enabled, false),
			new Row("allowed-origins", "https://a.test,https://b.test", CorsProperties::allowedOrigins,
					List.of("https://a.test", "https://b.test")),
			new Row("allowed-origin-regexes", "^https://\\w+\\.example\\.com$", CorsProperties::allowedOriginRegexes,
					List.of("^https://\\w+\\.example\\.com$")),
			new Row("allow-all", "true", CorsProperties::allowAll, true),
			new Row("urls-regex", "^/api/", CorsProperties::urlsRegex, "^/api/"),
			new Row("allow-methods", "GET,POST", CorsProperties::allowMethods, List.of("GET", "POST")),
			new Row("extra-allow-methods", "PURGE", CorsProperties::extraAllowMethods, List.of("PURGE")),
			new Row("allow-headers", "accept,x-mine", CorsProperties::allowHeaders, List.of("accept", "x-mine")),
			new Row("extra-allow-headers", "x-mine", CorsProperties::extraAllowHeaders, List.of("x-mine")),
			new Row("expose-headers", "x-total", CorsProperties::exposeHeaders, List.of("x-total")),
			new Row("preflight-max-age", "600", CorsProperties::preflightMaxAge, Duration.ofSeconds(600)),
			new Row("credentials", "true", CorsProperties::credentials, true),
			new Row("allow-private-network", "true", CorsProperties::allowPrivateNetwork, true),
			new Row("exclusive", "false", CorsProperties::exclusive, false),
			new Row("reject-disallowed", "true", CorsProperties::rejectDisallowed, true),
			new Row("report-only", "true", CorsProperties::reportOnly, true),
			new Row("debug", "true", CorsProperties::debug, true),
			new Row("dangerously-allow-all-with-credentials", "true",
					CorsProperties::dangerouslyAllowAllWithCredentials, true),
			new Row("dangerously-allow-open-origins", "true", CorsProperties::dangerouslyAllowOpenOrigins, true),
			new Row("ignore-trailing-slash", "true", CorsProperties::ignoreTrailingSlash, true),
			new Row("reloadable", "true", CorsProperties::reloadable, true),
			new Row("policies", "", CorsProperties::policies, List.of()));

	private static final List<PolicyRow> OF_POLICY = List.of(
			new PolicyRow("name", "public", PolicyProperties::name, "public"),
			new PolicyRow("urls-regex", "^/public/", PolicyProperties::urlsRegex, "^/public/"),
			new PolicyRow("enabled", "false", PolicyProperties::enabled, false),
			new PolicyRow("allowed-origins", "https://a.test,https://b.test", PolicyProperties::allowedOrigins,
					List.of("https://a.test", "https://b.test")),
			new PolicyRow("allowed-origin-regexes", "^https://\\w+\\.example\\.com$",
					PolicyProperties::allowedOriginRegexes, List.of("^https://\\w+\\.example\\.com$")),
			new PolicyRow("allow-all", "true", PolicyProperties::allowAll, true),
			new PolicyRow("allow-methods", "GET,POST", PolicyProperties::allowMethods, List.of("GET", "POST")),
			new PolicyRow("extra-allow-methods", "PURGE", PolicyProperties::extraAllowMethods, List.of("PURGE")),
			new PolicyRow("allow-headers", "accept,x-mine", PolicyProperties::allowHeaders,
					List.of("accept", "x-mine")),
			new PolicyRow("extra-allow-headers", "x-mine", PolicyProperties::extraAllowHeaders, List.of("x-mine")),
			new PolicyRow("expose-headers", "x-total", PolicyProperties::exposeHeaders, List.of("x-total")),
			new PolicyRow("preflight-max-age", "600", PolicyProperties::preflightMaxAge, Duration.ofSeconds(600)),
			new PolicyRow("credentials", "true", PolicyProperties::credentials, true),
			new PolicyRow("allow-private-network", "true", PolicyProperties::allowPrivateNetwork, true));

	static List<Row> topLevel() {
		return TOP_LEVEL;
	}

	static List<PolicyRow> ofPolicy() {
		return OF_POLICY;
	}

	@Test
	void tablesOfThisTestNameEveryKey() {
		assertThat(TOP_LEVEL).extracting(Row::key).containsExactlyElementsOf(keys(CorsProperties.class));
		assertThat(OF_POLICY).extracting(PolicyRow::key).containsExactlyElementsOf(keys(PolicyProperties.class));
	}

	@ParameterizedTest
	@MethodSource("topLevel")
	void everyKeyIsReadFromYaml(Row row) {
		assertThat(row.value(TestSettings.cors(row.key() + ": " + row.text()))).isEqualTo(row.expected());
	}

	@ParameterizedTest
	@MethodSource("topLevel")
	void everyKeyIsReadFromAVariable(Row row) {
		String name = "CORS_" + row.key().replace('-', '_').toUpperCase(Locale.ROOT);
		assertThat(row.value(TestSettings.none().variable(name, row.text()))).isEqualTo(row.expected());
	}

	@ParameterizedTest
	@MethodSource("topLevel")
	void everyKeyIsReadFromAnArgument(Row row) {
		assertThat(row.value(TestSettings.none().arguments("--cors." + row.key() + "=" + row.text())))
			.isEqualTo(row.expected());
	}

	@ParameterizedTest
	@MethodSource("ofPolicy")
	void everyKeyOfAPolicyIsReadFromYaml(PolicyRow row) {
		String scope = row.key().equals("urls-regex") ? "" : "    urls-regex: ^/public/";
		TestSettings settings = TestSettings.cors("""
				policies:
				  - %s: %s
				%s
				""".formatted(row.key(), row.text(), scope));
		assertThat(row.value(settings)).isEqualTo(row.expected());
	}

	@ParameterizedTest
	@MethodSource("ofPolicy")
	void everyKeyOfAPolicyIsReadFromAVariable(PolicyRow row) {
		String name = "CORS_POLICIES_0_" + row.key().replace('-', '_').toUpperCase(Locale.ROOT);
		TestSettings settings = TestSettings.none()
			.variable("CORS_POLICIES_0_URLS_REGEX", "^/public/")
			.variable(name, row.text());
		assertThat(row.value(settings)).isEqualTo(row.expected());
	}

	@Test
	void nothingConfiguredMeansTheDefaultsOfDjangoCorsHeaders() {
		CorsProperties defaults = TestSettings.none().properties();
		assertThat(defaults.allowMethods()).containsExactly("DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT");
		assertThat(defaults.allowHeaders()).containsExactly("accept", "authorization", "content-type", "user-agent",
				"x-csrftoken", "x-requested-with");
		assertThat(defaults.preflightMaxAge()).hasSeconds(86400);
		assertThat(defaults.credentials()).isFalse();
	}

	@Test
	void policyKnowsWhatItDoesNotSay() {
		TestSettings settings = TestSettings.cors("policies: [{urls-regex: ^/a/}]");
		assertThat(OF_POLICY).filteredOn((row) -> !row.key().equals("urls-regex") && !row.key().equals("enabled"))
			.allSatisfy((row) -> assertThat(row.value(settings)).isNull());
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowed-origins: [https://a.test, https://b.test]",
			"allowed-origins: https://a.test, https://b.test", """
					allowed-origins:
					  - https://a.test
					  - https://b.test
					""" })
	void listIsWrittenInAnyFormOfYamlOrWithCommas(String yaml) {
		assertThat(TestSettings.cors(yaml).properties().allowedOrigins()).containsExactly("https://a.test",
				"https://b.test");
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowedOrigins", "allowed_origins", "ALLOWED_ORIGINS", "allowed-origins" })
	void wordsOfAKeyAreJoinedInAnyWayOfSpring(String key) {
		assertThat(TestSettings.cors(key + ": https://a.test").properties().allowedOrigins())
			.containsExactly("https://a.test");
	}

	@Test
	void dottedKeyIsTheSameAsANestedOne() {
		assertThat(TestSettings.none()
			.file("application.yml", "cors.allowed-origins: https://a.test")
			.properties()
			.allowedOrigins()).containsExactly("https://a.test");
	}

	@ParameterizedTest
	@CsvSource({ "600, PT10M", "600s, PT10M", "10m, PT10M", "1h, PT1H", "PT1H, PT1H", "0, PT0S" })
	void timeWithoutAUnitIsInSeconds(String text, Duration expected) {
		assertThat(TestSettings.cors("preflight-max-age: " + text).properties().preflightMaxAge()).isEqualTo(expected);
		assertThat(TestSettings.cors("policies: [{urls-regex: ^/a/, preflight-max-age: %s}]".formatted(text))
			.policy(0)
			.preflightMaxAge()).isEqualTo(expected);
	}

	@Test
	void placeholdersAreResolved() {
		TestSettings settings = TestSettings.cors("allowed-origins: ${FRONTEND}")
			.variable("FRONTEND", "https://a.test");
		assertThat(settings.properties().allowedOrigins()).containsExactly("https://a.test");
	}

	@Test
	void argumentWinsOverVariableAndVariableOverFile() {
		TestSettings settings = TestSettings.cors("preflight-max-age: 1").variable("CORS_PREFLIGHT_MAX_AGE", "2");
		assertThat(settings.properties().preflightMaxAge()).hasSeconds(2);
		assertThat(settings.arguments("--cors.preflight-max-age=3").properties().preflightMaxAge()).hasSeconds(3);
	}

	@Test
	void listOfAHigherSourceReplacesTheWholeListOfALowerOne() {
		TestSettings settings = TestSettings.none()
			.file("application-prod.yml", "cors.allowed-origins: [https://prod.test]")
			.file("application.yml", "cors.allowed-origins: [https://a.test, https://b.test]");
		assertThat(settings.properties().allowedOrigins()).containsExactly("https://prod.test");
	}

	@Test
	void settingsOfASourceThatCannotListItsNamesCount() {
		PropertySource<Object> vault = new PropertySource<>("vault") {

			@Override
			public @Nullable Object getProperty(String name) {
				return name.equals("cors.allowed-origins[0]") ? "https://a.test" : null;
			}

		};
		assertThat(TestSettings.none().source(vault).properties().allowedOrigins()).containsExactly("https://a.test");
	}

	private static List<String> keys(Class<? extends Record> type) {
		return Arrays.stream(type.getRecordComponents())
			.filter((component) -> !component.getType().isRecord())
			.map(RecordComponent::getName)
			.map(DataObjectPropertyName::toDashedForm)
			.toList();
	}

	record Row(String key, String text, Function<CorsProperties, Object> property, Object expected) {

		Object value(TestSettings settings) {
			return this.property.apply(settings.properties());
		}

		@Override
		public String toString() {
			return this.key;
		}

	}

	record PolicyRow(String key, String text, Function<PolicyProperties, Object> property, Object expected) {

		Object value(TestSettings settings) {
			return this.property.apply(settings.policy(0));
		}

		@Override
		public String toString() {
			return this.key;
		}

	}

}
