package io.github.corsstarter.compatibility;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

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

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "cross-site, https://evil.example, 403", "same-site, https://evil.example, 403",
			"cross-site, https://dashboard.example.com, 200", "same-origin, https://www.example.com, 200",
			"none, https://evil.example, 200" })
	void whatTheBrowserSaysDecides(String fetchSite, String origin, int status) throws Exception {
		HttpResponse<String> response = post("Sec-Fetch-Site", fetchSite, "Origin", origin);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.body().startsWith("csrf-")).isEqualTo(status == 403);
	}

	@Test
	void withoutABrowserNothingIsRefused() throws Exception {
		assertThat(post("X-Nothing", "at all").body()).isEqualTo("posted");
	}

	private HttpResponse<String> post(String... headers) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/posted"))
			.headers(headers)
			.POST(BodyPublishers.noBody())
			.build();
		return this.client.send(request, BodyHandlers.ofString());
	}

}
