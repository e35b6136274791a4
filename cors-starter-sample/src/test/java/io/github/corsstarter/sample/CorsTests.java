package io.github.corsstarter.sample;

import java.time.Duration;

import io.github.corsstarter.test.Browser;
import io.github.corsstarter.test.BrowserRequest;
import io.github.corsstarter.test.ConnectedBrowser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser does with the lines of {@code application.yml}. The page's origin is the
 * one that stands there, whichever port the page of this test has.
 */
@SampleTest
class CorsTests {

	@LocalServerPort
	private int port;

	private ConnectedBrowser page;

	private ConnectedBrowser stranger;

	@BeforeEach
	void setUp() {
		this.page = Browser.at("http://localhost:8081").calling("http://localhost:" + this.port);
		this.stranger = Browser.at("https://stranger.example.com").calling("http://localhost:" + this.port);
	}

	@Test
	void thePageMayAskForEveryMethodAndHeaderOfTheApi() {
		assertThat(change(this.page).withCredentials().preflightOnly())
			.sentPreflightFor("PUT", "content-type", "x-request-id")
			.passesPreflight()
			.remembersPreflightFor(Duration.ofHours(2))
			.variesByOrigin();
		assertThat(this.page.request("PATCH", "/api/books/1")).isBlocked();
	}

	@Test
	void thePageReadsAResponseAndItsHeaders() {
		assertThat(this.page.get("/api/books").withCredentials()).sentNoPreflight()
			.isReadable()
			.hasStatus(200)
			.exposes("X-Total-Count")
			.variesByOrigin();
	}

	@ParameterizedTest
	@CsvSource({ "/api/books/latest, 200", "/api/books/0, 404", "/api/broken, 500", "/api/books/stream, 200" })
	void thePageReadsRedirectsFailuresAndStreamsToo(String path, int status) {
		assertThat(this.page.get(path).withCredentials()).isReadable().hasStatus(status).variesByOrigin();
	}

	@Test
	void thePageReadsWhyABookIsRefused() {
		assertThat(this.page.post("/api/books").json("{}")).isReadable().hasStatus(400);
	}

	@Test
	void otherPagesReadAndChangeNothing() {
		assertThat(this.stranger.get("/api/books")).isBlocked().because("missing-allow-origin-header").variesByOrigin();
		assertThat(change(this.stranger)).isBlocked().sentPreflight();
	}

	@Test
	void everyPageReadsThePublicPathWithoutCookies() {
		assertThat(this.stranger.get("/api/public/opening-hours")).isReadable();
		assertThat(this.stranger.get("/api/public/opening-hours").withCredentials()).isBlocked();
	}

	@Test
	void outsideUrlsRegexEvenThePageReadsNothing() {
		assertThat(this.page.get("/internal/status")).isBlocked();
	}

	private static BrowserRequest change(ConnectedBrowser browser) {
		return browser.put("/api/books/1").json("{}").header("X-Request-Id", "1");
	}

}
