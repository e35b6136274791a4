package io.github.corsstarter.sample.page;

import java.net.http.HttpResponse;

import io.github.corsstarter.sample.Caller;
import io.github.corsstarter.sample.SampleTest;
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

	private Caller page;

	private Caller api;

	@BeforeEach
	void setUp() {
		this.page = Caller.ofPort(this.pageConnector.port());
		this.api = Caller.ofPort(this.apiPort);
	}

	@Test
	void thePageHasAPortOfItsOwn() {
		assertThat(this.pageConnector.port()).isPositive().isNotEqualTo(this.apiPort);
		HttpResponse<String> response = this.page.get("/");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("<title>What the browser lets through</title>");
	}

	@ParameterizedTest
	@CsvSource({ "style.css, text/css", "main.js, text/javascript", "api.js, text/javascript",
			"errors.js, text/javascript", "scenarios.js, text/javascript", "stranger.js, text/javascript",
			"explain.js, text/javascript", "view.js, text/javascript", "icon.svg, image/svg+xml" })
	void whatThePageLoadsIsThereAndNeverStale(String file, String type) {
		HttpResponse<String> response = this.page.get("/page/" + file);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
	}

	@Test
	void thePageIsToldWhereTheApiIs() {
		assertThat(this.page.get("/origins.json").body())
			.isEqualTo("{\"api\":\"http://localhost:%d\"}".formatted(this.apiPort));
	}

	@Test
	void thePageCanAskWhatWouldBecomeOfARequest() {
		String question = "/actuator/cors?origin=http://localhost:9999&method=PUT&path=/api/books/1";
		assertThat(this.page.get(question).body()).contains("\"verdict\":\"The browser asks first with a preflight",
				"\"code\":\"origin-not-allowed\"", "\"value\":\"http://localhost:8081\"");
		assertThat(this.api.get(question).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/books", "/api/public/opening-hours", "/internal/status" })
	void theApiIsNotOnThePortOfThePage(String path) {
		assertThat(this.page.get(path).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/index.html", "/page/main.js", "/origins.json" })
	void thePageIsNotOnThePortOfTheApi(String path) {
		assertThat(this.api.get(path).statusCode()).isEqualTo(404);
	}

	@Test
	void whoeverOpensThePortOfTheApiIsSentToThePage() {
		HttpResponse<String> response = this.api.get("/");
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("Location"))
			.hasValue("http://localhost:%d/".formatted(this.pageConnector.port()));
	}

}
