package io.github.corsstarter.sample.page;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code application-dev.yml} opens to a development machine and its network, and
 * what it does not.
 */
@ActiveProfiles("dev")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "sample.page-port=0", "DEV_HOST=my-pc" })
class DevelopmentProfileTests {

	@LocalServerPort
	private int apiPort;

	@Autowired
	private PageConnector pageConnector;

	private HttpPeer api;

	@BeforeEach
	void setUp() {
		this.api = new HttpPeer(this.apiPort);
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost, origin-matches-pattern", "http://localhost:3000, origin-matches-pattern",
			"http://localhost:5173, origin-matches-pattern", "http://127.0.0.1:3000, origin-matches-pattern",
			"http://127.0.0.1:8081, origin-matches-pattern", "http://[::1]:3000, origin-matches-pattern",
			"http://my-pc:3000, origin-matches-pattern", "http://my-pc:8081, origin-matches-pattern",
			"http://frontend:3000, origin-listed", "http://host.docker.internal:3000, origin-listed",
			"http://192.168.1.20:3000, origin-matches-regex", "http://192.168.1.20:8081, origin-matches-regex",
			"http://192.168.0.5:3000, origin-matches-regex", "http://10.0.0.7:3000, origin-matches-regex",
			"http://10.42.17.3:8081, origin-matches-regex", "http://172.16.0.2:3000, origin-matches-regex",
			"http://172.20.10.2:3000, origin-matches-regex", "http://172.31.255.254:3000, origin-matches-regex",
			"http://my-machine.local:3000, origin-matches-regex",
			"http://my-machine.local:8081, origin-matches-regex" })
	void originOfADevelopmentMachineIsAllowed(String origin, String reason) {
		Response actual = this.api.get("/api/books", "Origin: " + origin);
		assertThat(actual.status()).isEqualTo(200);
		assertThat(allowOrigin(actual)).isEqualTo(origin);
		assertThat(decision(actual)).startsWith(reason + ";");
		assertThat(allowOrigin(this.api.send(Request.preflight("/api/books/1", origin, "PUT", "content-type"))))
			.isEqualTo(origin);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://192.168.1.5.evil.example:3000", "http://192.168.1.5:30000", "http://192.168.1.5",
			"http://192.168.1.5:30001", "https://192.168.1.5:3000", "http://192.168.1:3000", "http://192x168.1.5:3000",
			"http://192.169.1.5:3000", "http://1192.168.1.5:3000", "http://evil.example.192.168.1.5:3000",
			"http://172.15.0.2:3000", "http://172.32.0.2:3000", "http://110.0.0.7:3000", "http://11.0.0.7:3000",
			"http://8.8.8.8:3000", "https://localhost.evil.example", "http://localhost:3000.evil.example",
			"http://localhost.evil.example:3000", "http://evil-localhost:3000", "https://localhost:3000",
			"http://127.0.0.1.evil.example:3000", "http://127.0.0.2:3000", "http://[::2]:3000", "http://frontend",
			"http://frontend:3001", "http://frontend.evil.example:3000", "http://host.docker.internal:3001",
			"http://my-machine.local.evil.example:3000", "http://evil.example/.local:3000",
			"http://my-machine.local:80", "http://a.b.local:3000", "http://local:3000",
			"http://my-pc.evil.example:3000", "https://my-pc:3000", "null" })
	void otherOriginIsNotAllowed(String origin) {
		Response actual = this.api.get("/api/books", "Origin: " + origin);
		assertThat(allowOrigin(actual)).isNull();
		assertThat(decision(actual))
			.matches("(origin-not-allowed|origin-port-differs|origin-malformed|null-origin-not-allowed);.*");
		assertThat(allowOrigin(this.api.send(Request.preflight("/api/books/1", origin, "PUT", "content-type"))))
			.isNull();
	}

	@ParameterizedTest
	@CsvSource({ "localhost, 200", "127.0.0.1, 200", "[::1], 200", "host.docker.internal, 200", "my-machine.local, 200",
			"my-pc, 200", "my-pc.evil.example, 400", "192.168.1.20, 400", "evil.example, 400",
			"localhost.evil.example, 400", "my-machine.local.evil.example, 400", "frontend, 400" })
	void theSampleAnswersOnlyUnderItsNames(String host, int status) {
		Response response = this.api.get("/api/books", "Host: " + host + ":" + this.apiPort);
		assertThat(response.status()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1", "[::1]", "my-pc", "my-machine.local" })
	void thePageCallsTheApiUnderTheNameItWasOpenedWith(String host) {
		HttpPeer page = new HttpPeer(this.pageConnector.port());
		String pageHost = host + ":" + this.pageConnector.port();
		assertThat(page.get("/", "Host: " + pageHost).body()).contains("<title>What the browser lets through</title>");
		assertThat(page.get("/origins.json", "Host: " + pageHost).body())
			.isEqualTo("{\"api\":\"http://%s:%d\"}".formatted(host, this.apiPort));
	}

	@Test
	void thePageAndTheApiKeepToTheirPorts() {
		HttpPeer page = new HttpPeer(this.pageConnector.port());
		assertThat(page.get("/api/books").status()).isEqualTo(404);
		assertThat(this.api.get("/index.html").status()).isEqualTo(404);
		assertThat(this.api.get("/").values("Location"))
			.containsExactly("http://localhost:%d/".formatted(this.pageConnector.port()));
	}

	@ParameterizedTest
	@CsvSource({ "/internal/status, 200", "/api/public/opening-hours, 200" })
	void theOtherRulesOfTheSampleStayAsTheyAre(String path, int status) {
		Response response = this.api.get(path, "Origin: https://stranger.example");
		assertThat(response.status()).isEqualTo(status);
		assertThat(allowOrigin(response)).isEqualTo(path.startsWith("/api/public/") ? "*" : null);
	}

	private static String allowOrigin(Response response) {
		return response.values("Access-Control-Allow-Origin").stream().findFirst().orElse(null);
	}

	private static String decision(Response response) {
		return response.value("X-Cors-Decision");
	}

}
