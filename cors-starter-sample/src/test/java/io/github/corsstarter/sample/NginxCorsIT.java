package io.github.corsstarter.sample;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Either the packaged sample writes the CORS headers or the nginx in front of it, with
 * the configurations of {@code docs/nginx}; never both.
 */
class NginxCorsIT {

	private static final String SAMPLE_ALLOWS = "https://example.com";

	private static final String NGINX_ALLOWS = "https://app.example.com";

	private static final String STRANGER = "https://stranger.example";

	@TempDir
	private static Path directory;

	private static SampleProcess sample;

	private static NginxProcess inApplication;

	private static NginxProcess inNginx;

	@BeforeAll
	static void start() throws Exception {
		NginxProcess.installed();
		sample = SampleProcess.start(List.of(),
				List.of("--cors.allowed-origins=" + SAMPLE_ALLOWS, "--cors.urls-regex=^/(api|reports)(/|$)",
						"--cors.policies[0].name=nginx", "--cors.policies[0].urls-regex=^/api/public(/|$)",
						"--cors.policies[0].enabled=false", "--cors.hosts.allowed=localhost",
						"--cors.hosts.use-x-forwarded-host=true",
						"--cors.hosts.forwarded-for-hops=1", "--cors.hosts.trusted-proxies=127.0.0.1,::1"));
		inApplication = NginxProcess.start(directory, NginxProcess.documented("cors-in-application.conf"),
				sample.apiOrigin());
		inNginx = NginxProcess.start(directory, NginxProcess.documented("cors-in-nginx.conf"), sample.apiOrigin())
			.withFile("downloads/list.txt", "a file");
	}

	@AfterAll
	static void stop() {
		if (inNginx != null) {
			inNginx.close();
		}
		if (inApplication != null) {
			inApplication.close();
		}
		if (sample != null) {
			sample.close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "/api/books, 200", "/api/books/latest, 302", "/api/books/0, 404", "/api/broken, 500" })
	void theApplicationAnswersWithOneValue(String path, int status) {
		HttpResponse<String> response = inApplication.caller().get(path, "Origin", SAMPLE_ALLOWS);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(allowOrigin(response)).containsExactly(SAMPLE_ALLOWS);
		assertThat(values(response, "Vary")).containsExactly("Origin");
	}

	@Test
	void aPreflightGetsThroughToTheApplication() {
		HttpResponse<String> response = inApplication.caller()
			.preflight("/api/books", SAMPLE_ALLOWS, "PUT", "content-type");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(allowOrigin(response)).containsExactly(SAMPLE_ALLOWS);
		assertThat(values(response, "Access-Control-Allow-Methods")).singleElement().asString().contains("PUT");
	}

	@Test
	void theApplicationTellsAStrangerNothing() {
		Caller caller = inApplication.caller();
		assertThat(accessControl(caller.get("/api/books", "Origin", STRANGER))).isEmpty();
		assertThat(accessControl(caller.preflight("/api/books", STRANGER, "PUT", "content-type"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/reports/1", "/reports" })
	void whatAnotherApplicationAllowsIsRemoved(String path) {
		assertThat(accessControl(itself().get(path, "Origin", SAMPLE_ALLOWS))).isNotEmpty();
		assertThat(accessControl(inApplication.caller().get(path, "Origin", SAMPLE_ALLOWS))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/reports/1", "/reports" })
	void whatAnotherApplicationAnswersToAPreflightIsRemoved(String path) {
		assertThat(accessControl(itself().preflight(path, SAMPLE_ALLOWS, "PUT", "content-type"))).isNotEmpty();
		HttpResponse<String> response = inApplication.caller().preflight(path, SAMPLE_ALLOWS, "PUT", "content-type");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(accessControl(response)).isEmpty();
	}

	@Test
	void aPathThatOnlyBeginsWithTheSameLettersIsTheApplications() {
		assertThat(allowOrigin(inApplication.caller().get("/api/publicity", "Origin", SAMPLE_ALLOWS)))
			.containsExactly(SAMPLE_ALLOWS);
		assertThat(allowOrigin(inNginx.caller().preflight("/api/publicity", SAMPLE_ALLOWS, "PUT", "content-type")))
			.containsExactly(SAMPLE_ALLOWS);
		assertThat(accessControl(inNginx.caller().get("/api/publicity", "Origin", NGINX_ALLOWS))).isEmpty();
	}

	@Test
	void aLargeBodyIsRefusedByTheApplicationSoThatThePageCanReadWhy() {
		HttpResponse<String> response = inApplication.caller()
			.json("POST", "/api/books", "x".repeat(2 * 1024 * 1024), "Origin", SAMPLE_ALLOWS);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(allowOrigin(response)).containsExactly(SAMPLE_ALLOWS);
	}

	@ParameterizedTest
	@CsvSource({ "/downloads/list.txt, 200", "/downloads/missing.txt, 404", "/api/public/opening-hours, 200",
			"/api/public/missing, 404", "/api/public, 404" })
	void nginxAnswersWithOneValue(String path, int status) {
		HttpResponse<String> response = inNginx.caller().get(path, "Origin", NGINX_ALLOWS);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(allowOrigin(response)).containsExactly(NGINX_ALLOWS);
		assertThat(accessControl(response)).containsExactly("access-control-allow-origin");
		assertThat(values(response, "Vary")).containsExactly("Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/downloads/list.txt", "/api/public/opening-hours", "/api/public", "/reports" })
	void nginxAnswersAPreflightWithoutABody(String path) {
		HttpResponse<String> response = inNginx.caller().preflight(path, NGINX_ALLOWS, "GET", "authorization");
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(allowOrigin(response)).containsExactly(NGINX_ALLOWS);
		assertThat(values(response, "Access-Control-Allow-Methods")).containsExactly("GET, HEAD");
		assertThat(values(response, "Access-Control-Allow-Headers"))
			.containsExactly("authorization, content-type, range");
		assertThat(values(response, "Access-Control-Max-Age")).containsExactly("86400");
		assertThat(values(response, "Vary")).containsExactly("Origin");
	}

	@Test
	void nginxAnswersInsteadOfAnotherApplication() {
		Caller caller = inNginx.caller();
		assertThat(allowOrigin(caller.get("/reports/1", "Origin", NGINX_ALLOWS))).containsExactly(NGINX_ALLOWS);
		assertThat(allowOrigin(caller.preflight("/reports/1", NGINX_ALLOWS, "GET", "range")))
			.containsExactly(NGINX_ALLOWS);
		assertThat(accessControl(caller.get("/reports/1", "Origin", SAMPLE_ALLOWS))).isEmpty();
	}

	@Test
	void nginxAllowsWhatItsExpressionMatches() {
		String origin = "https://shop.preview.example.com";
		assertThat(allowOrigin(inNginx.caller().get("/downloads/list.txt", "Origin", origin))).containsExactly(origin);
	}

	@ParameterizedTest
	@ValueSource(strings = { STRANGER, SAMPLE_ALLOWS, "http://app.example.com", "https://app.example.com:8443",
			"https://app.example.com.evil.example", "https://preview.example.com", "https://shopxpreview.example.com",
			"https://shop.preview.example.com.evil.example", "https://evil.example/.preview.example.com", "null" })
	void nginxTellsAStrangerNothing(String origin) {
		HttpResponse<String> actual = inNginx.caller().get("/downloads/list.txt", "Origin", origin);
		assertThat(accessControl(actual)).isEmpty();
		assertThat(values(actual, "Vary")).containsExactly("Origin");
		HttpResponse<String> preflight = inNginx.caller().preflight("/downloads/list.txt", origin, "GET", "range");
		assertThat(preflight.statusCode()).isEqualTo(204);
		assertThat(accessControl(preflight)).isEmpty();
		assertThat(values(preflight, "Vary")).containsExactly("Origin");
	}

	@Test
	void aResponseToARequestWithoutOriginVariesTooForTheSakeOfCaches() {
		HttpResponse<String> response = inNginx.caller().get("/downloads/list.txt");
		assertThat(values(response, "Vary")).containsExactly("Origin");
		assertThat(accessControl(response)).isEmpty();
	}

	@Test
	void whereNginxStandsAsideTheApplicationAnswersAlone() {
		HttpResponse<String> response = inNginx.caller().get("/api/books", "Origin", SAMPLE_ALLOWS);
		assertThat(allowOrigin(response)).containsExactly(SAMPLE_ALLOWS);
		assertThat(values(response, "Vary")).containsExactly("Origin");
		assertThat(accessControl(inNginx.caller().get("/api/books", "Origin", NGINX_ALLOWS))).isEmpty();
	}

	private static Caller itself() {
		return new Caller(sample.apiOrigin());
	}

	private static List<String> allowOrigin(HttpResponse<?> response) {
		return values(response, "Access-Control-Allow-Origin");
	}

	private static List<String> values(HttpResponse<?> response, String name) {
		return response.headers().allValues(name);
	}

	private static List<String> accessControl(HttpResponse<?> response) {
		return response.headers()
			.map()
			.keySet()
			.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.filter((name) -> name.startsWith("access-control-"))
			.toList();
	}

}
