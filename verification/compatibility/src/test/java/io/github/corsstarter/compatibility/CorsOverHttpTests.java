package io.github.corsstarter.compatibility;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void theBootVersionIsTheOneThatWasAskedFor() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("expected.spring-boot.version"));
	}

	@Test
	void aPreflightFromAnAllowedOriginGetsEverything() throws Exception {
		HttpResponse<String> response = send("OPTIONS", "/secured", SITE, "PUT");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Length")).contains("0");
		assertThat(corsHeaders(response)).isEqualTo(Map.of("access-control-allow-origin", List.of(SITE),
				"access-control-allow-credentials", List.of("true"), "access-control-allow-headers",
				List.of("accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with"),
				"access-control-allow-methods", List.of("DELETE, GET, OPTIONS, PATCH, POST, PUT"),
				"access-control-expose-headers", List.of("X-Total-Count"), "access-control-max-age", List.of("86400"),
				"vary", List.of("Origin")));
	}

	@ParameterizedTest
	@CsvSource({ "https://site.example.com", "https://a.b.apps.example.com", "https://branch7.preview.example" })
	void anAllowedOriginMayRead(String origin) throws Exception {
		assertThat(corsHeaders(send("GET", "/items", origin, null)))
			.containsEntry("access-control-allow-origin", List.of(origin))
			.containsEntry("access-control-allow-credentials", List.of("true"))
			.doesNotContainKey("access-control-allow-methods");
	}

	@ParameterizedTest
	@CsvSource({ "https://evil.example.com", "https://apps.example.com", "https://a-b.preview.example", "null" })
	void anotherOriginGetsNothingButVary(String origin) throws Exception {
		HttpResponse<String> response = send("GET", "/items", origin, null);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(corsHeaders(response)).containsOnlyKeys("vary");
	}

	@ParameterizedTest
	@CsvSource({ "/items, 200", "/secured, 403", "/nowhere, 404", "/broken, 500", "/reset, 200", "/async, 200",
			"/own-headers, 200", "/annotated, 200" })
	void theHeadersAreThereWhateverHappens(String path, int status) throws Exception {
		HttpResponse<String> response = send("GET", path, SITE, null);
		assertThat(response.statusCode()).isEqualTo(status);
		Map<String, List<String>> headers = corsHeaders(response);
		assertThat(headers).containsEntry("access-control-allow-origin", List.of(SITE))
			.containsEntry("access-control-allow-credentials", List.of("true"));
		assertThat(String.join(", ", headers.get("vary")).toLowerCase()).containsOnlyOnce("origin");
	}

	private HttpResponse<String> send(String method, String path, String origin, String requestMethod)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.method(method, BodyPublishers.noBody())
			.header("Origin", origin);
		if (requestMethod != null) {
			request.header("Access-Control-Request-Method", requestMethod);
		}
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private static Map<String, List<String>> corsHeaders(HttpResponse<String> response) {
		Map<String, List<String>> headers = new TreeMap<>();
		response.headers().map().forEach((name, values) -> {
			if (name.startsWith("access-control-") || name.equals("vary")) {
				headers.put(name, values);
			}
		});
		return headers;
	}

}
