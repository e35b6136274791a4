package io.github.corsstarter.sample.lambda;

import java.net.URI;

import io.github.corsstarter.verification.Response;
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
		Response response = Event.of("GET", "/api/books").with("origin", FRONT_END).send();
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("Middlemarch");
		assertThat(response.value("Access-Control-Allow-Origin")).isEqualTo(FRONT_END);
		assertThat(response.value("Access-Control-Allow-Credentials")).isEqualTo("true");
		assertThat(response.value("Vary")).contains("Origin");
	}

	@Test
	void aPreflightOfTheFrontEndIsAnswered() {
		Response response = Event.of("OPTIONS", "/api/books/1")
			.with("origin", FRONT_END)
			.with("access-control-request-method", "PUT")
			.with("access-control-request-headers", "content-type,x-request-id")
			.send();
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.value("Access-Control-Allow-Origin")).isEqualTo(FRONT_END);
		assertThat(response.value("Access-Control-Allow-Methods")).contains("PUT");
		assertThat(response.value("Access-Control-Allow-Headers")).containsIgnoringCase("x-request-id");
	}

	@ParameterizedTest
	@CsvSource({ "/api/books/999, 404", "/api/broken, 500" })
	void anErrorCanBeReadByTheFrontEnd(String path, int status) {
		Response response = Event.of("GET", path).with("origin", FRONT_END).send();
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.value("Access-Control-Allow-Origin")).isEqualTo(FRONT_END);
	}

	@Test
	void anyPageMayReadWhatIsPublic() {
		Response response = Event.of("GET", "/api/public/opening-hours").with("origin", STRANGER).send();
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.value("Access-Control-Allow-Origin")).isEqualTo("*");
	}

	@Test
	void aPageOfThePublicHostIsSameOrigin() {
		Response response = Event.of("POST", "/api/books")
			.withJson(BOOK)
			.with("origin", "https://www.example.com")
			.send();
		assertThat(response.status()).isEqualTo(201);
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
	void otherForgedHeadersChangeNothing(String header) {
		String forged = header.equals("forwarded") ? "host=evil.example;proto=http" : "http";
		Response response = Event.of("POST", "/api/books")
			.withJson(BOOK)
			.with("origin", "https://www.example.com")
			.with(header, forged)
			.send();
		assertThat(response.status()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "www.example.com", "evil.example" })
	void requestThatBypassesCloudFrontIsRefused(String host) {
		Response response = Event.of("GET", "/api/books")
			.without("x-origin-verify")
			.with("x-forwarded-host", host)
			.send();
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).doesNotContain(host);
	}

	@Test
	void wrongSecretIsRefused() {
		Response response = Event.of("GET", "/api/books").with("x-origin-verify", "is-it-this-secret-here").send();
		assertThat(response.status()).isEqualTo(400);
	}

	@Test
	void previousSecretIsTrustedUntilItIsRemoved() {
		Response response = Event.of("GET", "/api/books")
			.with("x-origin-verify", "the-secret-before-the-rotation")
			.send();
		assertThat(response.status()).isEqualTo(200);
	}

	@Test
	void unlistedHostIsRefused() {
		Response response = Event.of("GET", "/api/books").with("x-forwarded-host", "evil.example").send();
		assertThat(response.status()).isEqualTo(400);
	}

	@Test
	void aRedirectLeadsToThePublicHost() {
		Response response = Event.of("GET", "/api/books/latest").send();
		assertThat(response.status()).isEqualTo(302);
		assertThat(URI.create("https://www.example.com/api/books/latest").resolve(response.value("Location")))
			.hasScheme("https")
			.hasAuthority("www.example.com");
	}

	@Test
	void aStreamArrivesInOnePiece() {
		Response response = Event.of("GET", "/api/books/stream").with("origin", FRONT_END).send();
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("Middlemarch").contains("That was the list.");
		assertThat(response.value("Access-Control-Allow-Origin")).isEqualTo(FRONT_END);
	}

	@Test
	void aCookieComesBack() {
		Response response = Event.of("GET", "/api/visits").withCookie("visits=1").send();
		assertThat(response.body()).isEqualTo("{\"visits\":2}");
		assertThat(response.value("Set-Cookie")).startsWith("visits=2;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/index.html", "/origins.json", "/page/main.js" })
	void thePageIsNotThere(String path) {
		assertThat(Event.of("GET", path).send().status()).isEqualTo(404);
	}

}
