package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.CountingHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code reject-disallowed}, requests from origins that are not allowed end in front
 * of the application.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class RefusedRequestTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(CountingHandlers.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
				"cors.reject-disallowed=true", "cors.policies[0].name=off", "cors.policies[0].urls-regex=^/off/",
				"cors.policies[0].enabled=false");
	}

	@BeforeEach
	void forgetCalls() {
		calls();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS" })
	void noRequestFromAnotherOriginReachesTheApplication(String method) {
		Response response = this.application.send(method, "/items", Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.REFUSAL);
		assertThat(calls()).isZero();
	}

	@Test
	void aPreflightFromAnotherOriginIsRefusedToo() {
		Response response = this.application.send("OPTIONS", "/items", Site.OTHER_ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.REFUSAL);
		assertThat(calls()).isZero();
	}

	@Test
	void sameOriginFormWithOpaqueOriginPasses() {
		Response response = this.application.send("POST", "/items", "Origin: null", "Sec-Fetch-Site: same-origin");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactly(Site.RESPONSE_TO_OTHERS);
		assertThat(calls()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "same-site", "cross-site", "none", "same-origin, same-origin" })
	void otherFormWithOpaqueOriginIsRefused(String site) {
		Response response = this.application.send("POST", "/items", "Origin: null", "Sec-Fetch-Site: " + site);
		assertThat(response.status()).isEqualTo(403);
		assertThat(calls()).isZero();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					Origin: https://other.example    | origin-not-allowed: the origin is not allowed
					Origin: null                     | null-origin-not-allowed: the origin is opaque ("null"), and null is not allowed
					Origin: https://other.example/   | origin-malformed: the Origin header is not one that a browser sends
					Origin: https://SITE.example.com | origin-malformed: the Origin header is not one that a browser sends
					""")
	void theAnswerSaysWhy(String origin, String answer) {
		Response response = this.application.get("/items", origin);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).isEqualTo(answer + "\n");
		assertThat(response.lines("Content-Type")).singleElement().asString().startsWith("Content-Type: text/plain");
	}

	@Test
	void theAnswerSaysThatOnlyTheSchemeDiffersAndTheLogWhatToSet(CapturedOutput output) {
		Response response = this.application.sendRaw("POST /items", "Host: www.example.com",
				"Origin: https://www.example.com", "Content-Length: 0");
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).isEqualTo(
				"origin-scheme-differs: the origin differs only in its scheme from the one the request is sent to\n");
		assertThat(output).contains("set cors.hosts.forwarded-proto-header or cors.hosts.scheme");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http://site.example.com       | the scheme differs
			https://site.example.com:8443 | the port differs
			https://site.example.co       | the host is spelt differently
			""")
	void theLogTellsWhatComesNearestAndHowToAllowTheOrigin(String origin, String difference, CapturedOutput output) {
		this.application.get("/items", "Origin: " + origin);
		assertThat(output).contains("The nearest rule is \"https://site.example.com\": " + difference,
				"Add the origin to cors.allowed-origins, exactly as the browser sends it");
	}

	@Test
	void twoOriginsAreRefusedEvenIfBothAreAllowed() {
		Response response = this.application.sendRaw("GET /items", Site.ORIGIN, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).startsWith("origin-malformed");
		assertThat(calls()).isZero();
	}

	@Test
	void noCacheKeepsTheAnswer() {
		assertThat(this.application.get("/items", Site.OTHER_ORIGIN).lines("Cache-Control"))
			.containsExactly("Cache-Control: no-store");
	}

	@Test
	void theAnswerRepeatsNothingOfTheRequest() {
		Response response = this.application.sendRaw("GET /marker/%6Darker?marker=marker",
				"Origin: https://marker.example", "X-Marker: marker", "Cookie: marker=marker",
				"Referer: https://marker.example/");
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.toString()).doesNotContainIgnoringCase("marker");
	}

	@Test
	void anAllowedOriginIsServed() {
		Response response = this.application.send("POST", "/items", Site.ORIGIN);
		assertThat(response.body()).isEqualTo("handled");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "POST" })
	void aRequestWithoutAnOriginIsServed(String method) {
		Response response = this.application.send(method, "/items");
		assertThat(response.body()).isEqualTo("handled");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void aRequestWithAnEmptyOriginIsServed() {
		Response response = this.application.sendRaw("GET /items", "Origin:");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@ParameterizedTest(name = "{0}, {1}")
	@CsvSource({ "localhost:%d, http://localhost:%d", "LocalHost:%d, http://localhost:%d",
			"api.example.com, http://api.example.com", "api.example.com:80, http://api.example.com",
			"[::1]:%d, http://[::1]:%d" })
	void aRequestFromTheSameOriginIsServed(String host, String origin) {
		int port = this.application.port();
		Response response = this.application.sendRaw("POST /items", "Host: " + host.formatted(port),
				"Origin: " + origin.formatted(port), "Content-Length: 0");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
		assertThat(calls()).isEqualTo(1);
	}

	@ParameterizedTest(name = "{0}, {1}")
	@CsvSource({ "localhost:%d, https://localhost:%d", "localhost:%d, http://localhost",
			"localhost, http://localhost:%d", "api.example.com, http://example.com",
			"api.example.com, http://api.example.com.evil.example" })
	void almostTheSameOriginIsAnother(String host, String origin) {
		int port = this.application.port();
		Response response = this.application.sendRaw("POST /items", "Host: " + host.formatted(port),
				"Origin: " + origin.formatted(port), "Content-Length: 0");
		assertThat(response.status()).isEqualTo(403);
		assertThat(calls()).isZero();
	}

	@Test
	void outOfScopeNothingIsRefused() {
		Response response = this.application.get("/off/items", Site.OTHER_ORIGIN);
		assertThat(response.body()).isEqualTo("handled");
		assertThat(response.corsLines()).isEmpty();
	}

	@Test
	void aRefusalIsLogged(CapturedOutput output) {
		this.application.get("/items", Site.OTHER_ORIGIN);
		assertThat(output)
			.containsOnlyOnce("Refused a request: origin-not-allowed (the origin is not allowed). It is a request "
					+ "for \"/items\" with origin \"https://other.example\", decided by policy default.");
	}

	private int calls() {
		return this.application.bean(CountingHandlers.class).takeCalls();
	}

}
