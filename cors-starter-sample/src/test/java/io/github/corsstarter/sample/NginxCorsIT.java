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
						"--cors.hosts.use-x-forwarded-host=true", "--cors.hosts.forwarded-for-hops=1",
						"--cors.hosts.trusted-proxies=127.0.0.1,::1"));
		inApplication = NginxProcess.start(directory, NginxProcess.documented("cors-in-application.conf"),
				sample.api().origin());
		inNginx = NginxProcess.start(directory, NginxProcess.documented("cors-in-nginx.conf"), sample.api().origin())
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
		Response response = inApplication.caller().get(path, "Origin: " + SAMPLE_ALLOWS);
		assertThat(response.status()).isEqualTo(status);
		assertThat(allowOrigin(response)).containsExactly(SAMPLE_ALLOWS);
		assertThat(response.values("Vary")).containsExactly("Origin");
	}

	@Test
	void aPreflightGetsThroughToTheApplication() {
		Response response = inApplication.caller()
			.send(Request.preflight("/api/books", SAMPLE_ALLOWS, "PUT", "content-type"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(allowOrigin(response)).containsExactly(SAMPLE_ALLOWS);
		assertThat(response.values("Access-Control-Allow-Methods")).singleElement().asString().contains("PUT");
	}

	@Test
	void applicationSendsOtherOriginsNoCorsHeaders() {
		HttpPeer caller = inApplication.caller();
		assertThat(caller.get("/api/books", "Origin: " + STRANGER).accessControlLines()).isEmpty();
		assertThat(caller.send(Request.preflight("/api/books", STRANGER, "PUT", "content-type")).accessControlLines())
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/reports/1", "/reports" })
	void whatAnotherApplicationAllowsIsRemoved(String path) {
		assertThat(sample.api().get(path, "Origin: " + SAMPLE_ALLOWS).accessControlLines()).isNotEmpty();
		assertThat(inApplication.caller().get(path, "Origin: " + SAMPLE_ALLOWS).accessControlLines()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/reports/1", "/reports" })
	void whatAnotherApplicationAnswersToAPreflightIsRemoved(String path) {
		assertThat(
				sample.api().send(Request.preflight(path, SAMPLE_ALLOWS, "PUT", "content-type")).accessControlLines())
			.isNotEmpty();
		Response response = inApplication.caller().send(Request.preflight(path, SAMPLE_ALLOWS, "PUT", "content-type"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void pathWithTheSamePrefixBelongsToTheApplication() {
		assertThat(allowOrigin(inApplication.caller().get("/api/publicity", "Origin: " + SAMPLE_ALLOWS)))
			.containsExactly(SAMPLE_ALLOWS);
		assertThat(allowOrigin(
				inNginx.caller().send(Request.preflight("/api/publicity", SAMPLE_ALLOWS, "PUT", "content-type"))))
			.containsExactly(SAMPLE_ALLOWS);
		assertThat(inNginx.caller().get("/api/publicity", "Origin: " + NGINX_ALLOWS).accessControlLines()).isEmpty();
	}

	@Test
	void aLargeBodyIsRefusedByTheApplicationSoThatThePageCanReadWhy() {
		Response response = inApplication.caller()
			.send(Request.of("POST", "/api/books", "Origin: " + SAMPLE_ALLOWS).withJson("x".repeat(2 * 1024 * 1024)));
		assertThat(response.status()).isEqualTo(400);
		assertThat(allowOrigin(response)).containsExactly(SAMPLE_ALLOWS);
	}

	@ParameterizedTest
	@CsvSource({ "/downloads/list.txt, 200", "/downloads/missing.txt, 404", "/api/public/opening-hours, 200",
			"/api/public/missing, 404", "/api/public, 404" })
	void nginxAnswersWithOneValue(String path, int status) {
		Response response = inNginx.caller().get(path, "Origin: " + NGINX_ALLOWS);
		assertThat(response.status()).isEqualTo(status);
		assertThat(allowOrigin(response)).containsExactly(NGINX_ALLOWS);
		assertThat(response.accessControlLines()).containsExactly("Access-Control-Allow-Origin: " + NGINX_ALLOWS);
		assertThat(response.values("Vary")).containsExactly("Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/downloads/list.txt", "/api/public/opening-hours", "/api/public", "/reports" })
	void nginxAnswersAPreflightWithoutABody(String path) {
		Response response = inNginx.caller().send(Request.preflight(path, NGINX_ALLOWS, "GET", "authorization"));
		assertThat(response.status()).isEqualTo(204);
		assertThat(allowOrigin(response)).containsExactly(NGINX_ALLOWS);
		assertThat(response.values("Access-Control-Allow-Methods")).containsExactly("GET, HEAD");
		assertThat(response.values("Access-Control-Allow-Headers"))
			.containsExactly("authorization, content-type, range");
		assertThat(response.values("Access-Control-Max-Age")).containsExactly("86400");
		assertThat(response.values("Vary")).containsExactly("Origin");
	}

	@Test
	void nginxAnswersInsteadOfAnotherApplication() {
		HttpPeer caller = inNginx.caller();
		assertThat(allowOrigin(caller.get("/reports/1", "Origin: " + NGINX_ALLOWS))).containsExactly(NGINX_ALLOWS);
		assertThat(allowOrigin(caller.send(Request.preflight("/reports/1", NGINX_ALLOWS, "GET", "range"))))
			.containsExactly(NGINX_ALLOWS);
		assertThat(caller.get("/reports/1", "Origin: " + SAMPLE_ALLOWS).accessControlLines()).isEmpty();
	}

	@Test
	void nginxAllowsWhatItsExpressionMatches() {
		String origin = "https://shop.preview.example.com";
		assertThat(allowOrigin(inNginx.caller().get("/downloads/list.txt", "Origin: " + origin)))
			.containsExactly(origin);
	}

	@ParameterizedTest
	@ValueSource(strings = { STRANGER, SAMPLE_ALLOWS, "http://app.example.com", "https://app.example.com:8443",
			"https://app.example.com.evil.example", "https://preview.example.com", "https://shopxpreview.example.com",
			"https://shop.preview.example.com.evil.example", "https://evil.example/.preview.example.com", "null" })
	void nginxSendsOtherOriginsNoCorsHeaders(String origin) {
		Response actual = inNginx.caller().get("/downloads/list.txt", "Origin: " + origin);
		assertThat(actual.accessControlLines()).isEmpty();
		assertThat(actual.values("Vary")).containsExactly("Origin");
		Response preflight = inNginx.caller().send(Request.preflight("/downloads/list.txt", origin, "GET", "range"));
		assertThat(preflight.status()).isEqualTo(204);
		assertThat(preflight.accessControlLines()).isEmpty();
		assertThat(preflight.values("Vary")).containsExactly("Origin");
	}

	@Test
	void responseToARequestWithoutOriginVariesByOrigin() {
		Response response = inNginx.caller().get("/downloads/list.txt");
		assertThat(response.values("Vary")).containsExactly("Origin");
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void whereNginxAddsNoHeadersTheApplicationDoes() {
		Response response = inNginx.caller().get("/api/books", "Origin: " + SAMPLE_ALLOWS);
		assertThat(allowOrigin(response)).containsExactly(SAMPLE_ALLOWS);
		assertThat(response.values("Vary")).containsExactly("Origin");
		assertThat(inNginx.caller().get("/api/books", "Origin: " + NGINX_ALLOWS).accessControlLines()).isEmpty();
	}

	private static List<String> allowOrigin(Response response) {
		return response.values("Access-Control-Allow-Origin");
	}

}
