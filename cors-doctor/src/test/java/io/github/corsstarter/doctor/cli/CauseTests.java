package io.github.corsstarter.doctor.cli;

import java.nio.charset.StandardCharsets;

import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.SmallApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Causes that more than one header, or more than one answer, shows.
 */
class CauseTests {

	private static final String ALLOWED = "Access-Control-Allow-Origin: " + SmallApi.PAGE + "\r\n";

	@ParameterizedTest
	@ValueSource(strings = { "X-Cache: Hit from cloudfront", "CF-Cache-Status: HIT", "Cache-Status: edge; hit; ttl=30",
			"Cache-Status: origin; fwd=miss, edge; hit", "X-Cache-Status: HIT", "X-Proxy-Cache: HIT",
			"X-Cache: MISS, HIT", "X-Cache: TCP_HIT from a", "Age: 7" })
	void markOfACacheIsEvidence(String mark) {
		assertThat(ask("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: " + SmallApi.OTHER_PAGE + "\r\n" + mark
				+ "\r\nContent-Length: 0\r\n\r\n"))
			.contains("A cache answered with a response that was made for another request: " + mark);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "X-Cache: Miss from cloudfront", "CF-Cache-Status: DYNAMIC", "Cache-Status: edge; fwd=uri-miss",
					"X-Cache-Status: MISS", "Cache-Control: hit", "X-Cache-Hits: 1", "X-Cache: white", "Age: 0" })
	void whatOnlyLooksLikeAMarkIsNoEvidence(String mark) {
		assertThat(ask("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: " + SmallApi.OTHER_PAGE + "\r\n" + mark
				+ "\r\nContent-Length: 0\r\n\r\n"))
			.contains("The answer allows " + SmallApi.OTHER_PAGE)
			.doesNotContain("A cache answered");
	}

	@Test
	void redirectWithoutHeadersIsNamed() {
		assertThat(ask("HTTP/1.1 302 Found\r\nLocation: https://login.example.com/?state=s3cr3t\r\n\r\n"))
			.contains("  Cause    The request is redirected to https://login.example.com/?... without "
					+ "Access-Control-Allow-Origin, which a redirect needs too.");
	}

	@Test
	void redirectThatTheBrowserFollowsIsToldBeforeTheCause() {
		String output = ask((path) -> path.equals("/items")
				? "HTTP/1.1 302 Found\r\n" + ALLOWED + "Location: /other\r\nContent-Length: 0\r\n\r\n"
				: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
		assertThat(output).contains("  Cause    The request is redirected from http://api.example.com/items to "
				+ "http://api.example.com/other. There: The answer to the request has status 200 and no "
				+ "Access-Control-Allow-Origin.", "  Action   Allow the origin " + SmallApi.PAGE);
	}

	@ParameterizedTest
	@CsvSource({ "/prod/items, /items/, 'without /prod'", "/prod/v1/items, /v1/items, 'without /prod'",
			"/items, /items/, 'to http://api.example.com/items/. There'",
			"/prod/items, http://api.example.com:1/items, 'to http://api.example.com:1/items. There'" })
	void redirectThatLosesTheBeginningOfThePathIsRecognized(String from, String to, String cause) {
		try (RawServer server = redirecting(from, to)) {
			assertThat(Command
				.run("http://api.example.com" + from, "--origin", SmallApi.PAGE, "--connect-to",
						"127.0.0.1:" + server.port())
				.output()).startsWith("BLOCKED").contains(cause);
		}
	}

	@Test
	void errorThatThePageCanReadIsNamed() {
		assertThat(ask("HTTP/1.1 413 Too Large\r\n" + ALLOWED
				+ "Server: nginx\r\n\r\n<html>\r\n<hr><center>nginx</center>\r\n</html>"))
			.startsWith("OK")
			.contains("  Cause    The page can read the response, an error: nginx answered the request itself with 413",
					"Raise client_max_body_size");
	}

	private static RawServer redirecting(String from, String to) {
		return answering((path) -> path.equals(from)
				? "HTTP/1.1 301 Moved\r\n" + ALLOWED + "Location: " + to + "\r\nContent-Length: 0\r\n\r\n"
				: "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
	}

	private static String ask(String answer) {
		return ask((path) -> answer);
	}

	private static String ask(Answers answers) {
		try (RawServer server = answering(answers)) {
			return Command
				.run("http://api.example.com/items", "--origin", SmallApi.PAGE, "--connect-to",
						"127.0.0.1:" + server.port())
				.output();
		}
	}

	private static RawServer answering(Answers answers) {
		return RawServer.start((request, connection) -> connection.getOutputStream()
			.write(answers.to(request.split(" ", 3)[1]).getBytes(StandardCharsets.US_ASCII)));
	}

	/**
	 * Answers by path.
	 */
	@FunctionalInterface
	interface Answers {

		String to(String path);

	}

}
