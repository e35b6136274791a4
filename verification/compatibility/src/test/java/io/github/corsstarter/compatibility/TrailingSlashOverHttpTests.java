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
		properties = { "cors.ignore-trailing-slash=true", "cors.allowed-origins=https://site.example.com",
				"cors.urls-regex=^/(items|secured|broken)$" })
class TrailingSlashOverHttpTests {

	private static final String ORIGIN = "https://site.example.com";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "/items/, 200, items", "/items/?page=2, 200, items", "/async/, 200, async" })
	void theHandlerWithoutTheSlashAnswers(String path, int status, String body) {
		Response response = send("GET", path);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.body()).isEqualTo(body);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /items/, 200", "OPTIONS, /items/, 200", "GET, /secured/, 403", "GET, /broken/, 500" })
	void policiesAndRulesAreThoseOfThatPath(String method, String path, int status) {
		Response response = send(method, path);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.values("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
	}

	@Test
	void theApplicationSeesThePathWithoutTheSlash() {
		assertThat(send("GET", "/address/").body()).startsWith("http://localhost:" + this.port + "/address ");
	}

	private Response send(String method, String path) {
		return new HttpPeer(this.port).send(method, path, "Origin: " + ORIGIN, "Access-Control-Request-Method: GET");
	}

}
