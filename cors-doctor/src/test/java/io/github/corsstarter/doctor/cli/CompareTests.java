package io.github.corsstarter.doctor.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.SmallApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code cors-doctor compare}, with an application and fronts that change its answers.
 */
class CompareTests {

	private static final String FORBIDDEN = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";

	private static final String DISALLOWED = """
			{"verdict": "The page sees a network error.", "cors": {"reason": {"code": "origin-port-differs",
			"sentence": "The origin is on another port.", "action": "Add the origin to cors.allowed-origins."},
			"responseHeaders": ["Vary: Origin"]}}""";

	private static final String ALLOWED = """
			{"verdict": "The page can read the response.", "cors": {"reason": {"code": "origin-listed",
			"sentence": "The origin is listed."},
			"responseHeaders": ["Access-Control-Allow-Origin: http://app.example.com", "Vary: Origin"]}}""";

	private static final String UNLISTED = """
			{"verdict": "The browser never sends the request.", "cors": {"reason": {"code": "origin-listed",
			"sentence": "The origin is listed."}, "preflight": {"sent": true, "blocked": {"code": "method-not-listed",
			"sentence": "The preflight asks for a method that is not listed.", "action": "Add the method."},
			"responseHeaders": ["Access-Control-Allow-Origin: http://app.example.com",
			"Access-Control-Allow-Headers: Content-Type", "Access-Control-Allow-Methods: PUT, GET, POST"]},
			"unlisted": [{"kind": "method", "name": "DELETE", "action": "Add it to cors.extra-allow-methods."}],
			"responseHeaders": ["Access-Control-Allow-Origin: http://app.example.com"]}}""";

	private static final String WRONG_HOST = """
			{"verdict": "A request like this gets 400.", "cors": {"active": false}, "hosts": {"reason":
			{"code": "host-not-allowed", "sentence": "The host is not allowed.", "action": "Add the host."}}}""";

	private static final String OTHER_SITE = """
			{"verdict": "A request like this gets 403.", "cors": {"active": false}, "csrf": {"reason":
			{"code": "cross-site", "sentence": "Another site sends it.", "action": "Trust the origin."}}}""";

	private static final String NOTE = "  Note     --actuator and --direct are not the same application";

	private RawServer application;

	@BeforeEach
	void start() {
		this.application = SmallApi.start();
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void frontThatChangesNothingIsOk() {
		try (RawServer front = front(UnaryOperator.identity())) {
			Command command = compare(front, "/items", "-X", "PUT");
			assertThat(command.exitCode()).isZero();
			assertThat(command.output()).startsWith("OK       Readable through the front and directly.");
		}
	}

	@Test
	void bothSidesAreAskedTheSame() {
		try (RawServer front = front(UnaryOperator.identity())) {
			compare(front, "/items", "-X", "PUT", "-H", "Authorization: Bearer s3cr3t");
			assertThat(front.requests()).hasSize(2);
			assertThat(this.application.requests()).hasSize(2);
			for (int i = 0; i < 2; i++) {
				assertThat(withoutHost(this.application.requests().get(i)))
					.isEqualTo(withoutHost(front.requests().get(i)));
			}
		}
	}

	/**
	 * The browser would not let a page without TLS call the machine itself.
	 */
	@Test
	void applicationIsAskedAsIfItWereTheFront() {
		try (RawServer front = front(UnaryOperator.identity())) {
			assertThat(compare(front, "/items").output()).contains("GET " + this.application.url("/items") + " -> 200");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					GET | Access-Control-Allow-Origin: http://app.example.com~| X-Nothing: a~ | 1 | BLOCKED  Blocked through the front, readable directly | ! request: Access-Control-Allow-Origin lost: front nothing, direct http://app.example.com
					GET | Content-Length: 0~    | Content-Length: 0~Access-Control-Allow-Origin: *~ | 1 | BLOCKED  Blocked through the front, readable directly | ! request: Access-Control-Allow-Origin doubled: front * and http://app.example.com, direct http://app.example.com
					GET | 200 OK                | 502 Bad Gateway  | 1 | DIFFERS  Readable through the front and directly, with | ! request: status changed: front 502, direct 200
					GET | Vary: Origin~         | Vary: Accept-Encoding~ | 1 | DIFFERS | ! request: Vary changed: front Accept-Encoding, direct Origin
					GET | Vary: Origin~         | Vary: Origin, Accept-Encoding~ | 0 | OK | request: Vary added: front Origin, Accept-Encoding, direct Origin
					GET | Access-Control-Expose-Headers: X-Total~ | X-Nothing: a~ | 1 | DIFFERS | ! request: Access-Control-Expose-Headers lost: front nothing, direct X-Total
					PUT | GET, PUT, POST        | PUT              | 1 | DIFFERS | ! preflight: Access-Control-Allow-Methods lost: front PUT, direct GET, PUT, POST
					PUT | GET, PUT, POST        | post, put, get   | 1 | BLOCKED | ! preflight: Access-Control-Allow-Methods changed
					GET | ; HttpOnly            | ''               | 1 | DIFFERS | ! request: cookie session changed: front path=/, direct httponly; path=/
					GET | Set-Cookie: session=s3cr3t; Path=/; HttpOnly~ | X-Nothing: a~ | 1 | DIFFERS | ! request: cookie session lost: front nothing, direct httponly; path=/
					GET | Content-Length: 0~    | Content-Length: 0~Set-Cookie: sticky=s3cr3t; Path=/~ | 0 | OK | request: cookie sticky added: front path=/, direct nothing
					PUT | Content-Length: 0~    | Content-Length: 0~Access-Control-Max-Age: 600~ | 0 | OK | preflight: Access-Control-Max-Age added: front 600, direct nothing
					""")
	void whatIsChangedOnTheWayIsShown(String method, String from, String to, int exitCode, String verdict,
			String difference) {
		try (RawServer front = front((answer) -> answer.replace(from.replace("~", "\r\n"), to.replace("~", "\r\n")))) {
			Command command = compare(front, "/items", "-X", method);
			assertThat(command.output()).startsWith(verdict).contains(difference).doesNotContain("s3cr3t");
			assertThat(command.exitCode()).isEqualTo(exitCode);
		}
	}

	@Test
	void headersOfOneMarkedLayerNameIt() {
		try (RawServer front = front((answer) -> answer
			.replace("Access-Control-Allow-Origin: " + SmallApi.PAGE + "\r\n", "Server: nginx\r\n"))) {
			assertThat(compare(front, "/items").output()).contains("[nginx]",
					"  Cause    nginx removes Access-Control-Allow-Origin of the answer to the request.",
					"  Action   Remove proxy_hide_header", "  Layer    nginx",
					"  = front: nginx is on the way (likely): Server: nginx");
		}
	}

	@Test
	void applicationThatBlocksItselfIsNamed() {
		try (RawServer front = front(UnaryOperator.identity())) {
			Command command = compare(front, "/plain/items");
			assertThat(command.exitCode()).isEqualTo(1);
			assertThat(command.output()).startsWith("BLOCKED  Blocked through the front and directly.")
				.contains(
						"Asked directly: The answer to the request has status 200 and no Access-Control-Allow-Origin");
		}
	}

	@Test
	void frontThatMakesAnAnswerReadableIsNamed() {
		try (RawServer front = front((answer) -> answer.replace("Content-Length: 0",
				"Content-Length: 0\r\nServer: nginx\r\nAccess-Control-Allow-Origin: *"))) {
			Command command = compare(front, "/plain/items");
			assertThat(command.exitCode()).isEqualTo(1);
			assertThat(command.output()).startsWith("DIFFERS  Readable through the front, blocked directly")
				.contains("nginx makes the answer of the application readable");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Origin                        | removes Origin from the preflight
			Access-Control-Request-Method | removes Access-Control-Request-Method from the preflight
			""")
	void requestHeaderThatDoesNotArriveIsFound(String header, String cause) {
		try (RawServer front = RawServer.start((request, connection) -> connection.getOutputStream()
			.write(SmallApi.answer(request.replaceAll("(?im)^" + header + ":.*\r\n", ""))
				.getBytes(StandardCharsets.US_ASCII)))) {
			assertThat(compare(front, "/items", "-X", "PUT").output()).contains(
					"  Cause    Either a layer that leaves no mark " + cause + ": asked directly without it",
					". Or --direct is another application, or another configuration, than the one behind the front.",
					"Check --direct too: give it the address to which the front sends the request");
		}
	}

	@Test
	void requestThatMayChangeSomethingIsNotRepeated() {
		try (RawServer front = front((answer) -> answer.replace("Access-Control-Allow-Origin", "X-Nothing"))) {
			compare(front, "/items", "--data", "a=1");
			assertThat(this.application.requests()).singleElement().asString().startsWith("POST");
		}
	}

	@Test
	void redirectToTheHostOfTheApplicationIsFound() {
		try (RawServer own = RawServer.start((request, connection) -> connection.getOutputStream()
			.write((request.startsWith("GET /items/?") ? SmallApi.answer(request)
					: "HTTP/1.1 301 Moved\r\nAccess-Control-Allow-Origin: " + SmallApi.PAGE + "\r\nLocation: http://"
							+ SmallApi.header(request, "Host") + "/items/?token=s3cr3t\r\nContent-Length: 0\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII)));
				RawServer front = RawServer.answering("HTTP/1.1 301 Moved\r\nServer: nginx\r\nLocation: "
						+ own.url("/items/") + "?token=s3cr3t\r\nAccess-Control-Allow-Origin: " + SmallApi.PAGE
						+ "\r\nContent-Length: 0\r\n\r\n")) {
			Command command = Command.run("compare", "http://api.example.com/items", "--connect-to",
					"127.0.0.1:" + front.port(), "--direct", own.url("/items"), "--origin", SmallApi.PAGE);
			assertThat(command.exitCode()).isEqualTo(1);
			assertThat(command.output())
				.contains("request: Location changed: front " + own.url("/items/"), "the host of the application",
						"proxy_set_header Host")
				.doesNotContain("s3cr3t");
		}
	}

	/**
	 * A gateway with a stage, which the application does not know.
	 */
	@ParameterizedTest
	@CsvSource({ "/prod/items/, 0, OK", "/items/, 1, BLOCKED" })
	void redirectInsideTheStageIsNoDifference(String location, int exitCode, String verdict) {
		try (RawServer own = redirecting("/items ", "/items/");
				RawServer front = redirecting("/prod/items ", location)) {
			Command command = Command.run("compare", "http://api.example.com/prod/items", "--connect-to",
					"127.0.0.1:" + front.port(), "--direct", own.url("/items"), "--origin", SmallApi.PAGE);
			assertThat(command.exitCode()).isEqualTo(exitCode);
			assertThat(command.output()).startsWith(verdict);
		}
	}

	private static RawServer redirecting(String from, String to) {
		return RawServer.start((request, connection) -> connection.getOutputStream()
			.write((request.startsWith("GET " + from)
					? SmallApi.answer(request).replaceFirst("200 OK", "301 Moved\r\nLocation: " + to)
					: request.startsWith("GET " + from.strip()) ? SmallApi.answer(request) : FORBIDDEN)
				.getBytes(StandardCharsets.US_ASCII)));
	}

	@Test
	void pageThatMayNotCallTheFrontIsToldSo() {
		Command command = Command.run("compare", "http://api.example.com/items?token=s3cr3t", "--direct",
				this.application.url("/items"), "--origin", "https://app.example.com");
		assertThat(command.exitCode()).isEqualTo(1);
		assertThat(command.output()).startsWith("BLOCKED  Blocked through the front and directly.")
			.contains("  Cause    The browser sends nothing: Mixed Content")
			.doesNotContain("s3cr3t");
		assertThat(this.application.requests()).isEmpty();
	}

	@Test
	void loopOfRedirectsFillsNoScreen() {
		try (RawServer front = RawServer
			.answering("HTTP/1.1 301 Moved\r\nLocation: /items\r\nAccess-Control-Allow-Origin: " + SmallApi.PAGE
					+ "\r\nContent-Length: 0\r\n\r\n")) {
			assertThat(compare(front, "/items").output()).startsWith("BLOCKED").contains("           and 15 more\n");
		}
	}

	@Test
	void addressOfTheApplicationCanBeGiven() {
		try (RawServer front = front(UnaryOperator.identity())) {
			Command command = Command.run("compare", "http://api.example.com/items", "--connect-to",
					"127.0.0.1:" + front.port(), "--direct", "http://api.example.com/items", "--direct-connect-to",
					"127.0.0.1:" + this.application.port(), "--origin", SmallApi.PAGE);
			assertThat(command.exitCode()).isZero();
			assertThat(this.application.requests()).singleElement().asString().contains("Host: api.example.com\r\n");
		}
	}

	@Test
	void sideThatDoesNotAnswerIsUnknown() {
		try (RawServer silent = RawServer.answering("")) {
			Command front = compare(silent, "/items");
			assertThat(front.exitCode()).isEqualTo(2);
			assertThat(front.output()).startsWith("UNKNOWN").contains("  Front    not answered");
		}
		try (RawServer front = front(UnaryOperator.identity()); RawServer silent = RawServer.answering("")) {
			Command direct = Command.run("compare", "http://api.example.com/items", "--connect-to",
					"127.0.0.1:" + front.port(), "--direct", silent.url("/items"), "--origin", SmallApi.PAGE);
			assertThat(direct.exitCode()).isEqualTo(2);
			assertThat(direct.output()).startsWith("UNKNOWN").contains("  Direct   not answered");
		}
	}

	@Test
	void endpointOfTheApplicationIsAsked() {
		String body = "{\"verdict\":\"The page can read the response.\",\"cors\":{\"reason\":{\"code\":\"origin-listed\"}}}";
		try (RawServer front = front(UnaryOperator.identity());
				RawServer endpoint = RawServer
					.answering("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
			Command command = compare(front, "/items", "-X", "PUT", "-H", "Content-Type: application/json", "-H",
					"Authorization: Bearer s3cr3t", "--actuator", endpoint.url("/actuator/cors"));
			assertThat(command.output()).contains("  Starter  The page can read the response. (origin-listed)");
			assertThat(endpoint.requests()).singleElement()
				.asString()
				.startsWith("GET /actuator/cors?origin=http%3A%2F%2Fapp.example.com&method=PUT&path=%2Fitems"
						+ "&host=http%3A%2F%2Fapi.example.com&headers=content-type%3A+application%2Fjson%0Aauthorization ")
				.doesNotContain("s3cr3t");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''                                             | the endpoint could not be asked
					HTTP/1.1 404 Not Found~~                       | the endpoint answered with 404: expose it with management.endpoints.web.exposure.include=cors
					HTTP/1.1 502 Bad Gateway~~                     | the endpoint answered with 502: the application behind that address does not answer
					HTTP/1.1 401 Unauthorized~~                    | the endpoint answered with 401: it needs a login, and cors-doctor sends none; give it an address that needs no login
					HTTP/1.1 500 Error~~                           | the endpoint answered with 500
					HTTP/1.1 400 Bad Request~~{"problem":"path is wrong"} | path is wrong
					HTTP/1.1 200 OK~~not json                      | what answered is not the endpoint of cors-starter
					HTTP/1.1 200 OK~~{}                            | what answered is not the endpoint of cors-starter
					""")
	void endpointThatCannotBeAskedChangesNothing(String answer, String problem) {
		try (RawServer front = front(UnaryOperator.identity());
				RawServer endpoint = RawServer.answering(answer.replace("~", "\r\n"))) {
			Command command = compare(front, "/items", "--actuator", endpoint.url("/actuator/cors"));
			assertThat(command.exitCode()).isZero();
			assertThat(command.output()).contains("  Starter  not known: " + problem);
		}
	}

	/**
	 * An application that shares nothing with the page, or another one without a mark of
	 * its own.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					GET | Access-Control-Allow-Origin: http://app.example.com~            | --direct first | removes Access-Control-Allow-Origin of the answer to the request
					PUT | GET, PUT, POST                                                  | --direct first | removes a part of Access-Control-Allow-Methods of the answer to the preflight
					GET | Access-Control-Expose-Headers: X-Total~                         | --direct first | removes Access-Control-Expose-Headers of the answer to the request
					GET | Vary: Origin~Access-Control-Allow-Origin: http://app.example.com~ | --direct too | removes Access-Control-Allow-Origin of the answer to the request
					""")
	void withoutAMarkBothExplanationsAreGiven(String method, String removed, String direct, String deed) {
		try (RawServer front = front((answer) -> answer.replace(removed.replace("~", "\r\n"), ""))) {
			String output = compare(front, "/items", "-X", method).output();
			String other = "--direct is another application, or another configuration, than the one behind the front. ";
			String layer = "a layer that leaves no mark " + deed;
			assertThat(output)
				.contains("  Cause    Either "
						+ (direct.endsWith("first") ? other + "Or " + layer : layer + ". Or " + other.strip()))
				.contains("Check " + direct + ": give it the address to which the front sends the request (nginx: "
						+ "proxy_pass;")
				.doesNotContain("  Layer  ");
		}
	}

	@Test
	void anotherConfigurationBehindTheFrontIsThoughtOfFirst() {
		try (RawServer front = RawServer.start((request, connection) -> connection.getOutputStream()
			.write(SmallApi.answer(request.replace("Origin: " + SmallApi.PAGE, "Origin: http://strange.example"))
				.getBytes(StandardCharsets.US_ASCII)))) {
			assertThat(compare(front, "/items").output()).contains(
					"  Cause    Either --direct is another application, or another configuration, than the one behind the "
							+ "front. Or a layer that leaves no mark removes the CORS headers of the answer",
					"  Action   Check --direct first: ");
		}
	}

	@Test
	void whatFollowsFromAnAnswerOfTheFrontIsOneLine() {
		try (RawServer front = RawServer.answering("HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\n\r\n<center>nginx")) {
			Command command = compare(front, "/items");
			assertThat(command.output()).contains("! request: status changed: front 502, direct 200 [nginx]",
					"  Note     The front answered the request itself with 502, so nothing of the application's answer "
							+ "arrives: what is lost by that (4 differences) is left out.",
					"  Layer    nginx")
				.doesNotContain(" lost: ");
			assertThat(command.exitCode()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "502 Bad Gateway, true", "504 Gateway Timeout, true", "500 Error, false" })
	void gatewayIsKnownByItsStatus(String status, boolean leftOut) {
		try (RawServer front = RawServer.answering("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")) {
			String output = compare(front, "/items").output();
			assertThat(output.contains("The front answered the request itself with " + status.substring(0, 3)))
				.isEqualTo(leftOut);
			assertThat(output.contains("Access-Control-Allow-Origin lost")).isNotEqualTo(leftOut);
		}
	}

	@Test
	void readableErrorOfTheFrontIsNamed() {
		try (RawServer front = RawServer
			.answering("HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\nAccess-Control-Allow-Origin: *\r\n\r\n"
					+ "<center>nginx")) {
			assertThat(compare(front, "/items").output()).startsWith("DIFFERS")
				.contains("nginx got no answer from the application");
		}
	}

	@Test
	void pathOfTheFrontIsTakenIfTheApplicationHasNone() {
		try (RawServer front = front(UnaryOperator.identity())) {
			Command command = compare(front, this.application.url(""), "/items?page=2", new String[0]);
			assertThat(command.exitCode()).isZero();
			assertThat(this.application.requests()).singleElement().asString().startsWith("GET /items?page=2 HTTP/1.1");
			assertThat(command.output()).doesNotContain("  Note");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/items, /, true", "/items, /others, true", "/items, /items/, true", "/prod/items, /items, false",
			"/items, /context/items, false" })
	void pathsThatNothingExplainsAreNoted(String path, String direct, boolean noted) {
		try (RawServer front = front(UnaryOperator.identity())) {
			Command command = compare(front, this.application.url(direct), path, new String[0]);
			assertThat(command.output()
				.contains("  Note     The paths differ: the front is asked for " + path + ", and --direct for " + direct
						+ ". "))
				.isEqualTo(noted);
		}
	}

	static Stream<Arguments> explained() {
		return Stream.of(
				Arguments.of("GET", DISALLOWED, "200 OK~Vary: Origin",
						"request (origin-port-differs): The origin is on another port.",
						"Add the origin to cors.allowed-origins.", true),
				Arguments.of("DELETE", UNLISTED,
						"200 OK~Access-Control-Allow-Origin: http://app.example.com~Access-Control-Allow-Headers: "
								+ "content-type~Access-Control-Allow-Methods: GET, POST~Access-Control-Allow-Methods: PUT",
						"preflight (method-not-listed): The preflight asks for a method that is not listed.",
						"For the method DELETE: Add it to cors.extra-allow-methods.", true),
				Arguments.of("GET", WRONG_HOST, "400 Bad Request",
						"request (host-not-allowed): The host is not allowed.", "Add the host.", false),
				Arguments.of("GET", OTHER_SITE, "403 Forbidden", "request (cross-site): Another site sends it.",
						"Trust the origin.", false));
	}

	@ParameterizedTest
	@MethodSource("explained")
	void starterThatExplainsTheAnswerOfTheFrontIsTheCause(String method, String explanation, String answer,
			String cause, String action, boolean noted) {
		try (RawServer front = RawServer
			.answering(("HTTP/1.1 " + answer + "~Content-Length: 0~~").replace("~", "\r\n"));
				RawServer endpoint = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n" + explanation)) {
			String output = compare(front, "/items", "-X", method, "--actuator", endpoint.url("/actuator/cors"))
				.output();
			assertThat(output).contains("  Cause    cors-starter decides about the " + cause + "\n",
					"  Action   " + action + "\n", "  Layer    cors-starter");
			assertThat(output.contains(NOTE)).isEqualTo(noted);
		}
	}

	@Test
	void contradictionToTheStarterIsNoted() {
		try (RawServer front = front(UnaryOperator.identity());
				RawServer endpoint = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n" + DISALLOWED)) {
			assertThat(compare(front, "/items", "--actuator", endpoint.url("/actuator/cors")).output()).contains(
					NOTE + ", or not with the same configuration: for the request the starter says no "
							+ "Access-Control-Allow-Origin, and --direct answers with Access-Control-Allow-Origin: "
							+ "http://app.example.com.\n",
					"  Starter  The page sees a network error. (origin-port-differs: The origin is on another port.)\n");
		}
	}

	@Test
	void starterThatAllowsItLeavesTheCauseToTheLayer() {
		try (RawServer front = front((answer) -> answer
			.replace("Access-Control-Allow-Origin: " + SmallApi.PAGE + "\r\n", "Server: nginx\r\n"));
				RawServer endpoint = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n" + ALLOWED)) {
			assertThat(compare(front, "/items", "--actuator", endpoint.url("/actuator/cors")).output())
				.contains("  Layer    nginx")
				.doesNotContain(NOTE);
		}
	}

	/**
	 * The endpoint does not ask the bean: the rest is what happens if it does not allow
	 * the origin.
	 */
	@Test
	void decisionOfABeanContradictsNothingAndCanBeTheCause() {
		String explanation = DISALLOWED.replace("\"cors\": {",
				"\"cors\": {\"decidesAtRequestTime\": \"OriginAuthorizer\", ");
		try (RawServer same = front(UnaryOperator.identity());
				RawServer refusing = RawServer.answering("HTTP/1.1 200 OK\r\nVary: Origin\r\n\r\n");
				RawServer endpoint = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n" + explanation)) {
			assertThat(compare(same, "/items", "--actuator", endpoint.url("/actuator/cors")).output()).startsWith("OK")
				.contains("(origin-port-differs: ")
				.doesNotContain(NOTE, "cors-starter decides");
			assertThat(compare(refusing, "/items", "--actuator", endpoint.url("/actuator/cors")).output())
				.contains("The origin is on another port. The bean OriginAuthorizer does not allow it either.")
				.doesNotContain(NOTE);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			403 Forbidden~Server: nginx~~<center>nginx | a rule of nginx refuses the request
			502 Bad Gateway~~                          | answers the request with 502
			""")
	void answerThatALayerWroteIsNotExplainedByTheStarter(String answer, String cause) {
		try (RawServer front = RawServer.answering("HTTP/1.1 " + answer.replace("~", "\r\n"));
				RawServer endpoint = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n" + DISALLOWED)) {
			assertThat(compare(front, "/items", "--actuator", endpoint.url("/actuator/cors")).output()).contains(cause)
				.doesNotContain("cors-starter decides");
		}
	}

	/**
	 * Of the host of the front; --direct has another one.
	 */
	@Test
	void pageOfTheSameOriginContradictsNothing() {
		String explanation = DISALLOWED.replace(", \"action\": \"Add the origin to cors.allowed-origins.\"", "");
		try (RawServer front = front(UnaryOperator.identity());
				RawServer endpoint = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n" + explanation)) {
			assertThat(explanation).doesNotContain("action");
			assertThat(compare(front, "/items", "--actuator", endpoint.url("/actuator/cors")).output())
				.contains("(origin-port-differs: ")
				.doesNotContain(NOTE);
		}
	}

	@Test
	void sentencesOfTheStarterAreNotCut() {
		String sentence = "This sentence has fifty characters, with its space. ";
		try (RawServer front = front(UnaryOperator.identity());
				RawServer endpoint = RawServer.answering(
						"HTTP/1.1 200 OK\r\n\r\n{\"verdict\": \"" + sentence.repeat(30) + "The end.\", \"cors\": {}}");
				RawServer talkative = RawServer
					.answering("HTTP/1.1 200 OK\r\n\r\n{\"verdict\": \"" + sentence.repeat(300) + "\"}")) {
			assertThat(compare(front, "/items", "--actuator", endpoint.url("/actuator/cors")).output())
				.contains(sentence + "The end.\n");
			assertThat(compare(front, "/items", "--actuator", talkative.url("/actuator/cors")).output())
				.contains("with its space.\n")
				.hasSizeLessThan(3000);
		}
	}

	@Test
	void jsonHasTheReasonsOfTheStarterAndTheNotes() throws JsonParserException {
		try (RawServer front = front(UnaryOperator.identity());
				RawServer endpoint = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n" + DISALLOWED)) {
			JsonObject json = JsonParser.object()
				.from(compare(front, "/items", "--json", "--actuator", endpoint.url("/actuator/cors")).output());
			assertThat(json.getArray("notes")).hasSize(1);
			JsonObject reason = json.getObject("application").getArray("reasons").getObject(0);
			assertThat(reason.getString("code")).isEqualTo("origin-port-differs");
			assertThat(reason.getString("sentence")).isEqualTo("The origin is on another port.");
			assertThat(reason.getString("action")).isEqualTo("Add the origin to cors.allowed-origins.");
		}
	}

	@Test
	void deepJsonIsNotRead() {
		try (RawServer front = front(UnaryOperator.identity());
				RawServer endpoint = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n" + "[".repeat(60_000))) {
			Command command = compare(front, "/items", "--actuator", endpoint.url("/actuator/cors"));
			assertThat(command.exitCode()).isZero();
			assertThat(command.output()).contains("what answered is not the endpoint");
		}
	}

	@Test
	void jsonSaysTheSame() throws JsonParserException {
		try (RawServer front = front((answer) -> answer
			.replace("Access-Control-Allow-Origin: " + SmallApi.PAGE + "\r\n", "Server: nginx\r\n"))) {
			Command command = compare(front, "/items?token=s3cr3t", "--json");
			JsonObject json = JsonParser.object().from(command.output());
			assertThat(json.getString("verdict")).isEqualTo("blocked-on-the-way");
			assertThat(json.getString("layer")).isEqualTo("nginx");
			assertThat(json.getObject("front").getString("verdict")).isEqualTo("blocked");
			assertThat(json.getObject("front").getString("error")).isEqualTo("missing-allow-origin-header");
			assertThat(json.getObject("direct").getString("verdict")).isEqualTo("ok");
			JsonObject difference = json.getArray("differences").getObject(0);
			assertThat(difference.getString("subject")).isEqualTo("Access-Control-Allow-Origin");
			assertThat(difference.getString("kind")).isEqualTo("lost");
			assertThat(difference.getArray("layers")).containsExactly("nginx");
			assertThat(command.output()).doesNotContain("s3cr3t");
		}
	}

	@Test
	void nothingOfAServerReachesTheTerminalRaw() {
		try (RawServer front = front((answer) -> answer.replace("Vary: Origin",
				"Vary: \u001b[2J\r\nAccess-Control-\u001b]0;a: b\r\nSet-Cookie: \u001b=a; Path=\u001b\r\nLocation: \u001b"))) {
			assertThat(compare(front, "/items").output()).contains("\\u001b").doesNotContain("\u001b");
			assertThat(compare(front, "/items", "--json").output()).doesNotContain("\u001b");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "compare http://a.test/ --origin http://a.test",
			"compare http://a.test/ --origin http://a.test --direct nonsense",
			"compare http://a.test/ --origin http://a.test --direct ws://a.test/",
			"compare http://a.test/ --origin http://a.test --direct http://user:secret@a.test/",
			"compare http://a.test/ --origin http://a.test --direct http://a.test/ --actuator nonsense",
			"compare http://a.test/ --origin http://a.test --direct http://a.test/ --direct-connect-to nonsense",
			"compare --direct http://a.test/" })
	void wrongCommandLineIsSaidToBeSo(String arguments) {
		Command command = Command.run(arguments.split(" "));
		assertThat(command.exitCode()).isEqualTo(64);
		assertThat(command.errors()).contains("Usage: cors-doctor compare").doesNotContain("secret");
	}

	/**
	 * A front that changes answers of the application.
	 */
	private static RawServer front(UnaryOperator<String> change) {
		return RawServer.start((request, connection) -> connection.getOutputStream()
			.write(change.apply(SmallApi.answer(request)).getBytes(StandardCharsets.UTF_8)));
	}

	private Command compare(RawServer front, String path, String... options) {
		return compare(front, this.application.url(path), path, options);
	}

	private static Command compare(RawServer front, String direct, String path, String[] options) {
		List<String> arguments = new ArrayList<>(List.of("compare", "http://api.example.com" + path, "--connect-to",
				"127.0.0.1:" + front.port(), "--direct", direct, "--origin", SmallApi.PAGE));
		arguments.addAll(List.of(options));
		return Command.run(arguments.toArray(String[]::new));
	}

	private static String withoutHost(String request) {
		return request.replaceAll("(?m)^Host: .*\r\n", "");
	}

}
