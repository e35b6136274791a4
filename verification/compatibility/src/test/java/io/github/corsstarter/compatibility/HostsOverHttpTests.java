package io.github.corsstarter.compatibility;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = ServedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "cors.hosts.allowed=www.example.com", "cors.hosts.use-x-forwarded-host=true",
				"cors.hosts.trusted-proxies=127.0.0.1,::1", "cors.hosts.prefix=/prod",
				"spring.main.cloud-platform=kubernetes" })
class HostsOverHttpTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void theApplicationSeesThePublicAddress() throws Exception {
		assertThat(send("/address", "X-Forwarded-Host", "www.example.com", "X-Forwarded-Proto", "https").body())
			.isEqualTo("https://www.example.com/prod/address www.example.com null");
	}

	@Test
	void redirectsLeadToThePublicAddress() throws Exception {
		HttpResponse<String> response = send("/redirect", "X-Forwarded-Host", "www.example.com", "X-Forwarded-Proto",
				"https");
		assertThat(response.headers().firstValue("Location")).contains("https://www.example.com/prod/items");
	}

	@Test
	void forwardedIsNeverRead() throws Exception {
		assertThat(send("/address", "X-Forwarded-Host", "www.example.com", "Forwarded", "host=evil.example;proto=https")
			.body()).isEqualTo("http://www.example.com/prod/address www.example.com null");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "www.example.com, evil.example", "www.example.com@evil.example", "a b" })
	void anotherHostIsRefused(String host) throws Exception {
		HttpResponse<String> response = send("/address", "X-Forwarded-Host", host);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).doesNotContain("evil");
	}

	private HttpResponse<String> send(String path, String... headers) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.headers(headers)
			.build();
		return this.client.send(request, BodyHandlers.ofString());
	}

}
