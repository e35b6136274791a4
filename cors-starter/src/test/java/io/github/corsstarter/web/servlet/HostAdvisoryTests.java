package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.RedirectHandlers;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Vulnerabilities of other libraries with hosts and forwarded headers, tried on this one
 * over a socket. Each test names the advisory.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class HostAdvisoryTests {

	private static final String HOST = "Host: www.example.com";

	/**
	 * What tells the application that a trusted proxy sent the request.
	 */
	private static final String SECRET = "X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(Application.class, Site.ALLOWED_ORIGINS,
				"cors.hosts.allowed=www.example.com,.tenants.example", "cors.hosts.use-x-forwarded-host=true",
				"cors.hosts.use-x-forwarded-prefix=true", "cors.hosts.forwarded-for-hops=1",
				"cors.hosts.proxy-secret-header=X-Origin-Verify", "cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA");
	}

	@Test
	@DisplayName("CVE-2025-41235: forwarded headers of an untrusted client are ignored, and hidden from the application")
	void forwardedHeadersOfAnUntrustedClientAreIgnored() {
		Response response = this.application.sendRaw("GET /seen", HOST, "X-Forwarded-Host: evil.example",
				"X-Forwarded-Proto: https", "X-Forwarded-Prefix: /evil", "X-Forwarded-For: 6.6.6.6",
				"Forwarded: host=evil.example;proto=https;for=6.6.6.6");
		assertThat(response.body())
			.contains("name=www.example.com\n", "scheme=http\n", "remote=127.0.0.1\n", "names=[host]\n")
			.doesNotContain("evil", "6.6.6.6");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host: evil.example", "Forwarded: host=evil.example", "X-Forwarded-Port: 6666",
			"X-Forwarded-Prefix: //evil.example", "X-Forwarded-Ssl: on" })
	@DisplayName("CVE-2023-34036: forwarded headers cannot put an unlisted host into a link")
	void linksNeverContainAnUnlistedHost(String forged) {
		Response response = this.application.sendRaw("GET /links", HOST, forged);
		assertThat(response.body())
			.isEqualTo("http://www.example.com/links\nhttp://www.example.com/items\nhttp://www.example.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "www.example.com@evil.example", "evil.example@www.example.com",
			"www.example.com:80@evil.example", "www.example.com\\evil.example", "evil.example#www.example.com",
			"evil.example?www.example.com", "evil.example/www.example.com", "[www.example.com]",
			"[::1%25.www.example.com]", "www.example.com:80:80", "evil.example%00www.example.com",
			"evil.example;www.example.com" })
	@DisplayName("CVE-2024-6763: an authority that two parsers could read in two ways is refused")
	void hostIsNeverParsedInTwoWays(String host) {
		assertRefused(this.application.sendRaw("GET /seen", "Host: " + host));
		assertRefused(
				this.application.sendRaw("GET /seen", "Host: backend.internal", "X-Forwarded-Host: " + host, SECRET));
	}

	@ParameterizedTest
	@ValueSource(strings = { "wwwXexample.com", "www.exampleXcom", "aXtenants.example", "www.example.com.evil.example",
			"eviltenants.example" })
	@DisplayName("CVE-2026-25479: an allowed host is not a regular expression")
	void allowedHostIsNotARegularExpression(String host) {
		assertRefused(this.application.sendRaw("GET /seen", "Host: " + host));
	}

	@Test
	@DisplayName("PYSEC-2026-2603: X-Forwarded-Host of an untrusted client does not replace a missing Host")
	void aForwardedHostDoesNotReplaceAMissingHost() {
		Response response = this.application.sendWithoutHost("GET /seen", "X-Forwarded-Host: www.example.com");
		assertRefused(response);
	}

	@ParameterizedTest
	@ValueSource(strings = { "6.6.6.6, 203.0.113.9", "127.0.0.1, 203.0.113.9", "6.6.6.6,10.0.0.1,203.0.113.9" })
	@DisplayName("CVE-2026-27700: the client is the entry that the proxy appended, not the leftmost")
	void clientAddressIsTheEntryThatTheProxyAdded(String addresses) {
		Response response = this.application.sendRaw("GET /seen", HOST, SECRET, "X-Forwarded-For: " + addresses);
		assertThat(response.body()).contains("remote=203.0.113.9\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/seen", "/links", "/view", "/created", "/a/redirect?to=items", "/nothing-there" })
	@DisplayName("CVE-2026-48710, CVE-2026-49468: a host is checked before it is used for anything")
	void hostIsCheckedBeforeItIsUsed(String path) {
		Response response = this.application.sendRaw("GET " + path, "Host: evil.example");
		assertRefused(response);
		assertThat(response.lines("Location")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tenants.example", "a.tenants.example", "A.Tenants.Example", "a.b.tenants.example:8080" })
	@DisplayName("CVE-2021-22881: an entry with a leading dot means the domain and what is below it")
	void aLeadingDotMeansTheDomainAndBelow(String host) {
		assertThat(this.application.sendRaw("GET /seen", "Host: " + host).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example#tenants.example", "eviltenants.example", "EVILTENANTS.example",
			"evil.example/.tenants.example", "evil.example\u00a0.tenants.example", "evil.example:.tenants.example",
			"a.tenants.example, evil.example", "evil.example, a.tenants.example" })
	@DisplayName("CVE-2021-22881, CVE-2021-22942, CVE-2021-44528: a crafted host does not change where a redirect leads")
	void craftedHostDoesNotChangeARedirect(String host) {
		for (String header : new String[] { "Host", "X-Forwarded-Host" }) {
			Response response = this.application.sendRaw("GET /a/redirect?to=items", header + ": " + host, SECRET);
			assertRefused(response);
			assertThat(response.lines("Location")).isEmpty();
		}
	}

	private static void assertRefused(Response response) {
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.toString()).doesNotContain("evil", "scheme=");
	}

	@Import({ SeenRequestHandlers.class, RedirectHandlers.class })
	static class Application {

	}

}
