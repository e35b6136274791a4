package io.github.corsstarter.compile;

import java.util.List;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.ProblemReport;
import io.github.corsstarter.settings.SettingLocation;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Names that binding alone would pass over in silence.
 */
class SettingNameTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			allowed-origin       | Write cors.allowed-origins
			alowed-origins       | Write cors.allowed-origins
			allow-origins        | Write cors.allowed-origins
			origins-whitelist    | Write cors.origin-whitelist
			allowed-origin-regex | Write cors.allowed-origin-regexes
			alow-headers         | Write cors.allow-headers
			credential           | Write cors.credentials
			url-regex            | Write cors.urls-regex
			enable               | Write cors.enabled
			polices              | Write cors.policies
			""")
	void nameWithATypingErrorIsAProblem(String name, String action) {
		assertThat(TestSettings.cors(name + ": x").problems()).contains(new Problem(Area.CORS, "cors." + name, null,
				new SettingLocation("application.yml", 2), "There is no setting with this name", action));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					allowed-methods         | Write cors.allow-methods
					allowed-headers         | Write cors.allow-headers
					exposed-headers         | Write cors.expose-headers
					max-age                 | Write cors.preflight-max-age, in seconds
					allowed-origin-patterns | Write cors.allowed-origins, which takes patterns too: https://*.example.com, http://localhost:* and the like
					paths                   | Write cors.urls-regex, one regular expression such as ^/api/
					""")
	void wordOfSpringIsAProblem(String name, String action) {
		Problem problem = problemWithTheName(TestSettings.cors(name + ": [x]"));
		assertThat(problem.key()).isEqualTo("cors." + name);
		assertThat(problem.reason()).isEqualTo("There is no setting with this name");
		assertThat(problem.action()).isEqualTo(action);
	}

	private static Problem problemWithTheName(TestSettings settings) {
		return settings.problems()
			.stream()
			.filter((problem) -> problem.reason().equals("There is no setting with this name"))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void wrongValueUnderAWrongNameIsReportedToo() {
		assertThat(TestSettings.cors("""
				allow-origins: ["*"]
				credentials: true
				host.allowed: [https://a.test]
				policies:
				  - urls-regx: /api/**
				""").problems()).extracting(Problem::key, Problem::reason)
			.containsExactly(tuple("cors.allow-origins", "There is no setting with this name"),
					tuple("cors.allow-origins[0]", "It is not an origin"),
					tuple("cors.host", "There is no setting with this name"),
					tuple("cors.host.allowed[0]", "It has a scheme, and a host has none"),
					tuple("cors.policies[0].urls-regx", "There is no setting with this name"),
					tuple("cors.policies[0].urls-regx", "It is a path pattern, and a regular expression belongs here"));
	}

	@Test
	void wrongValueUnderAWrongVariableIsReportedToo() {
		assertThat(TestSettings.none().variable("CORS_ALOWED_ORIGINS", "https://a.test/,b.test").problems())
			.extracting(Problem::action)
			.containsExactly("Write CORS_ALLOWED_ORIGINS", "Write https://a.test",
					"Write https://b.test, or http://b.test for pages without TLS");
	}

	@Test
	void rightNameInTheSameSourceCounts() {
		assertThat(TestSettings.cors("allow-origins: [a.test]\nallowed-origins: [https://a.test]").problem().key())
			.isEqualTo("cors.allow-origins");
	}

	@Test
	void wrongNameOfTheSwitchSwitchesNothingOff() {
		assertThat(TestSettings.cors("enable: false\nallowed-origins: [a.test]").problems()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "forwarded-for-header", "use-x-forwarded-for", "forwarded-for", "x-forwarded-for" })
	void nameForTheListOfAddressesIsThatOfTheHops(String name) {
		Problem problem = problemWithTheName(TestSettings.cors("hosts." + name + ": true"));
		assertThat(problem.key()).isEqualTo("cors.hosts." + name);
		assertThat(problem.action()).isEqualTo("Write cors.hosts.forwarded-for-hops with the number of proxies that "
				+ "add an address to X-Forwarded-For. For a header with one address, write client-address-header");
	}

	@ParameterizedTest
	@ValueSource(strings = { "real-ip-header", "use-x-real-ip", "remote-ip-header", "client-ip-header" })
	void nameForTheAddressIsThatOfItsHeader(String name) {
		Problem problem = TestSettings.cors("hosts." + name + ": X-Real-IP").problem();
		assertThat(problem.action()).isEqualTo("Write cors.hosts.client-address-header with the name of the header. "
				+ "For X-Forwarded-For, write forwarded-for-hops");
	}

	@Test
	void nameOfADjangoChangelogThatNeverWasIsAProblem() {
		assertThat(TestSettings.cors("allow-private-network-access: true").problem().action())
			.isEqualTo("Write cors.allow-private-network");
	}

	@Test
	void modelIsAProblemThatSaysWhatReplacesIt() {
		Problem problem = TestSettings.none().variable("CORS_MODEL", "x").problem();
		assertThat(problem.location()).hasToString("environment variable CORS_MODEL");
		assertThat(problem.reason())
			.isEqualTo("CORS_MODEL was removed from django-cors-headers in 3.0.0, and does not exist here");
		assertThat(problem.action())
			.isEqualTo("Remove it; for origins in a database, write a bean of type OriginAuthorizer");
	}

	@Test
	void replaceHttpsRefererIsAProblemThatSaysWhatToDoInstead() {
		Problem problem = TestSettings.cors("replace-https-referer: true").problem();
		assertThat(problem.location()).hasToString("application.yml, line 2");
		assertThat(problem.reason())
			.isEqualTo("CORS_REPLACE_HTTPS_REFERER was removed from django-cors-headers in 4.0.0. It made the Referer "
					+ "header pass Django's CSRF check, which looks at Origin first since Django 4.0");
		assertThat(problem.action()).isEqualTo(
				"Remove it; list the other origins whose pages may change data in " + "cors.csrf.trusted-origins");
	}

	@Test
	void settingOfAForkOfDjangoCorsHeadersIsAProblem() {
		Problem problem = TestSettings.cors("urls-allow-all-regex: [^/public/]").problem();
		assertThat(problem.reason()).isEqualTo(
				"CORS_URLS_ALLOW_ALL_REGEX is a setting of a fork of django-cors-headers, and does not exist here");
		assertThat(problem.action()).isEqualTo("Write a policy: an entry in cors.policies with the expression as its "
				+ "urls-regex, and allow-all: true");
	}

	@Test
	void mendForAVariableIsAVariable() {
		Problem problem = TestSettings.none().variable("CORS_ALOWED_ORIGINS", "https://a.test").problem();
		assertThat(problem.key()).isEqualTo("cors.alowed-origins");
		assertThat(problem.location()).hasToString("environment variable CORS_ALOWED_ORIGINS");
		assertThat(problem.action()).isEqualTo("Write CORS_ALLOWED_ORIGINS");
	}

	@ParameterizedTest
	@CsvSource({ "url-regx, Write cors.policies[0].urls-regex", "alow-all, Write cors.policies[0].allow-all",
			"'max-age', 'Write cors.policies[0].preflight-max-age, in seconds'" })
	void nameWithATypingErrorInAPolicyIsAProblem(String name, String action) {
		Problem problem = TestSettings.cors("""
				policies:
				  - urls-regex: ^/a/
				    allow-all: true
				    %s: 1
				""".formatted(name)).problem();
		assertThat(problem.key()).isEqualTo("cors.policies[0]." + name);
		assertThat(problem.action()).isEqualTo(action);
	}

	@ParameterizedTest
	@ValueSource(strings = { "exclusive", "reject-disallowed", "report-only", "debug",
			"dangerously-allow-all-with-credentials" })
	void settingOfTheWholeApplicationInAPolicyIsAProblem(String name) {
		Problem problem = TestSettings.cors("""
				policies:
				  - urls-regex: ^/a/
				    allow-all: true
				    %s: true
				""".formatted(name)).problem();
		assertThat(problem.key()).isEqualTo("cors.policies[0]." + name);
		assertThat(problem.reason()).isEqualTo("It applies to the whole application and cannot be set for one policy");
		assertThat(problem.action()).isEqualTo("Write cors." + name);
	}

	@Test
	void namesThatKubernetesGivesForAServiceAreOnlyMentioned() {
		TestSettings settings = TestSettings.none()
			.variable("CORS_PORT", "tcp://10.0.0.1:80")
			.variable("CORS_PORT_80_TCP", "tcp://10.0.0.1:80")
			.variable("CORS_PORT_80_TCP_ADDR", "10.0.0.1")
			.variable("CORS_PORT_80_TCP_PORT", "80")
			.variable("CORS_PORT_80_TCP_PROTO", "tcp")
			.variable("CORS_SERVICE_HOST", "10.0.0.1")
			.variable("CORS_SERVICE_PORT", "80");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).hasSize(1)
			.first()
			.asString()
			.startsWith("cors-starter has no settings with these names and ignores them: CORS_PORT")
			.doesNotContain("10.0.0.1", "tcp://");
	}

	@Test
	void settingsOfTheApplicationItselfAreOnlyMentioned() {
		TestSettings settings = TestSettings.cors("""
				gateway-token: s3cret
				my-list: [a, b]
				nested:
				  deeply: x
				""");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings())
			.containsExactly("cors-starter has no settings with these names and ignores them: "
					+ "cors.gateway-token, cors.my-list, cors.nested");
	}

	@Test
	void manyUnknownNamesAreCut() {
		assertThat(TestSettings.cors("{a1: x, a2: x, a3: x, a4: x, a5: x}").warnings()).containsExactly(
				"cors-starter has no settings with these names and ignores them: cors.a1, cors.a2, cors.a3 "
						+ "and 2 more");
	}

	@Test
	void valueOfAnUnknownNameIsNeverPrinted() {
		List<Problem> problems = TestSettings.none()
			.variable("CORS_MODEL", "s3cret")
			.variable("CORS_MAX_AGE", "s3cret")
			.variable("CORS_ALLOW_HEADER", "s3cret")
			.problems();
		assertThat(problems).hasSize(4);
		assertThat(ProblemReport.of(problems)).doesNotContain("s3cret");
	}

	@Test
	void listWhereOneValueBelongsIsAProblem() {
		Problem problem = TestSettings.cors("urls-regex: [^/api/, ^/other/]").problem();
		assertThat(problem)
			.isEqualTo(new Problem(Area.CORS, "cors.urls-regex", null, new SettingLocation("application.yml", 2),
					"It takes one value, but a list or names are written below it",
					"Write the value on the same line, after the colon"));
	}

	@Test
	void groupWhereAListBelongsIsAProblem() {
		Problem problem = TestSettings.cors("allowed-origins: {a: https://a.test}").problem();
		assertThat(problem).isEqualTo(new Problem(Area.CORS, "cors.allowed-origins", null,
				new SettingLocation("application.yml", 2), "It takes a list, but names are written below it",
				"Write one entry per line, each after a hyphen"));
	}

	@Test
	void policiesThatAreNoListAreAProblem() {
		Problem problem = TestSettings.cors("""
				policies:
				  public:
				    urls-regex: ^/public/
				    allow-all: true
				""").problem();
		assertThat(problem).isEqualTo(new Problem(Area.CORS, "cors.policies", null,
				new SettingLocation("application.yml", 4), "It is a list, but names are written below it (public)",
				"Begin each policy with a hyphen, and write - name: public"));
	}

	@Test
	void policyThatIsNoGroupIsAProblem() {
		Problem problem = TestSettings.cors("policies: [public]").problem();
		assertThat(problem.key()).isEqualTo("cors.policies[0]");
		assertThat(problem.reason()).isEqualTo("It is a single value, and a policy is a group of settings");
		assertThat(problem.action())
			.isEqualTo("Write the settings of the policy below each other, the first after a hyphen");
	}

	@Test
	void textInsteadOfPoliciesIsAProblem() {
		Problem problem = TestSettings.cors("policies: public").problem();
		assertThat(problem.key()).isEqualTo("cors.policies");
		assertThat(problem.value()).isEqualTo("public");
		assertThat(problem.reason()).isEqualTo("It is not a list");
		assertThat(problem.action()).isEqualTo("Write one entry per line, each after a hyphen");
	}

	@Test
	void textInsteadOfAllSettingsIsMentioned() {
		assertThat(TestSettings.none().file("application.yml", "cors: true").warnings())
			.containsExactly("cors-starter has no settings with these names and ignores them: cors");
	}

}
