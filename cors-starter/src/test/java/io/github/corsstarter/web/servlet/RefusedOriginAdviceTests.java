package io.github.corsstarter.web.servlet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.verification.Site;
import io.github.corsstarter.web.servlet.AdvisedApplications.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code reject-disallowed}: what the browser calls same-origin passes, and the
 * advice of the log for other requests, done as it is written, lets them pass and no
 * stranger's.
 */
class RefusedOriginAdviceTests {

	private static final AdvisedApplications APPLICATIONS = new AdvisedApplications("cors.reject-disallowed=true",
			Site.CREDENTIALS, "cors.hosts.use-x-forwarded-host=true",
			"cors.hosts.allowed=www.example.com,localhost,app");

	private static final String LISTED = Site.ALLOWED_ORIGINS;

	@AfterAll
	static void stop() {
		APPLICATIONS.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://www.example.com", "http://www.example.com:8443", "https://public.example", "null",
			"HTTPS://www.example.com", "file://" })
	void whatTheBrowserCallsSameOriginPasses(String origin) {
		String headers = "Host: app:8080 & Origin: " + origin;
		Answer answer = APPLICATIONS.send(LISTED, "POST /items", headers + " & Sec-Fetch-Site: same-origin");
		assertThat(answer.passed()).isTrue();
		assertThat(answer.response().accessControlLines()).isEmpty();
		assertThat(answer.log()).isEmpty();
		for (String site : new String[] { "same-site", "cross-site", "none", "same-origin, same-origin" }) {
			assertThat(APPLICATIONS.send(LISTED, "POST /items", headers + " & Sec-Fetch-Site: " + site)
				.response()
				.status()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Host: www.example.com & Origin: http://www.example.com
			Host: www.example.com & Origin: http://www.example.com & Sec-Fetch-Site: same-origin
			Host: app & Origin: https://www.example.com & Sec-Fetch-Site: same-origin
			""")
	void preflightOfTheOwnOriginIsAnsweredWithoutHeaders(String headers) {
		Answer answer = APPLICATIONS.send(LISTED, "OPTIONS /items", headers + " & " + Site.REQUEST_METHOD);
		assertThat(answer.response().status()).isEqualTo(200);
		assertThat(answer.response().accessControlLines()).isEmpty();
		assertThat(APPLICATIONS
			.send(LISTED, "OPTIONS /items",
					"Host: www.example.com & Origin: http://evil.example & " + Site.REQUEST_METHOD)
			.response()
			.status()).isEqualTo(403);
	}

	@Test
	void whatABrowserCallsSameOriginIsNotTheAnswerToOthersInACache() {
		assertThat(APPLICATIONS
			.send(LISTED, "POST /items", "Host: app & Origin: https://www.example.com & Sec-Fetch-Site: same-origin")
			.response()
			.corsLines()).containsExactly("Vary: Origin, Sec-Fetch-Site");
	}

	@ParameterizedTest
	@CsvSource({ "/login/saml2/sso/okta, https://idp.example", "/login/oauth2/code/my-idp, https://appleid.example",
			"/payment/return.do, https://pay.example", "/saml/SSO, null",
			"/login/saml2/sso/dev, http://localhost:8180" })
	void formOfALoginOrPaymentService(String path, String origin) {
		String headers = "Host: localhost:8080 & Sec-Fetch-Site: cross-site & Sec-Fetch-Mode: navigate & Origin: "
				+ origin;
		Answer refused = APPLICATIONS.send(LISTED, "POST " + path, headers);
		assertThat(refused.code()).isEqualTo("cross-origin-navigation");
		assertThat(refused.log()).contains("Do not add the service to cors.allowed-origins")
			.doesNotContain("Add the origin", "would allow it");
		Matcher policy = Pattern
			.compile(" as the first entry of cors\\.policies, - \\{name: (\\S+), urls-regex: '(\\S+)', enabled: false}")
			.matcher(refused.log());
		assertThat(policy.find()).isTrue();
		String excluding = LISTED + " & cors.policies[0].name=" + policy.group(1) + " & cors.policies[0].urls-regex="
				+ policy.group(2) + " & cors.policies[0].enabled=false";
		Answer passed = APPLICATIONS.send(excluding, "POST " + path, headers);
		assertThat(passed.passed()).isTrue();
		assertThat(passed.response().accessControlLines()).isEmpty();
		for (String other : new String[] { "/items", path + "x", path + "/x", "/x" + path }) {
			assertThat(APPLICATIONS.send(excluding, "POST " + other, headers).response().status()).isEqualTo(403);
			assertThat(APPLICATIONS.send(excluding, "POST " + other, headers.replace(origin, "https://evil.example"))
				.response()
				.status()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					# code | settings | headers | advice | settings then | headers then
					origin-port-differs | - | Host: www.example.com & Origin: http://www.example.com:8080 | let it pass on Host unchanged | - | Host: www.example.com:8080 & Origin: http://www.example.com:8080
					origin-port-differs | - | Host: www.example.com:8080 & Origin: http://www.example.com | let it pass on Host unchanged | - | Host: www.example.com & Origin: http://www.example.com
					origin-port-differs | - | Host: app & X-Forwarded-Host: www.example.com & X-Forwarded-Port: 8443 & Origin: http://www.example.com:8443 | X-Forwarded-Port with cors.hosts.use-x-forwarded-port | cors.hosts.use-x-forwarded-port=true | Host: app & X-Forwarded-Host: www.example.com & X-Forwarded-Port: 8443 & Origin: http://www.example.com:8443
					origin-port-differs | - | Host: localhost:8080 & Origin: http://localhost:3000 | If the page comes from another port, add the origin to cors.allowed-origins | cors.allowed-origins[1]=http://localhost:3000 | Host: localhost:8080 & Origin: http://localhost:3000
					origin-port-differs | - | Host: www.example.com:80 & Origin: https://www.example.com:8443 | If it terminates TLS too | - | Host: www.example.com:8443 & X-Forwarded-Proto: https & Origin: https://www.example.com:8443
					origin-scheme-differs | - | Host: www.example.com & Origin: https://www.example.com | set cors.hosts.forwarded-proto-header or cors.hosts.scheme | cors.hosts.scheme=https | Host: www.example.com & Origin: https://www.example.com
					origin-scheme-differs | - | Host: www.example.com & X-Scheme: https & Origin: https://www.example.com | set cors.hosts.forwarded-proto-header or cors.hosts.scheme | cors.hosts.forwarded-proto-header=X-Scheme | Host: www.example.com & X-Scheme: https & Origin: https://www.example.com
					origin-scheme-differs | - | Host: www.example.com:8443 & Origin: https://www.example.com:8443 | set cors.hosts.forwarded-proto-header or cors.hosts.scheme | cors.hosts.scheme=https | Host: www.example.com:8443 & Origin: https://www.example.com:8443
					origin-without-tls | - | Host: www.example.com & X-Forwarded-Proto: https & Origin: http://www.example.com | Redirect http to https | - | Host: www.example.com & X-Forwarded-Proto: https & Origin: https://www.example.com
					origin-without-tls | cors.hosts.scheme=https | Host: localhost:8080 & Origin: http://localhost:8080 | If there is no TLS, remove cors.hosts.scheme | - | Host: localhost:8080 & Origin: http://localhost:8080
					origin-without-tls | - | Host: localhost:8443 & X-Forwarded-Proto: https & Origin: http://localhost:3000 | Only for localhost add the http origin to cors.allowed-origins | cors.allowed-origins[1]=http://localhost:3000 | Host: localhost:8443 & X-Forwarded-Proto: https & Origin: http://localhost:3000
					""")
	void whatHappensOnTheOwnHostIsToldApart(String code, String settings, String headers, String advice,
			String settingsThen, String headersThen) {
		String listed = "cors.allowed-origins[0]=" + Site.NAME + " & ";
		Answer refused = APPLICATIONS.send(listed + settings, "POST /items", headers);
		assertThat(refused.code()).isEqualTo(code);
		assertThat(refused.log()).contains(advice).doesNotContain("exactly as the browser sends it");
		assertThat(APPLICATIONS.send(listed + settingsThen, "POST /items", headersThen).passed()).isTrue();
		String stranger = headersThen.replaceFirst("Origin: (https?)://(www\\.example\\.com|localhost)",
				"Origin: $1://evil.example");
		assertThat(APPLICATIONS.send(listed + settingsThen, "POST /items", stranger).response().status())
			.isEqualTo(403);
	}

	@Test
	void ownPageThatHidesItselfIsNotAdvisedToAllowNull() {
		Answer refused = APPLICATIONS.send(LISTED, "POST /items", "Host: www.example.com & Origin: null");
		assertThat(refused.code()).isEqualTo("null-origin-not-allowed");
		assertThat(refused.log()).contains("with Referrer-Policy: no-referrer, let it say same-origin");
		assertThat(APPLICATIONS.send(LISTED, "POST /items", "Host: www.example.com & Origin: http://www.example.com")
			.passed()).isTrue();
	}

}
