package io.github.corsstarter.sample;

import java.util.List;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged jar, run the way a user runs it.
 */
class SampleJarIT {

	private static final String ALLOWED_AT_RUN_TIME = "https://books.example.com";

	@Test
	void theJarServesThePageAndAllowsTheOriginOfItsSettings() {
		try (SampleProcess sample = SampleProcess.start(List.of(), List.of())) {
			assertThat(sample.page().get("/").status()).isEqualTo(200);
			assertAllowed(sample, "http://localhost:8081");
			assertNotAllowed(sample, ALLOWED_AT_RUN_TIME);
		}
	}

	@Test
	void processedAheadOfTimeItAllowsTheOriginsGivenAtRunTime() {
		List<String> arguments = List.of("--cors.allowed-origins=http://localhost:*," + ALLOWED_AT_RUN_TIME);
		try (SampleProcess sample = SampleProcess.start(List.of("-Dspring.aot.enabled=true"), arguments)) {
			assertThat(sample.output()).contains("AOT-processed");
			assertAllowed(sample, sample.page().origin());
			assertAllowed(sample, ALLOWED_AT_RUN_TIME);
			assertNotAllowed(sample, "https://elsewhere.example.com");
		}
	}

	private static void assertAllowed(SampleProcess sample, String origin) {
		HttpPeer api = sample.api();
		Response preflight = api.send(Request.preflight("/api/books/1", origin, "PUT", "content-type,x-request-id"));
		assertThat(preflight.status()).isEqualTo(200);
		assertThat(allowedOrigins(preflight)).containsExactly(origin);
		assertThat(preflight.values("Access-Control-Allow-Methods").stream().findFirst().orElse("")).contains("PUT");
		Response actual = api.get("/api/books", "Origin: " + origin);
		assertThat(actual.status()).isEqualTo(200);
		assertThat(actual.body()).contains("Middlemarch");
		assertThat(allowedOrigins(actual)).containsExactly(origin);
	}

	private static void assertNotAllowed(SampleProcess sample, String origin) {
		HttpPeer api = sample.api();
		assertThat(allowedOrigins(api.send(Request.preflight("/api/books/1", origin, "PUT", "content-type"))))
			.isEmpty();
		assertThat(allowedOrigins(api.get("/api/books", "Origin: " + origin))).isEmpty();
	}

	private static List<String> allowedOrigins(Response response) {
		return response.values("Access-Control-Allow-Origin");
	}

}
