package io.github.corsstarter.sample;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the lines of {@code application.yml} lead to on the wire. The page's origin is the
 * one that stands there, whichever port the page of this test has.
 */
@SampleTest
class CorsTests {

	private static final String PAGE = "http://localhost:8081";

	private static final String STRANGER = "https://stranger.example.com";

	@LocalServerPort
	private int port;

	private Caller api;

	@BeforeEach
	void setUp() {
		this.api = Caller.ofPort(this.port);
	}

	@Test
	void aPreflightOfThePageIsAnsweredInFull() {
		HttpResponse<String> response = this.api.preflight("/api/books/1", PAGE, "PUT", "content-type,x-request-id");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(values(response, "Content-Length")).containsExactly("0");
		assertThat(values(response, "Access-Control-Allow-Origin")).containsExactly(PAGE);
		assertThat(values(response, "Access-Control-Allow-Credentials")).containsExactly("true");
		assertThat(tokens(response, "Access-Control-Allow-Methods")).containsExactly("get", "post", "put", "delete");
		assertThat(tokens(response, "Access-Control-Allow-Headers")).contains("content-type", "authorization",
				"x-request-id");
		assertThat(values(response, "Access-Control-Max-Age")).containsExactly("86400");
		assertThat(tokens(response, "Vary")).containsOnlyOnce("origin");
	}

	@Test
	void anActualRequestOfThePageMayBeRead() {
		HttpResponse<String> response = this.api.get("/api/books", "Origin", PAGE);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(values(response, "Access-Control-Allow-Origin")).containsExactly(PAGE);
		assertThat(values(response, "Access-Control-Allow-Credentials")).containsExactly("true");
		assertThat(tokens(response, "Access-Control-Expose-Headers")).containsExactly("location", "x-request-id",
				"x-total-count");
		assertThat(values(response, "Access-Control-Allow-Methods")).isEmpty();
		assertThat(tokens(response, "Vary")).containsOnlyOnce("origin");
	}

	@ParameterizedTest
	@CsvSource({ "/api/books/latest, 302", "/api/books/0, 404", "/api/broken, 500", "/api/books/stream, 200" })
	void redirectsFailuresAndStreamsMayBeReadToo(String path, int status) {
		HttpResponse<String> response = this.api.get(path, "Origin", PAGE);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(values(response, "Access-Control-Allow-Origin")).containsExactly(PAGE);
		assertThat(tokens(response, "Vary")).containsOnlyOnce("origin");
	}

	@Test
	void aRefusedBookMayBeReadToo() {
		HttpResponse<String> response = this.api.json("POST", "/api/books", "{}", "Origin", PAGE);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(values(response, "Access-Control-Allow-Origin")).containsExactly(PAGE);
	}

	@Test
	void anotherOriginIsToldNothing() {
		HttpResponse<String> preflight = this.api.preflight("/api/books/1", STRANGER, "PUT", "content-type");
		assertThat(accessControl(preflight)).isEmpty();
		HttpResponse<String> actual = this.api.get("/api/books", "Origin", STRANGER);
		assertThat(actual.statusCode()).isEqualTo(200);
		assertThat(accessControl(actual)).isEmpty();
		assertThat(tokens(actual, "Vary")).containsOnlyOnce("origin");
	}

	@Test
	void whatIsPublicMayBeReadByAnyOriginButWithoutCookies() {
		HttpResponse<String> response = this.api.get("/api/public/opening-hours", "Origin", STRANGER);
		assertThat(values(response, "Access-Control-Allow-Origin")).containsExactly("*");
		assertThat(values(response, "Access-Control-Allow-Credentials")).isEmpty();
	}

	@Test
	void outsideTheExpressionNobodyIsToldAnything() {
		HttpResponse<String> response = this.api.get("/internal/status", "Origin", PAGE);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(accessControl(response)).isEmpty();
		assertThat(values(response, "Vary")).isEmpty();
	}

	private static List<String> values(HttpResponse<?> response, String name) {
		return response.headers().allValues(name);
	}

	private static List<String> tokens(HttpResponse<?> response, String name) {
		return values(response, name).stream()
			.flatMap((value) -> Arrays.stream(value.toLowerCase(Locale.ROOT).split(",\\s*")))
			.toList();
	}

	private static List<String> accessControl(HttpResponse<?> response) {
		return response.headers()
			.map()
			.keySet()
			.stream()
			.filter((name) -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"))
			.toList();
	}

}
