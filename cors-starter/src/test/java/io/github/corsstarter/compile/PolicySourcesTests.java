package io.github.corsstarter.compile;

import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Policies in several sources: a list replaces the list below it, a single variable
 * changes one key of it.
 */
class PolicySourcesTests {

	private static final String TWO_POLICIES = """
			policies:
			  - name: public
			    urls-regex: ^/public/
			    allow-all: true
			  - name: partners
			    urls-regex: ^/partners/
			    allowed-origins: [https://a.test, https://b.test]
			    credentials: true
			""";

	@Test
	void listOfAHigherFileReplacesTheWholeListBelow() {
		TestSettings settings = TestSettings.none().file("application-prod.yml", """
				cors.policies:
				  - urls-regex: ^/public/
				    allowed-origins: [https://prod.test]
				""").file("application.yml", "cors:\n" + TWO_POLICIES.indent(2));
		assertThat(settings.properties().policies()).hasSize(1);
		assertThat(settings.allows("/public/x", "https://any.test")).isFalse();
		assertThat(settings.warnings()).isEmpty();
	}

	@Test
	void incompletePolicyOfAHigherFileIsAProblemAndNoChangeToTheListBelow() {
		Problem problem = TestSettings.none()
			.file("application-prod.yml", "cors.policies: [{allowed-origins: [https://prod.test]}]")
			.file("application.yml", "cors:\n" + TWO_POLICIES.indent(2))
			.problem();
		assertThat(problem.key()).isEqualTo("cors.policies[0].urls-regex");
		assertThat(problem.value()).isNull();
		assertThat(problem.location()).hasToString("application-prod.yml, line 1");
	}

	@Test
	void variableForOneKeyChangesThatKeyOnly() {
		TestSettings settings = TestSettings.cors(TWO_POLICIES).variable("CORS_POLICIES_0_PREFLIGHT_MAX_AGE", "60");
		CorsProperties before = TestSettings.cors(TWO_POLICIES).properties();
		assertThat(settings.policy(0)).usingRecursiveComparison()
			.ignoringFields("preflightMaxAge")
			.isEqualTo(before.policies().get(0));
		assertThat(settings.policy(0).preflightMaxAge()).hasSeconds(60);
		assertThat(settings.policy(1)).isEqualTo(before.policies().get(1));
		assertThat(settings.warnings()).isEmpty();
	}

	@Test
	void variableForOneKeyOfALaterPolicyDoesNotReorderThem() {
		TestSettings settings = TestSettings.cors(TWO_POLICIES).variable("CORS_POLICIES_1_PREFLIGHT_MAX_AGE", "60");
		assertThat(settings.properties().policies()).extracting(CorsProperties.PolicyProperties::name)
			.containsExactly("public", "partners");
		assertThat(settings.policy(1).preflightMaxAge()).hasSeconds(60);
	}

	@Test
	void variableReplacesAListInAPolicyAsAWhole() {
		assertThat(TestSettings.cors(TWO_POLICIES)
			.variable("CORS_POLICIES_1_ALLOWED_ORIGINS_0", "https://c.test")
			.policy(1)
			.allowedOrigins()).containsExactly("https://c.test");
		assertThat(TestSettings.cors(TWO_POLICIES)
			.variable("CORS_POLICIES_1_ALLOWED_ORIGINS", "https://c.test")
			.policy(1)
			.allowedOrigins()).containsExactly("https://c.test");
	}

	@Test
	void variableAddsAListToAPolicyThatHasNone() {
		assertThat(TestSettings.cors(TWO_POLICIES)
			.variable("CORS_POLICIES_0_EXPOSE_HEADERS_0", "x-total")
			.policy(0)
			.exposeHeaders()).containsExactly("x-total");
	}

	@Test
	void variableUnderAnAliasChangesTheCanonicalKey() {
		TestSettings settings = TestSettings.cors(TWO_POLICIES)
			.variable("CORS_POLICIES_1_ALLOW_CREDENTIALS", "false")
			.variable("CORS_POLICIES_1_ORIGIN_WHITELIST", "https://c.test");
		assertThat(settings.policy(1).credentials()).isFalse();
		assertThat(settings.policy(1).allowedOrigins()).containsExactly("https://c.test");
	}

	@Test
	void systemPropertyOrArgumentForOneKeyChangesThatKeyOnly() {
		TestSettings settings = TestSettings.cors(TWO_POLICIES)
			.systemProperty("cors.policies[0].preflight-max-age", "60")
			.arguments("--cors.policies[1].preflight-max-age=30");
		assertThat(settings.properties().policies()).extracting(CorsProperties.PolicyProperties::name)
			.containsExactly("public", "partners");
		assertThat(settings.policy(0).preflightMaxAge()).hasSeconds(60);
		assertThat(settings.policy(1).preflightMaxAge()).hasSeconds(30);
	}

	@Test
	void argumentWinsOverVariableForOneKey() {
		assertThat(TestSettings.cors(TWO_POLICIES)
			.variable("CORS_POLICIES_0_PREFLIGHT_MAX_AGE", "60")
			.arguments("--cors.policies[0].preflight-max-age=30")
			.policy(0)
			.preflightMaxAge()).hasSeconds(30);
	}

	@Test
	void variableForOneKeyChangesTheListThatHoldsOfSeveralFiles() {
		TestSettings settings = TestSettings.none()
			.file("application-prod.yml", "cors.policies: [{urls-regex: ^/prod/, allow-all: true}]")
			.file("application.yml", "cors:\n" + TWO_POLICIES.indent(2))
			.variable("CORS_POLICIES_0_ENABLED", "false");
		assertThat(settings.policy(0).urlsRegex()).isEqualTo("^/prod/");
		assertThat(settings.policy(0).enabled()).isFalse();
	}

	@Test
	void mistakeInAVariableForOneKeyNamesTheVariable() {
		Problem problem = TestSettings.cors(TWO_POLICIES)
			.variable("CORS_POLICIES_1_ALLOWED_ORIGINS", "https://c.test/")
			.problem();
		assertThat(problem.key()).isEqualTo("cors.policies[1].allowed-origins[0]");
		assertThat(problem.location()).hasToString("environment variable CORS_POLICIES_1_ALLOWED_ORIGINS");
	}

	@Test
	void mistakeInAFileBelowAVariableNamesTheFile() {
		Problem problem = TestSettings.cors(TWO_POLICIES.replace("https://b.test", "https://b.test/"))
			.variable("CORS_POLICIES_1_PREFLIGHT_MAX_AGE", "60")
			.problem();
		assertThat(problem.location()).hasToString("application.yml, line 8");
	}

	@Test
	void variableForAPolicyThatIsNotThereIsAProblem() {
		Problem problem = TestSettings.cors(TWO_POLICIES).variable("CORS_POLICIES_2_ALLOW_ALL", "true").problem();
		assertThat(problem.key()).isEqualTo("cors.policies[2]");
		assertThat(problem.location()).hasToString("environment variable CORS_POLICIES_2_ALLOW_ALL");
		assertThat(problem.reason())
			.isEqualTo("It changes a policy of the list in application.yml, which has 2, numbered from 0");
		assertThat(problem.action()).isEqualTo("Correct the number, or add the policy to that list");
	}

	@Test
	void variableForOneKeyWithoutAnyListIsAProblem() {
		Problem problem = TestSettings.none().variable("CORS_POLICIES_0_ALLOW_ALL", "true").problem();
		assertThat(problem.key()).isEqualTo("cors.policies[0].urls-regex");
		assertThat(problem.location()).hasToString("environment variable CORS_POLICIES_0_ALLOW_ALL");
	}

	@Test
	void emptyListOfAHigherFileEmptiesTheListBelow() {
		TestSettings settings = TestSettings.none()
			.file("application-prod.yml", "cors.policies: []")
			.file("application.yml", "cors:\n" + TWO_POLICIES.indent(2));
		assertThat(settings.properties().policies()).isEmpty();
		assertThat(settings.warnings()).isEmpty();
	}

	@Test
	void variableForAPolicyOfAnEmptyListIsAProblem() {
		assertThat(TestSettings.cors("policies: []").variable("CORS_POLICIES_0_ALLOW_ALL", "true").problems()).first()
			.extracting(Problem::reason)
			.isEqualTo("It changes a policy of the list in application.yml, which is empty");
	}

	@Test
	void emptyVariableEmptiesTheListOfAFileWithAWarning() {
		TestSettings settings = TestSettings.cors(TWO_POLICIES).variable("CORS_POLICIES", "");
		assertThat(settings.properties().policies()).isEmpty();
		assertThat(settings.warnings()).containsExactly("cors.policies from environment variable CORS_POLICIES "
				+ "replaces the whole list from application.yml");
	}

	@Test
	void variablesWithAnExpressionAreAListOfTheirOwn() {
		TestSettings settings = TestSettings.none()
			.variable("CORS_POLICIES_0_URLS_REGEX", "^/a/")
			.variable("CORS_POLICIES_0_ALLOW_ALL", "true")
			.variable("CORS_POLICIES_1_URLS_REGEX", "^/b/")
			.variable("CORS_POLICIES_1_ALLOW_ALL", "true");
		assertThat(settings.properties().policies()).hasSize(2);
		assertThat(settings.warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CORS_POLICIES_0_URLS_REGEX", "CORS_POLICIES_0_URLSREGEX" })
	void variablesWithAnExpressionReplaceTheListOfAFileWithAWarning(String name) {
		TestSettings settings = TestSettings.cors(TWO_POLICIES)
			.variable(name, "^/a/")
			.variable("CORS_POLICIES_0_ALLOW_ALL", "true");
		assertThat(settings.properties().policies()).hasSize(1);
		assertThat(settings.warnings()).containsExactly("cors.policies from environment variable " + name
				+ " replaces the whole list from application.yml, because it has a urls-regex");
	}

	@Test
	void systemPropertiesAndArgumentsWithAnExpressionReplaceTheListOfAFileWithAWarning() {
		assertThat(TestSettings.cors(TWO_POLICIES)
			.systemProperty("cors.policies[0].urls-regex", "^/a/")
			.systemProperty("cors.policies[0].allow-all", "true")
			.warnings())
			.containsExactly("cors.policies from system property cors.policies[0].urls-regex replaces the "
					+ "whole list from application.yml, because it has a urls-regex");
		assertThat(TestSettings.cors(TWO_POLICIES)
			.arguments("--cors.policies[0].urls-regex=^/a/", "--cors.policies[0].allow-all=true")
			.warnings()).singleElement().asString().startsWith("cors.policies from argument --cors.policies[0].");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CORS_POLICIES_1_URLS_REGEX", "CORS_POLICIES_7_URLS_REGEX" })
	void policyBeforeWhichOneIsMissingIsAProblem(String name) {
		Problem problem = TestSettings.none().variable(name, "^/a/").problem();
		assertThat(problem.location()).hasToString("environment variable " + name);
		assertThat(problem.reason()).isEqualTo("There is no policy 0 before it, so it would be ignored");
		assertThat(problem.action()).isEqualTo("Number the policies from 0, without gaps");
	}

}
