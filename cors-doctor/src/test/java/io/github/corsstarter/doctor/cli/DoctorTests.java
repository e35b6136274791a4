package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command line, against servers on sockets.
 */
class DoctorTests {

	private static final String PAGE = "http://localhost:3000";

	private static final String ALLOWED = "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: " + PAGE
			+ "\r\nVary: Origin\r\nContent-Length: 0\r\n\r\n";

	@Test
	void responseThatThePageMayReadIsOk() {
		try (RawServer server = RawServer.answering(ALLOWED)) {
			Command result = doctor(server.url("/api"), "--origin", PAGE);
			assertThat(result.exitCode()).isZero();
			assertThat(result.output()).startsWith("OK       A page of http://localhost:3000 gets the response.")
				.contains("Access-Control-Allow-Origin: " + PAGE);
			assertThat(server.requests()).singleElement().asString().contains("Origin: " + PAGE + "\r\n");
		}
	}

	@Test
	void preflightIsSentFirstWhereABrowserSendsOne() {
		String permitted = ALLOWED.replace("Vary: Origin",
				"Access-Control-Allow-Methods: PUT\r\nAccess-Control-Allow-Headers: content-type");
		try (RawServer server = RawServer.start((request, connection) -> connection.getOutputStream()
			.write((request.startsWith("OPTIONS") ? permitted : ALLOWED).getBytes(StandardCharsets.US_ASCII)))) {
			Command result = doctor(server.url("/api"), "--origin", PAGE, "-X", "PUT", "-H",
					"Content-Type: application/json");
			assertThat(result.exitCode()).isZero();
			assertThat(server.requests()).hasSize(2);
			assertThat(server.requests().get(0)).startsWith("OPTIONS /api HTTP/1.1")
				.contains("Access-Control-Request-Method: PUT\r\n", "Access-Control-Request-Headers: content-type\r\n");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					HTTP/1.1 200 OK~Content-Length: 0~~                                                         | no Access-Control-Allow-Origin           | Allow the origin
					HTTP/1.1 403 F~x-amzn-errortype: MissingAuthenticationTokenException~x-amz-apigw-id: a~~    | API Gateway (REST API) answered          | add the method, or OPTIONS
					HTTP/1.1 200 OK~Access-Control-Allow-Origin: http://other.test~X-Cache: Hit from cloudfront~~ | A cache answered                       | Make Origin a part of the cache key
					HTTP/1.1 200 OK~Access-Control-Allow-Origin: *~Access-Control-Allow-Origin: *~~             | Two layers write                         | Let only one of them write it
					HTTP/1.1 301 M~Location: http://127.0.0.1/api/~~<center>nginx</center>                      | nginx answered                           | without the final slash
					HTTP/1.1 308 P~Location: /api/~~                                                            | only a final slash is added              | final URL
					HTTP/1.1 401 U~Access-Control-Allow-Origin: http://localhost:3000~~                         | browsers want a status from 200 to 299   | before authentication
					HTTP/1.1 200 OK~X-Cors-Decision: origin-not-allowed~~                                       | cors-starter decided                     | cors.allowed-origins
					HTTP/1.1 403 F~~Invalid CORS request                                                        | Spring's own CORS answered               | addCorsMappings
					""")
	void causeAndActionNameTheLayer(String answer, String cause, String action) {
		try (RawServer server = RawServer.answering(answer.replace("~", "\r\n"))) {
			Command result = doctor(server.url("/api"), "--origin", PAGE, "-X", "PUT");
			assertThat(result.exitCode()).isEqualTo(1);
			assertThat(result.output()).startsWith("BLOCKED").contains(cause, action);
		}
	}

	@Test
	void bodyIsSentAfterThePreflight() {
		String permitted = ALLOWED.replace("Vary: Origin", "Access-Control-Allow-Headers: content-type");
		try (RawServer server = RawServer.answering(permitted)) {
			Command result = doctor(server.url("/api"), "--origin", PAGE, "--data", "{\"name\": \"\u00fc\"}", "-H",
					"Content-Type: application/json");
			assertThat(result.exitCode()).isZero();
			assertThat(server.requests()).hasSize(2);
			assertThat(server.requests().get(0)).startsWith("OPTIONS /api").doesNotContain("name");
			assertThat(server.requests().get(1)).startsWith("POST /api")
				.contains("Content-Length: 14\r\n")
				.endsWith("{\"name\": \"\u00fc\"}");
		}
	}

	@Test
	void formIsSentWithoutPreflightAndNeedsNoCors() {
		try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
			Command result = doctor(server.url("/api"), "--origin", PAGE, "--form", "--data", "a=1");
			assertThat(result.exitCode()).isZero();
			assertThat(server.requests()).singleElement()
				.asString()
				.startsWith("POST /api")
				.contains("content-type: application/x-www-form-urlencoded\r\n", "Origin: " + PAGE + "\r\n")
				.endsWith("a=1");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			HTTP/1.1 101 Switching Protocols~Upgrade: websocket~Connection: Upgrade~~ | 0 | OK
			HTTP/1.1 403 Forbidden~Content-Length: 0~~                               | 1 | BLOCKED
			""")
	void webSocketNeedsAHandshake(String answer, int exitCode, String verdict) {
		try (RawServer server = RawServer.answering(answer.replace("~", "\r\n"))) {
			Command result = doctor(server.url("/api").replace("http:", "ws:"), "--origin", PAGE, "--websocket");
			assertThat(result.exitCode()).isEqualTo(exitCode);
			assertThat(result.output()).startsWith(verdict);
			assertThat(server.requests()).singleElement()
				.asString()
				.contains("Upgrade: websocket\r\n", "Connection: Upgrade\r\n", "Origin: " + PAGE + "\r\n")
				.doesNotContain("Connection: close");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					http://www.example.net | session=s3cr3t                | --credentials | Cookie: session=s3cr3t | not stored
					http://www.example.net | session=s3cr3t                | --verbose     | Origin                 | is not sent: the request is made without credentials
					http://app.example.com | session=s3cr3t                | --credentials | Origin                 | is not sent: the page is of another site
					http://app.example.com | session=s3cr3t; SameSite=None | --credentials | Origin                 | is not stored: SameSite=None needs Secure
					http://app.example.com | __Host-id=s3cr3t              | --credentials | Origin                 | is not stored: a __Host- name needs Secure
					""")
	void cookieTravelsAsItsAttributesSay(String page, String cookie, String option, String sent, String note) {
		try (RawServer server = RawServer.answering(ALLOWED.replace(PAGE, page)
			.replace("Vary: Origin", "Access-Control-Allow-Credentials: true\r\nVary: Origin"))) {
			String host = "api.example.net:" + server.port();
			Command result = doctor("http://" + host + "/api", "--origin", page, "--cookie", cookie, "--resolve",
					host + ":127.0.0.1", option);
			assertThat(server.requests()).singleElement().asString().contains(sent);
			if (sent.startsWith("Cookie")) {
				assertThat(result.output()).doesNotContain("  Cookie   ");
			}
			else {
				assertThat(result.output()).contains(note);
			}
			assertThat(result.output()).doesNotContain("s3cr3t");
		}
	}

	@Test
	void addressOfAHostCanBeGiven() {
		try (RawServer server = RawServer.answering(ALLOWED)) {
			Command result = doctor("http://api.example.com:" + server.port() + "/api", "--origin", PAGE, "--resolve",
					"api.example.com:" + server.port() + ":127.0.0.1");
			assertThat(result.exitCode()).isZero();
			assertThat(server.requests()).singleElement()
				.asString()
				.contains("Host: api.example.com:" + server.port() + "\r\n");
		}
	}

	@Test
	void everyHeaderThatIsNotListedIsNamed() {
		try (RawServer server = RawServer.answering(ALLOWED.replace("Vary: Origin",
				"Access-Control-Allow-Methods: PUT\r\nAccess-Control-Allow-Headers: content-type"))) {
			assertThat(doctor(server.url("/api"), "--origin", PAGE, "-X", "PUT", "-H", "X-B: 1", "-H", "X-A: 1", "-H",
					"Content-Type: application/json")
				.output()).contains("does not list the headers x-a, x-b.");
		}
	}

	@Test
	void originThatTheApplicationLookedAtIsMostLikelyNotAllowedThere() {
		try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nVary: Origin\r\nContent-Length: 0\r\n\r\n")) {
			assertThat(doctor(server.url("/api"), "--origin", PAGE).output()).contains("most likely the application",
					"Layer    not known", "cors-doctor compare " + server.url("/api") + " --direct");
		}
	}

	@Test
	void readableErrorIsNoMatterOfCors() {
		try (RawServer server = RawServer.answering(ALLOWED.replace("200 OK", "400 Bad Request"))) {
			Command result = doctor(server.url("/api"), "--origin", PAGE);
			assertThat(result.exitCode()).isZero();
			assertThat(result.output()).contains("an error with status 400", "CORS is right");
		}
	}

	@Test
	void closedPortIsSaidAsBrowsersSayIt() throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		Command result = doctor("http://127.0.0.1:" + port + "/", "--origin", PAGE);
		assertThat(result.exitCode()).isEqualTo(2);
		assertThat(result.output()).contains("net::ERR_CONNECTION_REFUSED", "nothing accepts connections");
	}

	@Test
	void serverThatDoesNotAnswerIsUnknown() {
		try (RawServer server = RawServer.answering("")) {
			Command result = doctor(server.url("/api"), "--origin", PAGE);
			assertThat(result.exitCode()).isEqualTo(2);
			assertThat(result.output()).startsWith("UNKNOWN").contains("closed without an answer");
		}
	}

	@Test
	void jsonSaysTheSame() throws JsonParserException {
		try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Length: 0\r\n\r\n")) {
			Command result = doctor(server.url("/api"), "--origin", PAGE, "--json");
			JsonObject json = JsonParser.object().from(result.output());
			assertThat(result.exitCode()).isEqualTo(1);
			assertThat(json.getString("verdict")).isEqualTo("blocked");
			assertThat(json.getString("error")).isEqualTo("missing-allow-origin-header");
			assertThat(json.getString("layer")).isEqualTo("nginx");
			assertThat(json.getArray("exchanges")).hasSize(1);
		}
	}

	@Test
	void nothingOfTheServerReachesTheTerminalRaw() {
		try (RawServer server = RawServer
			.answering("HTTP/1.1 200 \u001b[2J\r\nX-\u001b]0;a\u0007: \u009b31m\r\nLocation: \u202eabc\r\n\r\n")) {
			String output = doctor(server.url("/api"), "--origin", PAGE, "--verbose").output();
			assertThat(output).contains("\\u001b").doesNotContain("\u001b", "\u009b", "\u202e", "\u0007");
		}
	}

	@Test
	void secretsAreNotRepeated() {
		try (RawServer server = RawServer.answering(ALLOWED.replace("Vary: Origin", "Set-Cookie: session=secret"))) {
			for (String format : new String[] { "--verbose", "--json" }) {
				assertThat(doctor(server.url("/api"), "--origin", PAGE, "-H", "Authorization: Bearer secret", format)
					.output()).contains("(not shown)").doesNotContain("secret");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "http://127.0.0.1/", "ftp://127.0.0.1/ --origin http://a.test",
			"http://127.0.0.1/ --origin nonsense", "http://127.0.0.1/ --origin http://a.test -H nonsense",
			"http://127.0.0.1/ --origin http://a.test --connect-to nonsense",
			"http://127.0.0.1/ --origin http://a.test --timeout 0",
			"http://127.0.0.1/ --origin http://a.test --resolve a.test:80:b.test",
			"http://127.0.0.1/ --origin http://a.test --http2 --connect-to a.test:443",
			"http://127.0.0.1/ --origin http://a.test --form --event-source",
			"http://127.0.0.1/ --origin http://a.test --websocket" })
	void wrongCommandLineIsSaidToBeSo(String arguments) {
		Command result = doctor(arguments.isEmpty() ? new String[0] : arguments.split(" "));
		assertThat(result.exitCode()).isEqualTo(64);
		assertThat(result.errors()).contains("Usage: cors-doctor");
	}

	private static Command doctor(String... arguments) {
		return Command.run(arguments);
	}

}
