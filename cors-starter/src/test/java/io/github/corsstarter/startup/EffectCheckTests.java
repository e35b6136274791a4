package io.github.corsstarter.startup;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.testing.Beans;
import io.github.corsstarter.testing.TestSettings;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EffectCheckTests {

	private static final CorsPolicies OWN = CorsPolicies.of(CorsPolicy.named("own").build());

	private static final OriginAuthorizer AUTHORIZER = (request) -> true;

	private static final String NO_ORIGIN = "No origin is allowed under cors (allowed-origins, allowed-origin-regexes, "
			+ "allow-all), so CORS does nothing and no response is changed";

	@Test
	void nothingIsSaidWithoutSettings() {
		assertThatWarnings("hosts.allowed: [a.test]").isEmpty();
	}

	@Test
	void nothingIsSaidWhereEverythingHasAnEffect() {
		assertThatWarnings("allow-all: true").isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "allowed-origins: ''", "urls-regex: ^/api/", "origin-whitelist: []", "debug: true",
			"policies: [{urls-regex: ^/api/}]" })
	void settingsThatAllowNoOriginDoNothing(String yaml) {
		assertThatWarnings(yaml).containsExactly(new Warning(Area.CORS, NO_ORIGIN));
	}

	@Test
	void nothingIsRejectedWhereNoOriginIsAllowed() {
		assertThatWarnings("reject-disallowed: true").containsExactly(new Warning(Area.CORS,
				"cors.reject-disallowed has no effect while no origin is allowed. To refuse requests that pages of "
						+ "other origins make, set cors.csrf.enabled"));
	}

	@Test
	void nothingIsSaidWhereCorsIsOff() {
		assertThatWarnings("enabled: false\nallowed-origins: ['null']\ndebug: true").isEmpty();
	}

	@Test
	void decisionsInEveryResponseAreForDevelopment() {
		assertThatWarnings("allow-all: true\ndebug: true").containsExactly(new Warning(Area.CORS,
				"cors.debug is true: every response tells the caller in X-Cors-Decision what was decided"));
	}

	@Test
	void settingsBesidePoliciesOfTheApplicationHaveNoEffect() {
		CompiledSettings settings = TestSettings.cors("allow-methods: [GET]").read();
		assertThat(check(settings, OWN).check()).containsExactly(new Warning(Area.CORS,
				"The application has a CorsPolicies bean, so the settings for origins, paths, methods and headers under "
						+ "cors have no effect"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "enabled: true", "hosts.allowed: [a.test]", "csrf.enabled: false",
			"reject-disallowed: true", "report-only: true" })
	void policiesOfTheApplicationAreNoMistakeWithoutSettingsThatTheyReplace(String yaml) {
		assertThat(check(TestSettings.cors(yaml).read(), OWN).check()).isEmpty();
	}

	@Test
	void authorizerBesideAllowAllIsNeverAsked() {
		CompiledSettings settings = TestSettings.cors("allow-all: true").read();
		assertThat(check(settings, settings.cors().policies(), AUTHORIZER).check()).containsExactly(
				new Warning(Area.CORS, "The application has an OriginAuthorizer bean, which is never asked because "
						+ "cors.allow-all is true"));
	}

	@Test
	void authorizerAloneIsNoMistake() {
		CompiledSettings settings = TestSettings.cors("urls-regex: ^/api/").read();
		assertThat(check(settings, settings.cors().policies(), AUTHORIZER).check()).isEmpty();
	}

	private static ListAssert<Warning> assertThatWarnings(String yaml) {
		CompiledSettings settings = TestSettings.cors(yaml).read();
		return assertThat(check(settings, settings.cors().policies()).check());
	}

	private static EffectCheck check(CompiledSettings settings, CorsPolicies policies, Object... authorizers) {
		return new EffectCheck(settings, policies, Beans.of(OriginAuthorizer.class, authorizers));
	}

}
