package io.github.corsstarter.web.servlet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.web.servlet.AdvisedApplications.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The advice of the log for a request that was refused by mistake, done as it is written:
 * the request then passes, and the same request of a stranger is still refused.
 */
class CrossOriginProtectionAdviceTests {

	private static final AdvisedApplications APPLICATIONS = new AdvisedApplications("cors.csrf.enabled=true",
			"cors.hosts.allowed=www.example.com,api.example.com,localhost", "cors.hosts.use-x-forwarded-host=true");

	private static final String TRUSTING = "To accept it, add ";

	@AfterAll
	static void stop() {
		APPLICATIONS.close();
	}

	/**
	 * The last three rows are pages that really are on another port.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					# settings | headers | advice | settings then | headers then | those of a stranger
					- | Host: www.example.com & Origin: http://www.example.com:8080 | let it pass on Host unchanged | - | Host: www.example.com:8080 & Origin: http://www.example.com:8080 | Host: www.example.com:8080 & Origin: http://evil.example:8080
					- | Host: www.example.com:8080 & Origin: http://www.example.com | let it pass on Host unchanged | - | Host: www.example.com & Origin: http://www.example.com | Host: www.example.com & Origin: http://evil.example
					- | Host: app & X-Forwarded-Host: www.example.com & X-Forwarded-Port: 8443 & X-Forwarded-Proto: https & Origin: https://www.example.com:8443 | X-Forwarded-Port with cors.hosts.use-x-forwarded-port | cors.hosts.use-x-forwarded-port=true | Host: app & X-Forwarded-Host: www.example.com & X-Forwarded-Port: 8443 & X-Forwarded-Proto: https & Origin: https://www.example.com:8443 | Host: app & X-Forwarded-Host: www.example.com & X-Forwarded-Port: 8443 & X-Forwarded-Proto: https & Origin: https://evil.example:8443
					cors.hosts.use-x-forwarded-port=true | Host: www.example.com & X-Forwarded-Port: 8080 & Origin: http://www.example.com | send the public port in X-Forwarded-Port | cors.hosts.use-x-forwarded-port=true | Host: www.example.com & X-Forwarded-Port: 80 & Origin: http://www.example.com | Host: www.example.com & X-Forwarded-Port: 80 & Origin: http://evil.example
					- | Host: www.example.com & Origin: https://www.example.com:8443 | If it terminates TLS too, set cors.hosts.forwarded-proto-header or cors.hosts.scheme | cors.hosts.scheme=https | Host: www.example.com:8443 & Origin: https://www.example.com:8443 | Host: www.example.com:8443 & Origin: https://evil.example:8443
					- | Host: www.example.com & X-Forwarded-Proto: https & Referer: https://www.example.com:8443/page | let it pass on Host unchanged | - | Host: www.example.com:8443 & X-Forwarded-Proto: https & Referer: https://www.example.com:8443/page | Host: www.example.com:8443 & X-Forwarded-Proto: https & Referer: https://evil.example:8443/page
					- | Host: localhost:8080 & Origin: http://localhost:3000 | If it comes from another port, add its origin to cors.csrf.trusted-origins | cors.csrf.trusted-origins=http://localhost:3000 | Host: localhost:8080 & Origin: http://localhost:3000 | Host: localhost:8080 & Origin: http://localhost:3001
					- | Host: localhost:8080 & Origin: http://localhost:3000 & Sec-Fetch-Site: same-site | To accept it, add http://localhost:3000 to cors.csrf.trusted-origins | cors.csrf.trusted-origins=http://localhost:3000 | Host: localhost:8080 & Origin: http://localhost:3000 & Sec-Fetch-Site: same-site | Host: localhost:8080 & Origin: http://localhost:3001 & Sec-Fetch-Site: same-site
					- | Host: www.example.com & X-Forwarded-Proto: https & Origin: https://www.example.com:8443 & Sec-Fetch-Site: same-site | To accept it, add https://www.example.com:8443 to cors.csrf.trusted-origins | cors.csrf.trusted-origins=https://www.example.com:8443 | Host: www.example.com & X-Forwarded-Proto: https & Origin: https://www.example.com:8443 & Sec-Fetch-Site: same-site | Host: www.example.com & X-Forwarded-Proto: https & Origin: https://www.example.com:9443 & Sec-Fetch-Site: same-site
					""")
	void anotherPortOfTheOwnHost(String settings, String headers, String advice, String settingsThen,
			String headersThen, String stranger) {
		assertAdvice("csrf-origin-port-differs", settings, headers, advice, settingsThen, headersThen, stranger);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					# headers | settings then | headers then
					Host: www.example.com & Origin: https://www.example.com | cors.hosts.scheme=https | Host: www.example.com & Origin: https://www.example.com
					Host: www.example.com & Origin: https://www.example.com & CloudFront-Forwarded-Proto: https | cors.hosts.forwarded-proto-header=CloudFront-Forwarded-Proto | Host: www.example.com & Origin: https://www.example.com & CloudFront-Forwarded-Proto: https
					Host: www.example.com:8443 & Origin: https://www.example.com:8443 & X-Scheme: https | cors.hosts.forwarded-proto-header=X-Scheme | Host: www.example.com:8443 & Origin: https://www.example.com:8443 & X-Scheme: https
					Host: www.example.com:443 & Origin: https://www.example.com | cors.hosts.scheme=https | Host: www.example.com:443 & Origin: https://www.example.com
					""")
	void tlsThatTheApplicationDoesNotSee(String headers, String settingsThen, String headersThen) {
		assertAdvice("csrf-origin-scheme-differs", "-", headers,
				"set cors.hosts.forwarded-proto-header or cors.hosts.scheme", settingsThen, headersThen,
				headersThen.replace("Origin: https://www.example.com", "Origin: https://evil.example"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					# settings | headers | advice | settings then | headers then
					- | X-Forwarded-Proto: https & Host: www.example.com & Origin: http://www.example.com | Redirect http to https | - | X-Forwarded-Proto: https & Host: www.example.com & Origin: https://www.example.com
					- | X-Forwarded-Proto: https & Host: www.example.com & Origin: http://www.example.com & Sec-Fetch-Site: cross-site | Redirect http to https | - | X-Forwarded-Proto: https & Host: www.example.com & Origin: https://www.example.com & Sec-Fetch-Site: same-origin
					- | X-Forwarded-Proto: https & Host: www.example.com:8443 & Origin: http://www.example.com:8080 | Redirect http to https | - | X-Forwarded-Proto: https & Host: www.example.com:8443 & Origin: https://www.example.com:8443
					- | X-Forwarded-Proto: https & Host: www.example.com & Referer: http://www.example.com/page | Redirect http to https | - | X-Forwarded-Proto: https & Host: www.example.com & Referer: https://www.example.com/page
					cors.hosts.scheme=https | Host: localhost:8080 & Origin: http://localhost:8080 | If there is no TLS, remove cors.hosts.scheme | - | Host: localhost:8080 & Origin: http://localhost:8080
					- | X-Forwarded-Proto: https & Host: localhost:8443 & Origin: http://localhost:3000 | Only for localhost add the http origin to cors.csrf.trusted-origins | cors.csrf.trusted-origins=http://localhost:3000 | X-Forwarded-Proto: https & Host: localhost:8443 & Origin: http://localhost:3000
					""")
	void pageWithoutTls(String settings, String headers, String advice, String settingsThen, String headersThen) {
		assertAdvice("csrf-origin-without-tls", settings, headers, advice, settingsThen, headersThen,
				"X-Forwarded-Proto: https & Host: www.example.com & Origin: http://www.example.com");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					# settings | headers | headers then
					cors.csrf.trusted-origins=https://dashboard.example.com | Host: www.example.com & Origin: http://www.example.com & Sec-Fetch-Site: same-site | Host: www.example.com & Origin: https://dashboard.example.com & Sec-Fetch-Site: same-site
					cors.csrf.trusted-origins=http://www.example.com:81 | Host: www.example.com:80 & Origin: http://www.example.com & Sec-Fetch-Site: same-site | Host: www.example.com & Origin: http://www.example.com:81 & Sec-Fetch-Site: same-site
					cors.csrf.trusted-origins=https://dashboard.example.com | Host: app & X-Forwarded-Host: www.example.com & Origin: http://www.example.com & Sec-Fetch-Site: cross-site | Host: app & X-Forwarded-Host: api.example.com & Origin: https://dashboard.example.com & Sec-Fetch-Site: cross-site
					""")
	void ownOriginThatTheBrowserCallsAnother(String settings, String headers, String headersThen) {
		assertAdvice("csrf-origin-contradicts-fetch-site", settings, headers,
				"Find out what changes Origin, Host or a forwarded host on the way", settings, headersThen, headers);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					# headers | advice | headers then
					Host: www.example.com & Origin: null | let it say same-origin | Host: www.example.com & Origin: http://www.example.com
					Host: www.example.com & Origin: null | serve it over https | Host: www.example.com & X-Forwarded-Proto: https & Origin: null & Sec-Fetch-Site: same-origin
					Host: www.example.com & X-Forwarded-Proto: https & Origin: null | let it say same-origin | Host: www.example.com & X-Forwarded-Proto: https & Origin: https://www.example.com
					Host: localhost:8080 & Origin: null | let it say same-origin | Host: localhost:8080 & Origin: http://localhost:8080
					""")
	void ownPageThatHidesItself(String headers, String advice, String headersThen) {
		Answer refused = assertAdvice("csrf-null-origin-without-fetch-site", "-", headers, advice, "-", headersThen,
				headers);
		assertThat(refused.log()).contains("Do not exempt the path").doesNotContain("For this path write");
	}

	@ParameterizedTest
	@CsvSource({ "/login/saml2/sso/okta, https://idp.example", "/login/oauth2/code/my-idp, https://appleid.example",
			"/payment/return.do, https://pay.example", "/saml/SSO, null",
			"/login/saml2/sso/keycloak, http://localhost:8180" })
	void formOfALoginOrPaymentService(String path, String origin) {
		String headers = "Host: localhost:8080 & Sec-Fetch-Site: cross-site & Sec-Fetch-Mode: navigate & Origin: "
				+ origin;
		String stranger = headers.replace(origin, "https://evil.example");
		Answer refused = APPLICATIONS.send("-", "POST " + path, headers);
		assertThat(refused.code()).isEqualTo("csrf-cross-origin-navigation");
		assertThat(refused.log()).contains("Do not add the service to cors.csrf.trusted-origins")
			.doesNotContain(TRUSTING);
		Matcher setting = Pattern.compile(" For this path write (cors\\.csrf\\.exempt-urls-regex): (\\S+) or, if")
			.matcher(refused.log());
		assertThat(setting.find()).isTrue();
		String exempting = setting.group(1) + "=" + setting.group(2);
		assertThat(APPLICATIONS.send(exempting, "POST " + path, headers).passed()).isTrue();
		for (String other : new String[] { "/items", path + "x", path + "/x", "/x" + path }) {
			assertThat(APPLICATIONS.send(exempting, "POST " + other, headers).response().status()).isEqualTo(403);
			assertThat(APPLICATIONS.send(exempting, "POST " + other, stranger).response().status()).isEqualTo(403);
		}
	}

	@Test
	void expressionIsAddedToTheOneThatIsThere() {
		String headers = "Host: localhost:8080 & Sec-Fetch-Site: cross-site & Sec-Fetch-Mode: navigate & Origin: https://idp.example";
		String existing = "cors.csrf.exempt-urls-regex=^/(webhooks|hooks)/.*$";
		Answer refused = APPLICATIONS.send(existing, "POST /login/saml2/sso/okta", headers);
		Matcher addition = Pattern.compile(" add (\\|\\S+) at its end\\.").matcher(refused.log());
		assertThat(addition.find()).isTrue();
		String joined = existing + addition.group(1);
		assertThat(APPLICATIONS.send(joined, "POST /login/saml2/sso/okta", headers).passed()).isTrue();
		assertThat(APPLICATIONS.send(joined, "POST /webhooks/stripe", headers).passed()).isTrue();
		assertThat(APPLICATIONS.send(joined, "POST /items", headers).response().status()).isEqualTo(403);
	}

	@Test
	void pathWithTwoReadingsIsNotPrinted() {
		Answer refused = APPLICATIONS.send("-", "POST /x/..;/login",
				"Host: localhost & Sec-Fetch-Site: cross-site & Sec-Fetch-Mode: navigate & Origin: https://idp.example");
		assertThat(refused.response().status()).isIn(400, 403);
		assertThat(refused.log()).doesNotContain("For this path write");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Host: app.internal:8080 & Origin: https://www.example.com | Host: app.internal:8080 & X-Forwarded-Host: www.example.com & X-Forwarded-Proto: https & Origin: https://www.example.com
					Host: app.internal & Origin: http://www.example.com | Host: app.internal & X-Forwarded-Host: www.example.com & Origin: http://www.example.com
					Host: 10.0.0.5:8080 & Origin: https://www.example.com:8443 | Host: 10.0.0.5:8080 & X-Forwarded-Host: www.example.com:8443 & X-Forwarded-Proto: https & Origin: https://www.example.com:8443
					""")
	void ownOriginOfWhichTheProxyChangedTheHost(String headers, String headersThen) {
		try (AdvisedApplications unlisted = new AdvisedApplications("cors.csrf.enabled=true")) {
			Answer refused = unlisted.send("-", "POST /items", headers);
			assertThat(refused.code()).isEqualTo("csrf-origin-not-trusted");
			assertThat(refused.log())
				.contains("set cors.hosts.use-x-forwarded-host and list the host in cors.hosts.allowed");
			String owned = "cors.hosts.use-x-forwarded-host=true & cors.hosts.allowed=www.example.com";
			assertThat(unlisted.send(owned, "POST /items", headersThen).passed()).isTrue();
			assertThat(unlisted
				.send(owned, "POST /items", headersThen.replaceFirst("Origin: .*", "Origin: https://evil.example"))
				.passed()).isFalse();
		}
	}

	private static Answer assertAdvice(String code, String settings, String headers, String advice, String settingsThen,
			String headersThen, String stranger) {
		Answer refused = APPLICATIONS.send(settings, "POST /items", headers);
		assertThat(refused.code()).isEqualTo(code);
		assertThat(refused.log()).contains(advice);
		if (!advice.startsWith(TRUSTING)) {
			assertThat(refused.log()).doesNotContain(TRUSTING);
		}
		assertThat(APPLICATIONS.send(settingsThen, "POST /items", headersThen).passed()).isTrue();
		assertThat(APPLICATIONS.send(settingsThen, "POST /items", stranger).response().status()).isEqualTo(403);
		return refused;
	}

}
