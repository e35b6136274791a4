package io.github.corsstarter.sample.api;

import java.net.http.HttpResponse;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.sample.Caller;
import io.github.corsstarter.sample.SampleTest;
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

	private Caller api;

	@BeforeEach
	void setUp() {
		this.api = Caller.ofPort(this.port);
	}

	@Test
	void theListHoldsBooksAndSaysHowMany() {
		HttpResponse<String> response = this.api.get("/api/books");
		assertThat(response.statusCode()).isEqualTo(200);
		List<String> titles = JsonPath.read(response.body(), "$[*].title");
		assertThat(titles).contains("Middlemarch", "The Remains of the Day");
		assertThat(response.headers().firstValue("X-Total-Count")).hasValue(Integer.toString(titles.size()));
	}

	@Test
	void aNewBookIsFoundWhereTheAnswerSays() {
		HttpResponse<String> created = this.api.json("POST", "/api/books", WALDEN);
		assertThat(created.statusCode()).isEqualTo(201);
		HttpResponse<String> found = this.api.get(location(created));
		assertThat(found.statusCode()).isEqualTo(200);
		assertThat(found.body()).isEqualTo(created.body());
		assertThat((Integer) JsonPath.read(found.body(), "$.firstPublished")).isEqualTo(1854);
		assertThat((Boolean) JsonPath.read(found.body(), "$.read")).isFalse();
	}

	@Test
	void aReplacedBookStaysReplacedAndTheRequestIdComesBack() {
		String location = location(this.api.json("POST", "/api/books", WALDEN));
		HttpResponse<String> replaced = this.api.json("PUT", location, """
				{"title": "Walden", "author": "H. D. Thoreau", "firstPublished": 1854, "read": true}""", "X-Request-Id",
				"7f3a");
		assertThat(replaced.statusCode()).isEqualTo(200);
		assertThat(replaced.headers().firstValue("X-Request-Id")).hasValue("7f3a");
		String found = this.api.get(location).body();
		assertThat((String) JsonPath.read(found, "$.author")).isEqualTo("H. D. Thoreau");
		assertThat((Boolean) JsonPath.read(found, "$.read")).isTrue();
	}

	@Test
	void aBookCanBeMarkedAsRead() {
		String location = location(this.api.json("POST", "/api/books", WALDEN));
		assertThat(this.api.json("PATCH", location, """
				{"read": true}""").statusCode()).isEqualTo(200);
		assertThat((Boolean) JsonPath.read(this.api.get(location).body(), "$.read")).isTrue();
	}

	@Test
	void aRemovedBookIsGone() {
		String location = location(this.api.json("POST", "/api/books", WALDEN));
		assertThat(this.api.delete(location).statusCode()).isEqualTo(204);
		assertThat(this.api.delete(location).statusCode()).isEqualTo(404);
		assertThat(this.api.get(location).statusCode()).isEqualTo(404);
	}

	@Test
	void theLatestBookIsARedirectToIt() {
		String location = location(this.api.json("POST", "/api/books", WALDEN));
		HttpResponse<String> response = this.api.get("/api/books/latest");
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(location(response)).isEqualTo(location);
	}

	@Test
	void aBookThatIsNotCompleteIsRefusedFieldByField() {
		HttpResponse<String> response = this.api.json("POST", "/api/books", """
				{"title": " ", "author": "Nobody", "firstPublished": 3000}""");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat((String) JsonPath.read(response.body(), "$.title")).isEqualTo("The book is not complete");
		List<String> pointers = JsonPath.read(response.body(), "$.errors[*].pointer");
		assertThat(pointers).containsExactlyInAnyOrder("#/title", "#/firstPublished");
		List<String> details = JsonPath.read(response.body(), "$.errors[?(@.pointer == '#/title')].detail");
		assertThat(details).containsExactly("must not be blank");
	}

	@Test
	void aBookThatDoesNotExistIsNamedInTheProblem() {
		HttpResponse<String> response = this.api.get("/api/books/0");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat((String) JsonPath.read(response.body(), "$.detail")).isEqualTo("There is no book 0 on the list.");
	}

	@Test
	void theStreamSendsEveryBookAndThenEnds() {
		HttpResponse<String> response = this.api.get("/api/books/stream");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
		assertThat(response.body()).contains("event:book\ndata:{\"id\":1,")
			.endsWith("event:done\ndata:That was the list.\n\n");
	}

	@Test
	void visitsAreCountedInACookie() {
		HttpResponse<String> first = this.api.get("/api/visits");
		assertThat(first.body()).isEqualTo("{\"visits\":1}");
		String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
		assertThat(cookie).startsWith("visits=1;").contains("HttpOnly");
		assertThat(this.api.get("/api/visits", "Cookie", "visits=1").body()).isEqualTo("{\"visits\":2}");
	}

	@Test
	void aBugIsAServerErrorThatKeepsItsDetailsToItself() {
		HttpResponse<String> response = this.api.get("/api/broken");
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.body()).doesNotContain("IllegalStateException");
	}

	@Test
	void openingHoursAndStatusAreThere() {
		assertThat(this.api.get("/api/public/opening-hours").body()).contains("Saturday");
		assertThat(this.api.get("/internal/status").body()).startsWith("{\"books\":");
	}

	private static String location(HttpResponse<String> response) {
		return response.headers().firstValue("Location").orElseThrow();
	}

}
