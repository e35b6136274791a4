package io.github.corsstarter.sample;

import java.nio.file.Path;
import java.util.List;

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
 * The front end and the API of the packaged sample under one name, with
 * {@code docs/nginx/same-origin.conf}. No origin is allowed, because none has to be.
 */
class NginxSameOriginIT {

	private static final String WALDEN = """
			{"title": "Walden", "author": "Henry David Thoreau", "firstPublished": 1854}""";

	@TempDir
	private static Path directory;

	private static SampleProcess sample;

	private static NginxProcess nginx;

	@BeforeAll
	static void start() throws Exception {
		NginxProcess.installed();
		sample = SampleProcess.start(List.of(),
				List.of("--cors.enabled=false", "--cors.csrf.enabled=true",
						"--cors.csrf.exempt-urls-regex=^/webhooks/.*$", "--cors.policies[0].enabled=false",
						"--cors.hosts.allowed=www.example.com", "--cors.hosts.use-x-forwarded-host=true",
						"--cors.hosts.forwarded-for-hops=1", "--cors.hosts.trusted-proxies=127.0.0.1,::1"));
		nginx = NginxProcess.start(directory, NginxProcess.documented("same-origin.conf"), sample.api().origin())
			.withFile("index.html", "the front end")
			.withFile("assets/main.js", "a script");
	}

	@AfterAll
	static void stop() {
		if (nginx != null) {
			nginx.close();
		}
		if (sample != null) {
			sample.close();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/index.html", "/books/1", "/settings" })
	void theFrontEndAnswersForItsOwnPaths(String path) {
		Response response = get(path);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("the front end");
		assertThat(response.values("Cache-Control")).containsExactly("no-cache");
	}

	@Test
	void aScriptIsAFile() {
		assertThat(get("/assets/main.js").body()).isEqualTo("a script");
	}

	@Test
	void aMissingScriptIsNotAPage() {
		assertThat(get("/assets/old.js").status()).isEqualTo(404);
	}

	@Test
	void theApiAnswersBelowItsPathWithoutCors() {
		Response response = get("/api/books");
		assertThat(response.body()).contains("Middlemarch");
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void whatIsMissingInTheApiIsNotAPage() {
		assertThat(get("/api/books/0").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "/api, 404", "/apiary, 405" })
	void apiPathIsMatchedByWholeSegments(String path, int status) {
		Response response = nginx.caller()
			.send(Request.of("POST", path, "Host: www.example.com:" + nginx.port(), "Origin: " + publicOrigin())
				.withJson(WALDEN));
		assertThat(response.status()).isEqualTo(status);
	}

	@Test
	void thePageMayChangeSomething() {
		assertThat(post(publicOrigin()).status()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "https://stranger.example", "https://www.example.com:%d", "http://www.example.com", "null" })
	void pagesOfOtherOriginsMayNot(String origin) {
		Response response = post(origin.formatted(nginx.port()));
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).contains("csrf-");
	}

	private static Response get(String path) {
		return nginx.caller().get(path, "Host: www.example.com:" + nginx.port());
	}

	private static Response post(String origin) {
		return nginx.caller()
			.send(Request.of("POST", "/api/books", "Host: www.example.com:" + nginx.port(), "Origin: " + origin)
				.withJson(WALDEN));
	}

	private static String publicOrigin() {
		return "http://www.example.com:" + nginx.port();
	}

}
