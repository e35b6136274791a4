package io.github.corsstarter.compatibility;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = ServedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "cors.csrf.enabled=true", "cors.hosts.allowed=localhost",
				"cors.csrf.trusted-origins=https://dashboard.example.com" })
class CrossOriginProtectionOverHttpTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "cross-site, https://evil.example, 403", "same-site, https://evil.example, 403",
			"cross-site, https://dashboard.example.com, 200", "same-origin, https://www.example.com, 200",
			"none, https://evil.example, 200" })
	void fetchMetadataAndOriginDecide(String fetchSite, String origin, int status) {
		Response response = post("Sec-Fetch-Site: " + fetchSite, "Origin: " + origin);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.body().startsWith("csrf-")).isEqualTo(status == 403);
	}

	@Test
	void aRequestThatNoBrowserSentIsServed() {
		assertThat(post().body()).isEqualTo("posted");
	}

	private Response post(String... lines) {
		return new HttpPeer(this.port).send("POST", "/posted", lines);
	}

}
