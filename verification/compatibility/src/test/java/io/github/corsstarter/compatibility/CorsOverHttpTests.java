package io.github.corsstarter.compatibility;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = ServedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "cors.allowed-origins=https://site.example.com,https://*.apps.example.com",
				"cors.allowed-origin-regexes=https://\\\\w+\\\\.preview\\\\.example", "cors.credentials=true",
				"cors.expose-headers=X-Total-Count" })
class CorsOverHttpTests {

	private static final String SITE = "https://site.example.com";

	@LocalServerPort
	private int port;

	@Test
	void bootVersionIsTheRequestedOne() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("expected.spring-boot.version"));
	}

	@Test
	void aPreflightFromAnAllowedOriginIsAnsweredInFull() {
		Response response = new HttpPeer(this.port).send("OPTIONS", "/secured", "Origin: " + SITE,
				"Access-Control-Request-Method: PUT");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.lines("Content-Length")).containsExactly("Content-Length: 0");
		assertThat(response.corsLines()).containsExactlyInAnyOrder("Access-Control-Allow-Origin: " + SITE,
				"Access-Control-Allow-Credentials: true",
				"Access-Control-Allow-Headers: accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with",
				"Access-Control-Allow-Methods: DELETE, GET, OPTIONS, PATCH, POST, PUT",
				"Access-Control-Expose-Headers: X-Total-Count", "Access-Control-Max-Age: 86400", "Vary: Origin");
	}

	@ParameterizedTest
	@CsvSource({ "https://site.example.com", "https://a.b.apps.example.com", "https://branch7.preview.example" })
	void anAllowedOriginMayRead(String origin) {
		Response response = get("/items", origin);
		assertThat(response.values("Access-Control-Allow-Origin")).containsExactly(origin);
		assertThat(response.values("Access-Control-Allow-Credentials")).containsExactly("true");
		assertThat(response.lines("Access-Control-Allow-Methods")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "https://evil.example.com", "https://apps.example.com", "https://a-b.preview.example", "null" })
	void anotherOriginGetsOnlyVary(String origin) {
		Response response = get("/items", origin);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).isEmpty();
		assertThat(response.lines("Vary")).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/items, 200", "/secured, 403", "/nowhere, 404", "/broken, 500", "/reset, 200", "/async, 200",
			"/own-headers, 200", "/annotated, 200" })
	void theSiteMayReadWhateverTheStatus(String path, int status) {
		Response response = get(path, SITE);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.values("Access-Control-Allow-Origin")).containsExactly(SITE);
		assertThat(response.values("Access-Control-Allow-Credentials")).containsExactly("true");
		assertThat(response.members("Vary")).containsOnlyOnce("origin");
	}

	private Response get(String path, String origin) {
		return new HttpPeer(this.port).get(path, "Origin: " + origin);
	}

}
