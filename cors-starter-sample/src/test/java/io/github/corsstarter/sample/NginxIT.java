package io.github.corsstarter.sample;

import java.nio.file.Path;
import java.util.List;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whichever configuration of {@code docs/nginx} stands in front of the packaged sample,
 * the sample knows its public address, and no client can change it.
 */
@ParameterizedClass
@ValueSource(strings = { "cors-in-application.conf", "cors-in-nginx.conf", "same-origin.conf" })
class NginxIT {

	@TempDir
	private static Path directory;

	private static SampleProcess sample;

	@Parameter
	private String site;

	private NginxProcess nginx;

	@BeforeAll
	static void startSample() {
		NginxProcess.installed();
		sample = SampleProcess.start(List.of(),
				List.of("--cors.reject-disallowed=true", "--cors.hosts.allowed=www.example.com",
						"--cors.hosts.use-x-forwarded-host=true", "--cors.hosts.forwarded-for-hops=1",
						"--cors.hosts.trusted-proxies=127.0.0.1,::1"));
	}

	@AfterAll
	static void stopSample() {
		if (sample != null) {
			sample.close();
		}
	}

	@BeforeEach
	void startNginx() throws Exception {
		this.nginx = NginxProcess.start(directory, NginxProcess.documented(this.site), sample.api().origin());
	}

	@AfterEach
	void stopNginx() {
		if (this.nginx != null) {
			this.nginx.close();
		}
	}

	@Test
	void aPageOfThePublicOriginIsSameOrigin() {
		assertThat(statusFor("http://" + publicHost())).isEqualTo(200);
	}

	@Test
	void sameOriginPageMayPost() {
		Response response = this.nginx.caller()
			.send(Request.of("POST", "/api/books", "Host: " + publicHost(), "Origin: http://" + publicHost())
				.withJson("""
						{"title": "Walden", "author": "Henry David Thoreau", "firstPublished": 1854}"""));
		assertThat(response.status()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://www.example.com:%d", "http://www.example.com", "http://127.0.0.1:%d" })
	void anotherOriginIsRefused(String origin) {
		assertThat(statusFor(origin.formatted(this.nginx.port()))).isEqualTo(403);
	}

	@Test
	void unlistedHostIsRefused() {
		assertThat(this.nginx.caller().get("/api/books", "Host: evil.example").status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host", "Forwarded", "X-Forwarded-Port", "X-Forwarded-Proto",
			"X-Forwarded-For", "X-Forwarded-Prefix" })
	void forgedForwardedHeadersAreReplaced(String header) {
		String forged = header.equals("Forwarded") ? "host=evil.example;proto=https" : "evil.example";
		assertThat(this.nginx.caller()
			.get("/api/books", "Host: " + publicHost(), "Origin: http://" + publicHost(), header + ": " + forged)
			.status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api", "/api/public", "/reports", "/downloads" })
	void aPathWithoutItsSlashIsNotRedirected(String path) {
		String origin = "http://" + publicHost();
		HttpPeer caller = this.nginx.caller();
		Response post = caller
			.send(Request.of("POST", path, "Host: " + publicHost(), "Origin: " + origin).withJson("{}"));
		assertThat(post.values("Location")).isEmpty();
		assertThat(caller.send(Request.preflight(path, origin, "POST", "content-type")).values("Location")).isEmpty();
	}

	private int statusFor(String origin) {
		return this.nginx.caller().get("/api/books", "Host: " + publicHost(), "Origin: " + origin).status();
	}

	private String publicHost() {
		return "www.example.com:" + this.nginx.port();
	}

}
