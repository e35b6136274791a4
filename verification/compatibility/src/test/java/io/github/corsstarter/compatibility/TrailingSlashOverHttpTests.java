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
		properties = { "cors.ignore-trailing-slash=true", "cors.allowed-origins=https://site.example.com",
				"cors.urls-regex=^/(items|secured|broken)$" })
class TrailingSlashOverHttpTests {

	private static final String ORIGIN = "https://site.example.com";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "/items/, 200, items", "/items/?page=2, 200, items", "/async/, 200, async" })
	void theHandlerWithoutTheSlashAnswers(String path, int status, String body) throws Exception {
		HttpResponse<String> response = send("GET", path);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.body()).isEqualTo(body);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /items/, 200", "OPTIONS, /items/, 200", "GET, /secured/, 403", "GET, /broken/, 500" })
	void policiesAndRulesAreThoseOfThatPath(String method, String path, int status) throws Exception {
		HttpResponse<String> response = send(method, path);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
	}

	@Test
	void theApplicationSeesThePathWithoutTheSlash() throws Exception {
		assertThat(send("GET", "/address/").body()).startsWith("http://localhost:" + this.port + "/address ");
	}

	private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.method(method, BodyPublishers.noBody())
			.header("Origin", ORIGIN)
			.header("Access-Control-Request-Method", "GET")
			.build();
		return this.client.send(request, BodyHandlers.ofString());
	}

}
