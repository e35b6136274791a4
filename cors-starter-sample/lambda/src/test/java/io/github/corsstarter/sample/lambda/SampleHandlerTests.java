package io.github.corsstarter.sample.lambda;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The handler with events of an HTTP API behind CloudFront. The environment variables are
 * those that the infrastructure sets; their values are in the POM.
 */
class SampleHandlerTests {

	private static final String FRONT_END = "https://app.example.com";

	private static final String STRANGER = "https://stranger.example";

	private static final String BOOK = """
			{"title": "Emma", "author": "Jane Austen", "firstPublished": 1815}""";

	@Test
	void theFrontEndMayReadTheBooks() {
		Answer answer = Event.of("GET", "/api/books").with("origin", FRONT_END).send();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("Middlemarch");
		assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRONT_END);
		assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
		assertThat(answer.header("Vary")).contains("Origin");
	}

	@Test
	void aPreflightOfTheFrontEndIsAnswered() {
		Answer answer = Event.of("OPTIONS", "/api/books/1")
			.with("origin", FRONT_END)
			.with("access-control-request-method", "PUT")
			.with("access-control-request-headers", "content-type,x-request-id")
			.send();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRONT_END);
		assertThat(answer.header("Access-Control-Allow-Methods")).contains("PUT");
		assertThat(answer.header("Access-Control-Allow-Headers")).containsIgnoringCase("x-request-id");
	}

	@ParameterizedTest
	@CsvSource({ "/api/books/999, 404", "/api/broken, 500" })
	void anErrorCanBeReadByTheFrontEnd(String path, int status) {
		Answer answer = Event.of("GET", path).with("origin", FRONT_END).send();
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRONT_END);
	}

	@Test
	void anyPageMayReadWhatIsPublic() {
		Answer answer = Event.of("GET", "/api/public/opening-hours").with("origin", STRANGER).send();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
	}

	@Test
	void aPageOfThePublicHostIsSameOrigin() {
		Answer answer = Event.of("POST", "/api/books").withJson(BOOK).with("origin", "https://www.example.com").send();
		assertThat(answer.status()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { STRANGER, "http://www.example.com", "https://abc123.execute-api.eu-central-1.amazonaws.com" })
	void aPageOfAnotherOriginIsRefused(String origin) {
		assertThat(Event.of("POST", "/api/books").withJson(BOOK).with("origin", origin).send().status()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "forwarded", "x-forwarded-proto", "x-forwarded-port", "x-forwarded-prefix",
			"cloudfront-forwarded-proto" })
	void whatAViewerForgesBesidesTheHostChangesNothing(String header) {
		String forged = header.equals("forwarded") ? "host=evil.example;proto=http" : "http";
		Answer answer = Event.of("POST", "/api/books")
			.withJson(BOOK)
			.with("origin", "https://www.example.com")
			.with(header, forged)
			.send();
		assertThat(answer.status()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "www.example.com", "evil.example" })
	void whoeverPassesByCloudFrontIsRefused(String host) {
		Answer answer = Event.of("GET", "/api/books").without("x-origin-verify").with("x-forwarded-host", host).send();
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.body()).doesNotContain(host);
	}

	@Test
	void whoeverGuessesTheSecretIsRefused() {
		Answer answer = Event.of("GET", "/api/books").with("x-origin-verify", "is-it-this-secret-here").send();
		assertThat(answer.status()).isEqualTo(400);
	}

	@Test
	void theSecretBeforeTheLastRotationCountsUntilItIsRemoved() {
		Answer answer = Event.of("GET", "/api/books").with("x-origin-verify", "the-secret-before-the-rotation").send();
		assertThat(answer.status()).isEqualTo(200);
	}

	@Test
	void aHostThatNobodyListedIsRefused() {
		Answer answer = Event.of("GET", "/api/books").with("x-forwarded-host", "evil.example").send();
		assertThat(answer.status()).isEqualTo(400);
	}

	@Test
	void aRedirectLeadsToThePublicHost() {
		Answer answer = Event.of("GET", "/api/books/latest").send();
		assertThat(answer.status()).isEqualTo(302);
		assertThat(URI.create("https://www.example.com/api/books/latest").resolve(answer.header("Location")))
			.hasScheme("https")
			.hasAuthority("www.example.com");
	}

	@Test
	void aStreamArrivesInOnePiece() {
		Answer answer = Event.of("GET", "/api/books/stream").with("origin", FRONT_END).send();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("Middlemarch").contains("That was the list.");
		assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRONT_END);
	}

	@Test
	void aCookieComesBack() {
		Answer answer = Event.of("GET", "/api/visits").withCookie("visits=1").send();
		assertThat(answer.body()).isEqualTo("{\"visits\":2}");
		assertThat(answer.header("Set-Cookie")).startsWith("visits=2;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/index.html", "/origins.json", "/page/main.js" })
	void thePageIsNotThere(String path) {
		assertThat(Event.of("GET", path).send().status()).isEqualTo(404);
	}

}
