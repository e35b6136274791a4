package io.github.corsstarter.sample;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

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
		twice = NginxProcess.start(directory, NginxProcess.mistaken("headers-twice.conf"), sample.apiOrigin());
		mistakes = NginxProcess.start(directory, NginxProcess.mistaken("mistakes.conf"), sample.apiOrigin())
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
		Caller caller = twice.caller();
		assertThat(allowOrigin(caller.get("/api/books", "Origin", ORIGIN))).containsExactly(ORIGIN, ORIGIN);
		assertThat(allowOrigin(caller.preflight("/api/books", ORIGIN, "PUT", "content-type"))).containsExactly(ORIGIN,
				ORIGIN);
	}

	@ParameterizedTest
	@CsvSource({ "/downloads/list.txt, 200, 1", "/downloads/missing.txt, 404, 0" })
	void withoutAlwaysAnErrorHasNoHeader(String path, int status, int values) {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(allowOrigin(response)).hasSize(values);
	}

	@ParameterizedTest
	@CsvSource({ "/index.html, 1", "/assets/main.js, 0" })
	void oneHeaderInALocationDropsThoseOfTheServer(String path, int values) {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(allowOrigin(response)).hasSize(values);
	}

	@Test
	void oneHeaderInAnIfDropsThoseOfTheLocation() {
		assertThat(allowOrigin(get("/if/"))).containsExactly(ORIGIN);
		HttpResponse<String> preflight = mistakes.caller().preflight("/if/", ORIGIN, "POST", "content-type");
		assertThat(preflight.headers().allValues("Access-Control-Allow-Methods")).isNotEmpty();
		assertThat(allowOrigin(preflight)).isEmpty();
		assertThat(preflight.headers().allValues("Vary")).isEmpty();
	}

	@Test
	void aSlashAfterThePortOfTheApplicationCutsThePath() {
		HttpResponse<String> response = get("/api/public/opening-hours");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(allowOrigin(response)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/api//books, 404", "/rewritten//books, 200" })
	void aPathAfterThePortOfTheApplicationRewritesTheRest(String path, int status) {
		assertThat(get(path).statusCode()).isEqualTo(status);
	}

	@Test
	void aPathWithoutTheSlashOfItsLocationIsRedirectedToWhereNginxListens() {
		HttpResponse<String> preflight = mistakes.caller().preflight("/down", ORIGIN, "POST", "content-type");
		assertThat(preflight.statusCode()).isEqualTo(301);
		assertThat(preflight.headers().allValues("Location"))
			.containsExactly("http://localhost:" + mistakes.port() + "/down/");
	}

	@Test
	void aLargeBodyIsRefusedByNginxWithoutAHeader() {
		HttpResponse<String> response = mistakes.caller()
			.json("POST", "/api/books", "x".repeat(2 * 1024 * 1024), "Origin", ORIGIN);
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(allowOrigin(response)).isEmpty();
	}

	@Test
	void whereTheApplicationIsDownThereIsNoHeader() {
		HttpResponse<String> response = get("/down/");
		assertThat(response.statusCode()).isEqualTo(502);
		assertThat(allowOrigin(response)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "X-Request-Id, 7f3a", "X_Request_Id, ''" })
	void aHeaderWithAnUnderscoreDoesNotArrive(String name, String arrived) {
		assertThat(mistakes.caller().get("/request-id", name, "7f3a").body()).isEqualTo(arrived);
	}

	private static HttpResponse<String> get(String path) {
		return mistakes.caller().get(path, "Origin", ORIGIN);
	}

	private static List<String> allowOrigin(HttpResponse<?> response) {
		return response.headers().allValues("Access-Control-Allow-Origin");
	}

}
