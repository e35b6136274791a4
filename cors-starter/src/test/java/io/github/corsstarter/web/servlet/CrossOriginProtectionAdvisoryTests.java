package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.CountingHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Vulnerabilities of other libraries in their protection against cross-origin requests,
 * tried on this one over a socket. Each test names the advisory.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class CrossOriginProtectionAdvisoryTests {

	private static final String HOST = "Host: www.example.com";

	private static final String EMPTY = "Content-Length: 0";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(CountingHandlers.class, "cors.hosts.allowed=www.example.com,localhost",
				"cors.hosts.scheme=https", "cors.csrf.enabled=true",
				"cors.csrf.trusted-origins=https://dashboard.example.com");
	}

	@BeforeEach
	void forgetCalls() {
		calls();
	}

	@Test
	@DisplayName("CVE-2025-24358: the Referer header is checked although a request line has no scheme")
	void refererDecidesWhereOriginIsMissing() {
		assertRefused(HOST, "Referer: https://evil.example/form");
		assertPasses(HOST, "Referer: https://www.example.com/form");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Origin: http://dashboard.example.com", "Referer: http://dashboard.example.com/form",
			"Origin: http://www.example.com", "Referer: http://www.example.com/form",
			"Origin: https://dashboard.example.com:8443" })
	@DisplayName("CVE-2025-47909: whole origins are trusted, so the same host over http is not")
	void sameHostOverHttpIsAnotherOrigin(String header) {
		assertRefused(HOST, header);
		assertPasses(HOST, "Origin: https://dashboard.example.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE" })
	@DisplayName("CVE-2024-23639: a page on the web changes nothing in an application on the visitor's machine")
	void pageOfAnotherSiteCannotChangeAnythingOnLocalhost(String method) {
		Response response = this.application.sendRaw(method + " /stop", "Host: localhost:8080",
				"Origin: https://evil.example", "Content-Type: text/plain", EMPTY);
		assertThat(response.status()).isEqualTo(403);
		assertThat(calls()).isZero();
	}

	@Test
	@DisplayName("CVE-2024-23639: DNS rebinding does not help such a page")
	void dnsRebindingToLocalhostIsRefused() {
		Response response = this.application.sendRaw("POST /stop", "Host: evil.example:8080",
				"Origin: http://evil.example:8080", "Sec-Fetch-Site: same-origin", EMPTY);
		assertThat(response.status()).isEqualTo(400);
		assertThat(calls()).isZero();
	}

	private void assertRefused(String... headers) {
		Response response = post(headers);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).startsWith("csrf-");
		assertThat(calls()).isZero();
	}

	private void assertPasses(String... headers) {
		assertThat(post(headers).status()).isEqualTo(200);
		assertThat(calls()).isOne();
	}

	private Response post(String... headers) {
		return this.application.sendRaw("POST /transfer",
				Stream.concat(Stream.of(headers), Stream.of(EMPTY)).toArray(String[]::new));
	}

	private int calls() {
		return this.application.bean(CountingHandlers.class).takeCalls();
	}

}
