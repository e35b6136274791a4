package io.github.corsstarter.startup;

import java.util.Locale;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.testing.TestSettings;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.ConfigurableEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class SessionCookieCheckTests {

	private static final String SAME_SITE = "server.servlet.session.cookie.same-site";

	private static final String SECURE = "server.servlet.session.cookie.secure";

	private static final String CREDENTIALS = "cors: {allowed-origins: [https://a.test], credentials: true}\n";

	@ParameterizedTest
	@ValueSource(strings = { "lax", "strict", "Lax", "STRICT" })
	void cookieThatStaysWithinTheSiteDoesNotReachOtherSites(String sameSite) {
		assertThatWarnings(CREDENTIALS, SAME_SITE + ": " + sameSite).containsExactly(new Warning(Area.CORS,
				"cors.credentials is true and " + SAME_SITE + " is " + sameSite.toLowerCase(Locale.ROOT)
						+ ": browsers do not send the session cookie with requests that pages of another site make "
						+ "(app.example.com and api.example.com are the same site; example.com and example.org are "
						+ "not, nor are http and https). If such pages need it, set " + SAME_SITE + " to none and "
						+ SECURE + " to true"));
	}

	@Test
	void nothingIsSaidWhereTheApplicationSaysNothingAboutTheCookie() {
		assertThatWarnings(CREDENTIALS).isEmpty();
	}

	@Test
	void cookieForOtherSitesThatIsNotSecureIsDropped() {
		assertThatWarnings(CREDENTIALS, SAME_SITE + ": none", SECURE + ": false")
			.containsExactly(new Warning(Area.CORS, SAME_SITE + " is none and " + SECURE
					+ " is false: browsers drop such a cookie. Set " + SECURE + " to true"));
		assertThatWarnings(CREDENTIALS, SAME_SITE + ": none", SECURE + ": true").isEmpty();
	}

	@Test
	void cookieForOtherSitesIsNotSecureByItselfBehindAProxy() {
		assertThatWarnings(CREDENTIALS, SAME_SITE + ": none").containsExactly(new Warning(Area.CORS,
				SAME_SITE + " is none and " + SECURE
						+ " is not set, so that behind a proxy that ends TLS the cookie is not secure: browsers drop "
						+ "such a cookie. Set " + SECURE + " to true"));
	}

	@ParameterizedTest
	@CsvSource({ "server.ssl.bundle: web, true", "server.ssl.key-store: web.p12, true",
			"server.ssl.certificate: web.crt, true", "server.forward-headers-strategy: NATIVE, true",
			"server.forward-headers-strategy: framework, false", "spring.main.cloud-platform: kubernetes, true",
			"spring.main.cloud-platform: none, false" })
	void containerThatKnowsOfTlsMakesTheCookieSecure(String setting, boolean secure) {
		assertThatWarnings(CREDENTIALS, SAME_SITE + ": none", setting).hasSize(secure ? 0 : 1);
	}

	@Test
	void credentialsOfOnePolicyAreEnough() {
		assertThatWarnings("cors.policies: [{urls-regex: ^/a/, allowed-origins: [https://a.test], credentials: true}]",
				SAME_SITE + ": lax")
			.hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors: {allowed-origins: [https://a.test]}", "cors: {credentials: true}",
			"cors: {enabled: false, allowed-origins: [https://a.test], credentials: true}" })
	void withoutCredentialsNothingIsSaid(String cors) {
		assertThatWarnings(cors, SAME_SITE + ": lax").isEmpty();
	}

	@Test
	void policiesOfTheApplicationAreNotLookedInto() {
		CorsPolicies own = (path) -> null;
		ConfigurableEnvironment environment = environment(CREDENTIALS, SAME_SITE + ": lax");
		assertThat(
				new SessionCookieCheck(CompiledSettings.of(environment), own, environment, SessionCookieCheck.SERVLET)
					.check())
			.isEmpty();
	}

	private static ListAssert<Warning> assertThatWarnings(String... yaml) {
		ConfigurableEnvironment environment = environment(yaml);
		CompiledSettings settings = CompiledSettings.of(environment);
		return assertThat(
				new SessionCookieCheck(settings, settings.cors().policies(), environment, SessionCookieCheck.SERVLET)
					.check());
	}

	private static ConfigurableEnvironment environment(String... yaml) {
		return TestSettings.none().file("application.yml", String.join("\n", yaml)).environment();
	}

}
