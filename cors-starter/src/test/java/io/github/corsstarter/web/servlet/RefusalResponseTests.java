package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.CountingHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A refused request is answered with a problem where JSON is asked for, and else with one
 * plain line, whichever filter refuses it.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class RefusalResponseTests {

	private static final String HOST = "Host: www.example.com";

	private static final String JSON = "Accept: application/json";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(CountingHandlers.class, Site.ALLOWED_ORIGINS, "cors.reject-disallowed=true",
				"cors.hosts.allowed=www.example.com", "cors.csrf.enabled=true");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			application/json                                                  | problem
			application/problem+json                                          | problem
			APPLICATION/JSON                                                  | problem
			application/vnd.example+json                                      | problem
			application/*+json                                                | problem
			application/json, text/plain, */*                                 | problem
			application/json;charset=utf-8;q=0.5, */*;q=0.1                   | problem
			text/html;q=0.1, application/json;q=0.9                           | problem
			image/png, application/json                                       | problem
			*/*                                                               | line
			application/xml                                                   | line
			text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8   | line
			text/html, application/json                                       | line
			text/plain, application/json;q=0.9                                | line
			application/xhtml+xml, application/json                           | line
			application/json;q=0                                              | line
			application/jsonp                                                 | line
			text/json                                                         | line
			application/json;q=nonsense                                       | line
			json                                                              | line
			application/json, /                                               | line
			,                                                                 | line
			""")
	void jsonInAcceptGetsAProblem(String accept, String form) {
		Response response = refusedOrigin("GET", "Accept: " + accept);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.lines("Content-Type")).singleElement()
			.asString()
			.startsWith(form.equals("problem") ? "Content-Type: application/problem+json" : "Content-Type: text/plain");
		assertThat(response.body().startsWith("{")).isEqualTo(form.equals("problem"));
	}

	@Test
	void withoutAcceptItIsOnePlainLine() {
		assertThat(refusedOrigin("GET").body()).isEqualTo("origin-not-allowed: the origin is not allowed\n");
	}

	@Test
	void severalAcceptHeadersAreOneList() {
		assertThat(refusedOrigin("GET", "Accept: image/png", JSON).body()).startsWith("{");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json,", "a/b,", "\"", "application/json;a=\"", "application/json;" })
	void longAcceptHeaderIsNotParsed(String part) {
		Response response = refusedOrigin("GET", "Accept: " + part.repeat(6000 / part.length()));
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).isEqualTo("origin-not-allowed: the origin is not allowed\n");
	}

	@Test
	void theProblemSaysWhy() {
		assertThat(refusedOrigin("GET", JSON).body())
			.isEqualTo("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
					+ "\"detail\":\"The origin is not allowed.\",\"code\":\"origin-not-allowed\"}\n");
	}

	@Test
	void quotesInTheReasonAreEscaped() {
		assertThat(this.application.sendRaw("GET /items", HOST, "Origin: null", JSON).body())
			.contains("\"detail\":\"The origin is opaque (\\\"null\\\"), and null is not allowed.\",");
	}

	@Test
	void aRefusedHostIsAProblemToo() {
		Response response = this.application.sendRaw("GET /items", "Host: evil.example", JSON);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
				+ "\"detail\":\"The host is not allowed.\",\"code\":\"host-not-allowed\"}\n");
		assertThat(response.lines("Cache-Control")).containsExactly("Cache-Control: no-store");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.REFUSAL);
	}

	@Test
	void aRefusedCrossOriginRequestIsAProblemTooAndDependsOnMore() {
		Response response = this.application.sendRaw("POST /items", HOST, "Sec-Fetch-Site: cross-site", JSON,
				"Content-Length: 0");
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).contains("\"status\":403,", "\"code\":\"csrf-origin-missing\"");
		assertThat(response.lines("Cache-Control")).containsExactly("Cache-Control: no-store");
		assertThat(response.corsLines()).containsExactly("Vary: Origin, Sec-Fetch-Site, Referer, Accept");
	}

	@ParameterizedTest
	@CsvSource({ "application/json, application/problem+json", "*/*, text/plain" })
	void headGetsTheHeadersWithoutTheBody(String accept, String type) {
		Response head = refusedOrigin("HEAD", "Accept: " + accept);
		Response get = refusedOrigin("GET", "Accept: " + accept);
		assertThat(head.status()).isEqualTo(403);
		assertThat(head.body()).isEmpty();
		assertThat(head.lines("Content-Type")).singleElement().asString().startsWith("Content-Type: " + type);
		assertThat(head.lines("Content-Length")).containsExactly("Content-Length: " + get.body().length());
		assertThat(head.corsLines()).isEqualTo(get.corsLines());
	}

	@Test
	void aPreflightIsAnsweredTheSameWay() {
		Response response = refusedOrigin("OPTIONS", Site.REQUEST_METHOD, "Accept: */*");
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).isEqualTo("origin-not-allowed: the origin is not allowed\n");
		assertThat(response.lines("Cache-Control")).containsExactly("Cache-Control: no-store");
	}

	@Test
	void nothingOfTheRequestIsRepeated() {
		Response response = this.application.sendRaw("GET /marker?marker", "Host: marker.example",
				"Accept: application/json;marker=marker", "Cookie: marker");
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.toString()).doesNotContainIgnoringCase("marker");
	}

	private Response refusedOrigin(String method, String... headers) {
		return this.application.sendRaw(method + " /items",
				Stream.concat(Stream.of(HOST, Site.OTHER_ORIGIN), Stream.of(headers)).toArray(String[]::new));
	}

}
