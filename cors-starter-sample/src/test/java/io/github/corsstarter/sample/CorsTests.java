package io.github.corsstarter.sample;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
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

	private HttpPeer api;

	@BeforeEach
	void setUp() {
		this.api = new HttpPeer(this.port);
	}

	@Test
	void aPreflightOfThePageIsAnsweredInFull() {
		Response response = this.api.send(Request.preflight("/api/books/1", PAGE, "PUT", "content-type,x-request-id"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(response.values("Content-Length")).containsExactly("0");
		assertThat(response.values("Access-Control-Allow-Origin")).containsExactly(PAGE);
		assertThat(response.values("Access-Control-Allow-Credentials")).containsExactly("true");
		assertThat(response.members("Access-Control-Allow-Methods")).containsExactly("get", "post", "put", "delete");
		assertThat(response.members("Access-Control-Allow-Headers")).contains("content-type", "authorization",
				"x-request-id");
		assertThat(response.values("Access-Control-Max-Age")).containsExactly("86400");
		assertThat(response.members("Vary")).containsOnlyOnce("origin");
	}

	@Test
	void anActualRequestOfThePageMayBeRead() {
		Response response = this.api.get("/api/books", "Origin: " + PAGE);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.values("Access-Control-Allow-Origin")).containsExactly(PAGE);
		assertThat(response.values("Access-Control-Allow-Credentials")).containsExactly("true");
		assertThat(response.members("Access-Control-Expose-Headers")).containsExactly("location", "x-request-id",
				"x-total-count");
		assertThat(response.values("Access-Control-Allow-Methods")).isEmpty();
		assertThat(response.members("Vary")).containsOnlyOnce("origin");
	}

	@ParameterizedTest
	@CsvSource({ "/api/books/latest, 302", "/api/books/0, 404", "/api/broken, 500", "/api/books/stream, 200" })
	void redirectsFailuresAndStreamsMayBeReadToo(String path, int status) {
		Response response = this.api.get(path, "Origin: " + PAGE);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.values("Access-Control-Allow-Origin")).containsExactly(PAGE);
		assertThat(response.members("Vary")).containsOnlyOnce("origin");
	}

	@Test
	void aRefusedBookMayBeReadToo() {
		Response response = this.api.send(Request.of("POST", "/api/books", "Origin: " + PAGE).withJson("{}"));
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.values("Access-Control-Allow-Origin")).containsExactly(PAGE);
	}

	@Test
	void otherOriginGetsNoCorsHeaders() {
		Response preflight = this.api.send(Request.preflight("/api/books/1", STRANGER, "PUT", "content-type"));
		assertThat(preflight.accessControlLines()).isEmpty();
		Response actual = this.api.get("/api/books", "Origin: " + STRANGER);
		assertThat(actual.status()).isEqualTo(200);
		assertThat(actual.accessControlLines()).isEmpty();
		assertThat(actual.members("Vary")).containsOnlyOnce("origin");
	}

	@Test
	void publicPathMayBeReadByAnyOriginWithoutCookies() {
		Response response = this.api.get("/api/public/opening-hours", "Origin: " + STRANGER);
		assertThat(response.values("Access-Control-Allow-Origin")).containsExactly("*");
		assertThat(response.values("Access-Control-Allow-Credentials")).isEmpty();
	}

	@Test
	void outsideUrlsRegexThereAreNoCorsHeaders() {
		Response response = this.api.get("/internal/status", "Origin: " + PAGE);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).isEmpty();
		assertThat(response.values("Vary")).isEmpty();
	}

}
