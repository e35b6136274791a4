package io.github.corsstarter.sample.page;

import io.github.corsstarter.sample.SampleTest;
import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class PageTests {

	@LocalServerPort
	private int apiPort;

	@Autowired
	private PageConnector pageConnector;

	private HttpPeer page;

	private HttpPeer api;

	@BeforeEach
	void setUp() {
		this.page = new HttpPeer(this.pageConnector.port());
		this.api = new HttpPeer(this.apiPort);
	}

	@Test
	void thePageHasAPortOfItsOwn() {
		assertThat(this.pageConnector.port()).isPositive().isNotEqualTo(this.apiPort);
		Response response = this.page.get("/");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("<title>What the browser lets through</title>");
	}

	@ParameterizedTest
	@CsvSource({ "style.css, text/css", "main.js, text/javascript", "api.js, text/javascript",
			"errors.js, text/javascript", "scenarios.js, text/javascript", "stranger.js, text/javascript",
			"explain.js, text/javascript", "tenants.js, text/javascript", "view.js, text/javascript",
			"icon.svg, image/svg+xml" })
	void whatThePageLoadsIsThereAndNeverStale(String file, String type) {
		Response response = this.page.get("/page/" + file);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.values("Content-Type")).containsExactly(type);
		assertThat(response.values("Cache-Control")).containsExactly("no-store");
	}

	@Test
	void pageLearnsTheOriginOfTheApi() {
		assertThat(this.page.get("/origins.json").body())
			.isEqualTo("{\"api\":\"http://localhost:%d\"}".formatted(this.apiPort));
	}

	@Test
	void thePageCanAskWhatWouldBecomeOfARequest() {
		String question = "/actuator/cors?origin=http://localhost:9999&method=PUT&path=/api/books/1";
		assertThat(this.page.get(question).body()).contains("\"decidesAtRequestTime\":\"OriginAuthorizer\"",
				"the browser asks first with a preflight", "\"code\":\"origin-not-allowed\"",
				"\"value\":\"http://localhost:8081\"");
		assertThat(this.api.get(question).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/books", "/api/public/opening-hours", "/internal/status" })
	void theApiIsNotOnThePortOfThePage(String path) {
		assertThat(this.page.get(path).status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/index.html", "/page/main.js", "/origins.json" })
	void thePageIsNotOnThePortOfTheApi(String path) {
		assertThat(this.api.get(path).status()).isEqualTo(404);
	}

	@Test
	void rootOfTheApiRedirectsToThePage() {
		Response response = this.api.get("/");
		assertThat(response.status()).isEqualTo(302);
		assertThat(response.values("Location"))
			.containsExactly("http://localhost:%d/".formatted(this.pageConnector.port()));
	}

}
