package io.github.corsstarter.sample.api;

import java.util.List;

import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.sample.SampleTest;
import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class ApiTests {

	private static final String WALDEN = """
			{"title": "Walden", "author": "Henry David Thoreau", "firstPublished": 1854}""";

	@LocalServerPort
	private int port;

	private HttpPeer api;

	@BeforeEach
	void setUp() {
		this.api = new HttpPeer(this.port);
	}

	@Test
	void theListHoldsBooksAndSaysHowMany() {
		Response response = this.api.get("/api/books");
		assertThat(response.status()).isEqualTo(200);
		List<String> titles = JsonPath.read(response.body(), "$[*].title");
		assertThat(titles).contains("Middlemarch", "The Remains of the Day");
		assertThat(response.values("X-Total-Count")).containsExactly(Integer.toString(titles.size()));
	}

	@Test
	void aNewBookIsFoundWhereTheAnswerSays() {
		Response created = this.api.send(Request.of("POST", "/api/books").withJson(WALDEN));
		assertThat(created.status()).isEqualTo(201);
		Response found = this.api.get(location(created));
		assertThat(found.status()).isEqualTo(200);
		assertThat(found.body()).isEqualTo(created.body());
		assertThat((Integer) JsonPath.read(found.body(), "$.firstPublished")).isEqualTo(1854);
		assertThat((Boolean) JsonPath.read(found.body(), "$.read")).isFalse();
	}

	@Test
	void aReplacedBookStaysReplacedAndTheRequestIdComesBack() {
		String location = location(this.api.send(Request.of("POST", "/api/books").withJson(WALDEN)));
		Response replaced = this.api.send(Request.of("PUT", location, "X-Request-Id: 7f3a").withJson("""
				{"title": "Walden", "author": "H. D. Thoreau", "firstPublished": 1854, "read": true}"""));
		assertThat(replaced.status()).isEqualTo(200);
		assertThat(replaced.values("X-Request-Id")).containsExactly("7f3a");
		String found = this.api.get(location).body();
		assertThat((String) JsonPath.read(found, "$.author")).isEqualTo("H. D. Thoreau");
		assertThat((Boolean) JsonPath.read(found, "$.read")).isTrue();
	}

	@Test
	void aBookCanBeMarkedAsRead() {
		String location = location(this.api.send(Request.of("POST", "/api/books").withJson(WALDEN)));
		assertThat(this.api.send(Request.of("PATCH", location).withJson("""
				{"read": true}""")).status()).isEqualTo(200);
		assertThat((Boolean) JsonPath.read(this.api.get(location).body(), "$.read")).isTrue();
	}

	@Test
	void aRemovedBookIsGone() {
		String location = location(this.api.send(Request.of("POST", "/api/books").withJson(WALDEN)));
		assertThat(this.api.send("DELETE", location).status()).isEqualTo(204);
		assertThat(this.api.send("DELETE", location).status()).isEqualTo(404);
		assertThat(this.api.get(location).status()).isEqualTo(404);
	}

	@Test
	void theLatestBookIsARedirectToIt() {
		String location = location(this.api.send(Request.of("POST", "/api/books").withJson(WALDEN)));
		Response response = this.api.get("/api/books/latest");
		assertThat(response.status()).isEqualTo(302);
		assertThat(location(response)).isEqualTo(location);
	}

	@Test
	void aBookThatIsNotCompleteIsRefusedFieldByField() {
		Response response = this.api.send(Request.of("POST", "/api/books").withJson("""
				{"title": " ", "author": "Nobody", "firstPublished": 3000}"""));
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.values("Content-Type")).containsExactly("application/problem+json");
		assertThat((String) JsonPath.read(response.body(), "$.title")).isEqualTo("The book is not complete");
		List<String> pointers = JsonPath.read(response.body(), "$.errors[*].pointer");
		assertThat(pointers).containsExactlyInAnyOrder("#/title", "#/firstPublished");
		List<String> details = JsonPath.read(response.body(), "$.errors[?(@.pointer == '#/title')].detail");
		assertThat(details).containsExactly("must not be blank");
	}

	@Test
	void aBookThatDoesNotExistIsNamedInTheProblem() {
		Response response = this.api.get("/api/books/0");
		assertThat(response.status()).isEqualTo(404);
		assertThat((String) JsonPath.read(response.body(), "$.detail")).isEqualTo("There is no book 0 on the list.");
	}

	@Test
	void theStreamSendsEveryBookAndThenEnds() {
		Response response = this.api.get("/api/books/stream");
		assertThat(response.values("Content-Type")).containsExactly("text/event-stream");
		assertThat(response.body()).contains("event:book\ndata:{\"id\":1,")
			.endsWith("event:done\ndata:That was the list.\n\n");
	}

	@Test
	void visitsAreCountedInACookie() {
		Response first = this.api.get("/api/visits");
		assertThat(first.body()).isEqualTo("{\"visits\":1}");
		String cookie = first.value("Set-Cookie");
		assertThat(cookie).startsWith("visits=1;").contains("HttpOnly");
		assertThat(this.api.get("/api/visits", "Cookie: visits=1").body()).isEqualTo("{\"visits\":2}");
	}

	@Test
	void serverErrorDoesNotExposeDetails() {
		Response response = this.api.get("/api/broken");
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.body()).doesNotContain("IllegalStateException");
	}

	@Test
	void openingHoursAndStatusAreThere() {
		assertThat(this.api.get("/api/public/opening-hours").body()).contains("Saturday");
		assertThat(this.api.get("/internal/status").body()).startsWith("{\"books\":");
	}

	private static String location(Response response) {
		return response.value("Location");
	}

}
