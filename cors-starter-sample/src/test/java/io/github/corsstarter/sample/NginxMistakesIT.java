package io.github.corsstarter.sample;

import java.nio.file.Path;
import java.util.List;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes wrong with nginx in front of the packaged sample, as {@code docs/nginx.md}
 * tells. The one origin here is allowed by everybody.
 */
class NginxMistakesIT {

	private static final String ORIGIN = "https://example.com";

	@TempDir
	private static Path directory;

	private static SampleProcess sample;

	private static NginxProcess twice;

	private static NginxProcess mistakes;

	@BeforeAll
	static void start() throws Exception {
		NginxProcess.installed();
		sample = SampleProcess.start(List.of(), List.of("--cors.allowed-origins=" + ORIGIN));
		twice = NginxProcess.start(directory, NginxProcess.mistaken("headers-twice.conf"), sample.api().origin());
		mistakes = NginxProcess.start(directory, NginxProcess.mistaken("mistakes.conf"), sample.api().origin())
			.withFile("index.html", "a page")
			.withFile("downloads/list.txt", "a file")
			.withFile("assets/main.js", "a script");
	}

	@AfterAll
	static void stop() {
		if (mistakes != null) {
			mistakes.close();
		}
		if (twice != null) {
			twice.close();
		}
		if (sample != null) {
			sample.close();
		}
	}

	@Test
	void whereBothAnswerThereAreTwoValuesWhichBrowsersRefuse() {
		HttpPeer caller = twice.caller();
		assertThat(allowOrigin(caller.get("/api/books", "Origin: " + ORIGIN))).containsExactly(ORIGIN, ORIGIN);
		assertThat(allowOrigin(caller.send(Request.preflight("/api/books", ORIGIN, "PUT", "content-type"))))
			.containsExactly(ORIGIN, ORIGIN);
	}

	@ParameterizedTest
	@CsvSource({ "/downloads/list.txt, 200, 1", "/downloads/missing.txt, 404, 0" })
	void withoutAlwaysAnErrorHasNoHeader(String path, int status, int values) {
		Response response = get(path);
		assertThat(response.status()).isEqualTo(status);
		assertThat(allowOrigin(response)).hasSize(values);
	}

	@ParameterizedTest
	@CsvSource({ "/index.html, 1", "/assets/main.js, 0" })
	void oneHeaderInALocationDropsThoseOfTheServer(String path, int values) {
		Response response = get(path);
		assertThat(response.status()).isEqualTo(200);
		assertThat(allowOrigin(response)).hasSize(values);
	}

	@Test
	void oneHeaderInAnIfDropsThoseOfTheLocation() {
		assertThat(allowOrigin(get("/if/"))).containsExactly(ORIGIN);
		Response preflight = mistakes.caller().send(Request.preflight("/if/", ORIGIN, "POST", "content-type"));
		assertThat(preflight.values("Access-Control-Allow-Methods")).isNotEmpty();
		assertThat(allowOrigin(preflight)).isEmpty();
		assertThat(preflight.values("Vary")).isEmpty();
	}

	@Test
	void aSlashAfterThePortOfTheApplicationCutsThePath() {
		Response response = get("/api/public/opening-hours");
		assertThat(response.status()).isEqualTo(404);
		assertThat(allowOrigin(response)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/api//books, 404", "/rewritten//books, 200" })
	void aPathAfterThePortOfTheApplicationRewritesTheRest(String path, int status) {
		assertThat(get(path).status()).isEqualTo(status);
	}

	@Test
	void aPathWithoutTheSlashOfItsLocationIsRedirectedToWhereNginxListens() {
		Response preflight = mistakes.caller().send(Request.preflight("/down", ORIGIN, "POST", "content-type"));
		assertThat(preflight.status()).isEqualTo(301);
		assertThat(preflight.values("Location")).containsExactly("http://localhost:" + mistakes.port() + "/down/");
	}

	@Test
	void aLargeBodyIsRefusedByNginxWithoutAHeader() {
		Response response = mistakes.caller()
			.send(Request.of("POST", "/api/books", "Origin: " + ORIGIN).withJson("x".repeat(2 * 1024 * 1024)));
		assertThat(response.status()).isEqualTo(413);
		assertThat(allowOrigin(response)).isEmpty();
	}

	@Test
	void responseWithoutTheApplicationHasNoHeader() {
		Response response = get("/down/");
		assertThat(response.status()).isEqualTo(502);
		assertThat(allowOrigin(response)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "X-Request-Id, 7f3a", "X_Request_Id, ''" })
	void aHeaderWithAnUnderscoreDoesNotArrive(String name, String arrived) {
		assertThat(mistakes.caller().get("/request-id", name + ": 7f3a").body()).isEqualTo(arrived);
	}

	private static Response get(String path) {
		return mistakes.caller().get(path, "Origin: " + ORIGIN);
	}

	private static List<String> allowOrigin(Response response) {
		return response.values("Access-Control-Allow-Origin");
	}

}
