package io.github.corsstarter.compile;

import java.util.Map;

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
 * What policies inherit, and which one holds.
 */
class PolicySettingsTests {

	private static final String SITE = "https://site.test";

	@Test
	void firstPolicyWhoseExpressionMatchesHolds() {
		TestSettings settings = TestSettings.cors("""
				policies:
				  - urls-regex: ^/api/public/
				    allowed-origins: [https://public.test]
				  - urls-regex: ^/api/
				    allowed-origins: [https://api.test]
				""");
		assertThat(settings.allows("/api/public/x", "https://public.test")).isTrue();
		assertThat(settings.allows("/api/public/x", "https://api.test")).isFalse();
		assertThat(settings.allows("/api/x", "https://api.test")).isTrue();
	}

	@Test
	void settingsOutsideTheListComeLast() {
		TestSettings settings = TestSettings.cors("""
				allowed-origins: [https://site.test]
				policies:
				  - urls-regex: ^/public/
				    allow-all: true
				""");
		assertThat(settings.preflight("/public/x", "https://any.test")).containsEntry("Access-Control-Allow-Origin",
				"*");
		assertThat(settings.allows("/private/x", SITE)).isTrue();
		assertThat(settings.allows("/private/x", "https://any.test")).isFalse();
	}

	@Test
	void pathThatNothingMatchesIsLeftAlone() {
		TestSettings settings = TestSettings.cors("""
				allow-all: true
				urls-regex: ^/api/
				policies:
				  - urls-regex: ^/public/
				""");
		assertThat(settings.preflight("/other", SITE)).isNull();
	}

	@Test
	void policyThatIsNotEnabledSwitchesCorsOffForItsPaths() {
		TestSettings settings = TestSettings.cors("""
				allow-all: true
				policies:
				  - urls-regex: ^/internal/
				    enabled: false
				""");
		assertThat(settings.preflight("/internal/x", SITE)).isNull();
		assertThat(settings.allows("/x", SITE)).isTrue();
	}

	@Test
	void publicPolicyBesideStrictSettingsWithCredentialsSendsNoCredentialsHeader() {
		TestSettings settings = TestSettings.cors("""
				allowed-origins: [https://site.test]
				credentials: true
				policies:
				  - name: public
				    urls-regex: ^/public/
				    allow-all: true
				""");
		assertThat(settings.preflight("/public/x", SITE)).containsEntry("Access-Control-Allow-Origin", "*")
			.doesNotContainKey("Access-Control-Allow-Credentials");
		assertThat(settings.preflight("/x", SITE)).containsEntry("Access-Control-Allow-Origin", SITE)
			.containsEntry("Access-Control-Allow-Credentials", "true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowed-origin-regexes: ['^https://regex\\.test$']",
			"allowed-origins: [https://other.test]", "allow-all: false", "credentials: false", "credentials: true" })
	void policyThatSaysAnythingAboutOriginsOrCredentialsInheritsNoneOfThem(String said) {
		TestSettings settings = TestSettings.cors("""
				allowed-origins: [https://site.test]
				allowed-origin-regexes: ['^https://\\w+\\.site\\.test$']
				credentials: true
				policies:
				  - urls-regex: ^/a/
				    %s
				""".formatted(said));
		assertThat(settings.allows("/a/x", SITE)).isFalse();
		assertThat(settings.allows("/a/x", "https://sub.site.test")).isFalse();
	}

	@Test
	void policyThatNamesOriginsDoesNotInheritCredentials() {
		TestSettings settings = TestSettings.cors("""
				credentials: true
				policies:
				  - urls-regex: ^/a/
				    allowed-origins: [https://site.test]
				""");
		assertThat(settings.preflight("/a/x", SITE)).doesNotContainKey("Access-Control-Allow-Credentials");
	}

	@Test
	void policyThatSaysNothingAboutOriginsInheritsThemTogetherWithCredentials() {
		TestSettings settings = TestSettings.cors("""
				allowed-origins: [https://site.test]
				credentials: true
				policies:
				  - urls-regex: ^/a/
				    preflight-max-age: 60
				""");
		assertThat(settings.preflight("/a/x", SITE)).containsEntry("Access-Control-Allow-Origin", SITE)
			.containsEntry("Access-Control-Allow-Credentials", "true")
			.containsEntry("Access-Control-Max-Age", "60");
	}

	@Test
	void everythingElseIsInheritedOneByOne() {
		Map<String, String> headers = TestSettings.cors("""
				allow-methods: [GET]
				extra-allow-methods: [PURGE]
				allow-headers: [accept]
				extra-allow-headers: [x-mine]
				expose-headers: [x-total]
				preflight-max-age: 60
				allow-private-network: true
				policies:
				  - urls-regex: ^/a/
				    allowed-origins: [https://site.test]
				""").preflight("/a/x", SITE);
		assertThat(headers).containsEntry("Access-Control-Allow-Methods", "GET, PURGE")
			.containsEntry("Access-Control-Allow-Headers", "accept, x-mine")
			.containsEntry("Access-Control-Expose-Headers", "x-total")
			.containsEntry("Access-Control-Max-Age", "60")
			.containsEntry("Access-Control-Allow-Private-Network", "true");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			allow-methods: [POST]          | Access-Control-Allow-Methods         | POST, PURGE
			extra-allow-methods: [LINK]    | Access-Control-Allow-Methods         | GET, LINK
			extra-allow-methods: []        | Access-Control-Allow-Methods         | GET
			allow-headers: [x-own]         | Access-Control-Allow-Headers         | x-own, x-mine
			extra-allow-headers: [x-own]   | Access-Control-Allow-Headers         | accept, x-own
			expose-headers: [x-own]        | Access-Control-Expose-Headers        | x-own
			expose-headers: []             | Access-Control-Expose-Headers        |
			preflight-max-age: 5           | Access-Control-Max-Age               | 5
			preflight-max-age: 0           | Access-Control-Max-Age               |
			allow-private-network: false   | Access-Control-Allow-Private-Network |
			""")
	void policyReplacesWhatItSaysItself(String said, String header, String value) {
		Map<String, String> headers = TestSettings.cors("""
				allow-methods: [GET]
				extra-allow-methods: [PURGE]
				allow-headers: [accept]
				extra-allow-headers: [x-mine]
				expose-headers: [x-total]
				preflight-max-age: 60
				allow-private-network: true
				policies:
				  - urls-regex: ^/a/
				    allowed-origins: [https://site.test]
				    %s
				""".formatted(said)).preflight("/a/x", SITE);
		assertThat(headers.get(header)).isEqualTo(value);
	}

	@Test
	void settingsOutsideTheListAreNotChangedByPolicies() {
		TestSettings settings = TestSettings.cors("""
				allow-all: true
				policies:
				  - urls-regex: ^/a/
				    allow-methods: [POST]
				""");
		assertThat(settings.preflight("/x", SITE)).containsEntry("Access-Control-Allow-Methods",
				"DELETE, GET, OPTIONS, PATCH, POST, PUT");
	}

	@Test
	void policyWithoutUrlsRegexIsAProblem() {
		Problem problem = TestSettings.cors("""
				policies:
				  - name: public
				    allow-all: true
				""").problem();
		assertThat(problem).isEqualTo(new Problem(Area.CORS, "cors.policies[0].urls-regex", null,
				new SettingLocation("application.yml", 3), "It is missing, so the paths of the policy are not known",
				"Write an expression for its paths, for example urls-regex: ^/api/public/"));
	}

	@Test
	void otherMistakesInAPolicyWithoutUrlsRegexAreReportedToo() {
		assertThat(TestSettings.cors("""
				policies:
				  - allowed-origins: [a.test]
				    allow-methods: ["GET POST"]
				""").problems()).extracting(Problem::key)
			.containsExactlyInAnyOrder("cors.policies[0].allowed-origins[0]", "cors.policies[0].urls-regex",
					"cors.policies[0].allow-methods[0]");
	}

	@Test
	void twoPoliciesOfOneNameAreAProblem() {
		Problem problem = TestSettings.cors("""
				policies:
				  - name: public
				    urls-regex: ^/a/
				    allow-all: true
				  - name: public
				    urls-regex: ^/b/
				    allow-all: true
				""").problem();
		assertThat(problem).isEqualTo(
				new Problem(Area.CORS, "cors.policies[1].name", "public", new SettingLocation("application.yml", 6),
						"A policy before it has the same name", "Give each policy a different name"));
	}

	@Test
	void policyWithTheNameOfTheSettingsOutsideIsAProblem() {
		assertThat(
				TestSettings.cors("policies: [{name: default, urls-regex: ^/a/, allow-all: true}]").problem().reason())
			.isEqualTo("It is the name of the settings outside the list");
	}

	@Test
	void nameThatCannotStandInAHeaderIsAProblem() {
		Problem problem = TestSettings.cors("policies: [{name: my public api, urls-regex: ^/a/, allow-all: true}]")
			.problem();
		assertThat(problem.reason()).isEqualTo("It is written to the log and to a response header, and may have "
				+ "only letters, digits, '-', '_' and '.'");
		assertThat(problem.action()).isEqualTo("Write for example my-public-api");
	}

	@Test
	void policiesWithoutNamesAreNoProblem() {
		assertThat(TestSettings.cors("""
				policies:
				  - urls-regex: ^/a/
				    allow-all: true
				  - urls-regex: ^/b/
				    allow-all: true
				""").problems()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "^/", "/", ".*", "^/.*$", "^.*" })
	void policyAfterOneThatMatchesEveryPathIsWarnedAbout(String everything) {
		assertThat(TestSettings.cors("""
				policies:
				  - urls-regex: %s
				    allow-all: true
				  - urls-regex: ^/b/
				    allow-all: true
				""".formatted(everything)).warnings())
			.containsExactly("cors.policies[1] is never used, because cors.policies[0] matches every path before it");
	}

	@Test
	void policyThatAllowsNoOriginIsWarnedAbout() {
		assertThat(TestSettings.cors("policies: [{urls-regex: ^/a/}]").warnings())
			.containsExactly("cors.policies[0] allows no origin by itself: it has no allowed-origins, "
					+ "allowed-origin-regexes or allow-all, and there are none to inherit");
	}

	@Test
	void policyThatInheritsNoOriginsBecauseOfItsCredentialsIsWarnedAbout() {
		assertThat(TestSettings.cors("""
				allowed-origins: [https://site.test]
				policies:
				  - urls-regex: ^/a/
				    credentials: true
				""").warnings())
			.containsExactly("cors.policies[0] allows no origin by itself: it has no allowed-origins, "
					+ "allowed-origin-regexes or allow-all, and it inherits none, because it sets one of these or "
					+ "credentials");
	}

}
