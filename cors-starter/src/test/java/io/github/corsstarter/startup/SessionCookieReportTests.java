package io.github.corsstarter.startup;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.policy.CorsPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said about the session cookie where pages may send credentials.
 */
@ExtendWith(OutputCaptureExtension.class)
class SessionCookieReportTests {

	private static final String SAME_SITE = "server.servlet.session.cookie.same-site";

	private static final String SECURE = "server.servlet.session.cookie.secure";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class))
		.withPropertyValues("cors.allowed-origins=https://a.test", "cors.credentials=true");

	@ParameterizedTest
	@ValueSource(strings = { "lax", "strict", "Lax", "STRICT" })
	void cookieThatStaysWithinTheSiteIsAWarning(String sameSite, CapturedOutput output) {
		this.runner.withPropertyValues(SAME_SITE + "=" + sameSite)
			.run((context) -> assertThat(output).containsOnlyOnce("WARN")
				.contains("cors.credentials is true and " + SAME_SITE + " is " + sameSite.toLowerCase()
						+ ": browsers leave the session cookie out of what pages of another site request "
						+ "(app.example.com and api.example.com are one site, example.com and example.org are two, and "
						+ "so are http and https). If such pages need it, set it to none, and " + SECURE
						+ " to true."));
	}

	@Test
	void whereNothingIsSaidItIsWorthALine(CapturedOutput output) {
		this.runner.run((context) -> assertThat(output).doesNotContain("WARN")
			.contains("INFO", "cors.credentials is true. If pages of another site need the session cookie "
					+ "(app.example.com and api.example.com are one site, example.com and example.org are two, and so are "
					+ "http and https), set " + SAME_SITE + " to none and " + SECURE
					+ " to true; within one site nothing is needed."));
	}

	@ParameterizedTest
	@CsvSource({ "true, false", "false, true" })
	void cookieForOtherSitesMustBeSecure(String secure, boolean warned, CapturedOutput output) {
		this.runner.withPropertyValues(SAME_SITE + "=none", SECURE + "=" + secure)
			.run((context) -> assertThat(output.getOut()
				.contains(SAME_SITE + " is none and " + SECURE + " is false: browsers drop such a cookie. Set " + SECURE
						+ " to true."))
				.isEqualTo(warned));
	}

	@Test
	void cookieForOtherSitesIsNotSecureByItselfBehindAProxy(CapturedOutput output) {
		this.runner.withPropertyValues(SAME_SITE + "=none")
			.run((context) -> assertThat(output).contains("INFO", SAME_SITE + " is none: set " + SECURE
					+ " to true as well, or behind a proxy that ends TLS browsers drop the cookie."));
	}

	@Test
	void credentialsOfOnePolicyAreEnough(CapturedOutput output) {
		new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class))
			.withPropertyValues("cors.policies[0].urls-regex=^/a/", "cors.policies[0].credentials=true",
					"cors.policies[0].allowed-origins=https://a.test", SAME_SITE + "=lax")
			.run((context) -> assertThat(output).contains(SAME_SITE + " is lax"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.credentials=false", "cors.enabled=false", "cors.allowed-origins=" })
	void withoutCredentialsOfAnyoneNothingIsSaid(String setting, CapturedOutput output) {
		this.runner.withPropertyValues(SAME_SITE + "=lax", setting)
			.run((context) -> assertThat(output).doesNotContain(SAME_SITE));
	}

	@Test
	void policiesOfTheApplicationAreNotLookedInto(CapturedOutput output) {
		this.runner.withBean(CorsPolicies.class, () -> (path) -> null)
			.withPropertyValues(SAME_SITE + "=lax")
			.run((context) -> assertThat(output).doesNotContain(SAME_SITE));
	}

}
