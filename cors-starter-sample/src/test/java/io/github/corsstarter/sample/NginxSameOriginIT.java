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
				List.of("--cors.allowed-origins=", "--cors.reject-disallowed=true", "--cors.csrf.enabled=true",
						"--cors.policies[0].enabled=false", "--cors.hosts.allowed=www.example.com",
						"--cors.hosts.use-x-forwarded-host=true",
						"--cors.hosts.forwarded-for-hops=1", "--cors.hosts.trusted-proxies=127.0.0.1,::1"));
		nginx = NginxProcess.start(directory, NginxProcess.documented("same-origin.conf"), sample.apiOrigin())
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
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("the front end");
		assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-cache");
	}

	@Test
	void aScriptIsAFile() {
		assertThat(get("/assets/main.js").body()).isEqualTo("a script");
	}

	@Test
	void aMissingScriptIsNotAPage() {
		assertThat(get("/assets/old.js").statusCode()).isEqualTo(404);
	}

	@Test
	void theApiAnswersBelowItsPathWithoutCors() {
		HttpResponse<String> response = get("/api/books");
		assertThat(response.body()).contains("Middlemarch");
		assertThat(response.headers().map().keySet())
			.noneMatch((name) -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
	}

	@Test
	void whatIsMissingInTheApiIsNotAPage() {
		assertThat(get("/api/books/0").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "/api, 404", "/apiary, 405" })
	void whatBelongsToTheApiIsToldByAWholeSegment(String path, int status) {
		HttpResponse<String> response = nginx.caller()
			.json("POST", path, WALDEN, "Host", "www.example.com:" + nginx.port(), "Origin", publicOrigin());
		assertThat(response.statusCode()).isEqualTo(status);
	}

	@Test
	void thePageMayChangeSomething() {
		assertThat(post(publicOrigin()).statusCode()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "https://stranger.example", "https://www.example.com:%d", "http://www.example.com", "null" })
	void pagesOfOtherOriginsMayNot(String origin) {
		HttpResponse<String> response = post(origin.formatted(nginx.port()));
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("csrf-");
	}

	private static HttpResponse<String> get(String path) {
		return nginx.caller().get(path, "Host", "www.example.com:" + nginx.port());
	}

	private static HttpResponse<String> post(String origin) {
		return nginx.caller()
			.json("POST", "/api/books", WALDEN, "Host", "www.example.com:" + nginx.port(), "Origin", origin);
	}

	private static String publicOrigin() {
		return "http://www.example.com:" + nginx.port();
	}

}
