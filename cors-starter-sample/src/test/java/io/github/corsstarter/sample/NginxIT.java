package io.github.corsstarter.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The configuration of nginx in {@code docs/nginx}, in front of the packaged sample.
 * Where nginx is not installed nothing is tested, unless {@code REQUIRE_NGINX} is set.
 */
class NginxIT {

	private static final Path SITE = Path.of("..", "docs", "nginx", "forwarded-host.conf");

	@TempDir
	private static Path directory;

	private static SampleProcess sample;

	private static NginxProcess nginx;

	@BeforeAll
	static void start() throws Exception {
		Optional<Path> executable = NginxProcess.installed();
		Assumptions.assumeTrue(executable.isPresent() || System.getenv("REQUIRE_NGINX") != null,
				"nginx is not installed");
		sample = SampleProcess.start(List.of(),
				List.of("--cors.reject-disallowed=true", "--cors.hosts.allowed=www.example.com",
						"--cors.hosts.use-x-forwarded-host=true", "--cors.hosts.use-x-forwarded-port=true",
						"--cors.hosts.forwarded-for-hops=1", "--cors.hosts.trusted-proxies=127.0.0.1,::1"));
		nginx = NginxProcess.start(executable.orElseThrow(), directory, SITE, sample.apiOrigin());
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

	@Test
	void aPageOfThePublicOriginIsSameOrigin() {
		assertThat(statusFor("www.example.com:" + nginx.port(), "http://www.example.com:" + nginx.port()))
			.isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://www.example.com:%d", "http://www.example.com", "http://127.0.0.1:%d" })
	void anotherOriginIsRefused(String origin) {
		assertThat(statusFor("www.example.com:" + nginx.port(), origin.formatted(nginx.port()))).isEqualTo(403);
	}

	@Test
	void theHostThatNobodyListedIsRefused() {
		assertThat(Caller.ofPort(nginx.port()).get("/api/books", "Host", "evil.example").statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host", "Forwarded", "X-Forwarded-Port", "X-Forwarded-Proto",
			"X-Forwarded-Prefix" })
	void whatTheClientForgesDoesNotGetThrough(String header) {
		String host = "www.example.com:" + nginx.port();
		String forged = header.equals("Forwarded") ? "host=evil.example;proto=https" : "evil.example";
		assertThat(Caller.ofPort(nginx.port())
			.get("/api/books", "Host", host, "Origin", "http://" + host, header, forged)
			.statusCode()).isEqualTo(200);
	}

	private static int statusFor(String host, String origin) {
		return Caller.ofPort(nginx.port()).get("/api/books", "Host", host, "Origin", origin).statusCode();
	}

}
