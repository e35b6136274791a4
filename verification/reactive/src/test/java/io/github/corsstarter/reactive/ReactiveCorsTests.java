package io.github.corsstarter.reactive;

import java.util.List;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * CORS on Reactor Netty, over sockets.
 */
class ReactiveCorsTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start("reactive", List.of(Handlers.class),
				List.of(Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS,
						"cors.urls-regex=^/(ok|functional|events|annotated|missing|fails|secret|own-cors)$"));
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@CsvSource({ "/ok, 200", "/functional, 200", "/events, 200", "/annotated, 200", "/missing, 404", "/fails, 500",
			"/secret, 401" })
	void everyResponseToAnAllowedOriginHasTheHeaders(String path, int status) {
		Response response = application.get(path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
		assertThat(response.members("Vary")).contains("origin");
	}

	@ParameterizedTest
	@CsvSource({ "/ok, 200", "/missing, 404", "/fails, 500", "/secret, 401", "/own-cors, 200" })
	void noResponseToAnotherOriginHasThem(String path, int status) {
		Response response = application.get(path, Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.accessControlLines()).isEmpty();
		assertThat(response.members("Vary")).contains("origin");
	}

	@Test
	void requestWithoutOriginOnlyVaries() {
		assertThat(application.get("/ok").corsLines()).containsExactly("Vary: Origin");
	}

	@Test
	void preflightIsAnsweredBeforeSecurity() {
		Response response = application.peer().send(Request.preflight("/secret", Site.NAME, "PUT", "content-type"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.values("Content-Length")).containsExactly("0");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	@Test
	void preflightOfAnotherOriginIsAnsweredWithoutPermission() {
		Response response = application.peer()
			.send(Request.preflight("/ok", "https://other.example", "PUT", "content-type"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactly("Vary: Origin");
	}

	@Test
	void headersOfTheHandlerAreReplacedAndWhatItExposesIsKept() {
		Response response = application.get("/own-cors", Site.ORIGIN);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder("Access-Control-Allow-Origin: " + Site.NAME,
				"Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: x-total, X-Name");
		assertThat(response.members("Vary")).contains("origin", "accept-language");
	}

	@Test
	void pathOutsideUrlsRegexIsLeftAlone() {
		assertThat(application.get("/public", Site.ORIGIN).corsLines()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/public/../ok", "/%6fk", "/public%2f..%2fok", "/ok;a=b" })
	void pathThatCanBeReadInSeveralWaysIsNotAllowedMore(String path) {
		Response response = application.sendRaw("GET " + path, Site.OTHER_ORIGIN);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void severalOriginsAreNotAllowed() {
		assertThat(application.sendRaw("GET /ok", Site.ORIGIN, Site.ORIGIN).accessControlLines()).isEmpty();
	}

}
