package io.github.corsstarter.sample.tenants;

import java.net.URI;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.sample.SampleTest;
import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A customer adds a site and removes it, while the application runs and remembers what
 * its database answered before.
 */
@SampleTest
class TenantsTests {

	private static final String SITE = "https://books.example";

	@LocalServerPort
	private int apiPort;

	@Autowired
	private TenantSites sites;

	@Autowired
	private MeterRegistry metrics;

	private HttpPeer api;

	private TenantsPage page;

	@BeforeEach
	void setUp() {
		this.api = new HttpPeer(this.apiPort);
		String location = this.api.get("/").value("Location");
		this.page = new TenantsPage(new HttpPeer(URI.create(location).getPort()));
	}

	@AfterEach
	void removeAllSites() {
		this.sites.all().forEach(this.sites::remove);
	}

	@Test
	void siteIsAllowedFromTheMomentItIsAdded() {
		assertThat(allowOrigin(ask(SITE))).isEmpty();
		assertThat(this.page.add(SITE).status()).isEqualTo(201);
		assertThat(allowOrigin(ask(SITE))).containsExactly(SITE);
		assertThat(allowOrigin(this.api.send(Request.preflight("/api/books/1", SITE, "PUT", "content-type"))))
			.containsExactly(SITE);
	}

	@Test
	void siteIsRefusedFromTheMomentItIsRemoved() {
		this.page.add(SITE);
		assertThat(allowOrigin(ask(SITE))).containsExactly(SITE);
		assertThat(this.page.remove(SITE).status()).isEqualTo(204);
		assertThat(allowOrigin(ask(SITE))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://books.example", "https://books.example:8443", "https://shop.books.example",
			"https://books.example.evil.example", "null" })
	void otherOriginsThanTheSiteStayRefused(String origin) {
		this.page.add(SITE);
		assertThat(allowOrigin(ask(origin))).isEmpty();
	}

	@Test
	void answersAreRememberedSoTheDatabaseIsAskedOnce() {
		ask(SITE);
		double before = questions();
		for (int i = 0; i < 10; i++) {
			ask(SITE);
		}
		assertThat(questions()).isEqualTo(before);
	}

	@Test
	void sitesAreListedInOrder() {
		this.page.add("https://cafe.example");
		this.page.add(SITE);
		assertThat(this.page.origins()).containsExactly(SITE, "https://cafe.example");
	}

	@Test
	void siteThatIsThereAlreadyStays() {
		this.page.add(SITE);
		assertThat(this.page.add(SITE).status()).isEqualTo(201);
		assertThat(this.page.origins()).containsExactly(SITE);
	}

	@Test
	void whatIsNotAnOriginIsNotStoredAndThePageSaysWhatToWrite() {
		Response response = this.page.add("books.example/shop");
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.values("Content-Type")).containsExactly("application/problem+json");
		assertThat((String) JsonPath.read(response.body(), "$.detail"))
			.isEqualTo("It has no scheme. Write https://books.example.");
		assertThat(this.page.origins()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Sec-Fetch-Site: cross-site, https://evil.example", "Sec-Fetch-Site: same-site, http://localhost:8081",
			"X-Nothing: no, https://evil.example", "Sec-Fetch-Site: cross-site, null" })
	void formOfAnotherSiteIsRefusedAndStoresNothing(String line, String origin) {
		Response response = this.page.add("https://evil.example", line, "Origin: " + origin);
		assertThat(response.status()).isEqualTo(403);
		assertThat(this.page.origins()).isEmpty();
	}

	@Test
	void formUnderAForeignNameOfThisMachineIsRefused() {
		Response response = this.page.add("https://evil.example", "Host: rebound.example",
				"Sec-Fetch-Site: same-origin", "Origin: http://rebound.example");
		assertThat(response.status()).isEqualTo(400);
		assertThat(this.page.origins()).isEmpty();
	}

	@Test
	void sitesAreNotOnThePortOfTheApi() {
		assertThat(this.api.get("/tenants/sites").status()).isEqualTo(404);
		assertThat(this.api.get("/tenants.html").status()).isEqualTo(404);
		assertThat(this.api.get("/answer.json?origin=" + SITE).status()).isEqualTo(404);
	}

	@Test
	void thePageCanShowWhatTheApiAnswersToASite() {
		assertThat(this.page.answer(SITE)).isEqualTo("""
				{"request":"GET /api/books","status":200,"allowOrigin":null,"readable":false}""");
		this.page.add(SITE);
		assertThat(this.page.answer(SITE)).isEqualTo("""
				{"request":"GET /api/books","status":200,"allowOrigin":"https://books.example","readable":true}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "books.example", "https://books.example/",
			"https://books.example\r\nX-Injected: yes" })
	void theApiIsNotAskedWhatNoBrowserSends(String origin) {
		assertThat(this.page.answerTo(origin).status()).isEqualTo(400);
	}

	private Response ask(String origin) {
		return this.api.get("/api/books", "Origin: " + origin);
	}

	private double questions() {
		return this.metrics.get("cors.authorizer.questions").tag("authorizer", "origin").functionTimer().count();
	}

	private static List<String> allowOrigin(Response response) {
		return response.values("Access-Control-Allow-Origin");
	}

}
