package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.ScriptedSite;
import io.github.corsstarter.doctor.ScriptedSite.Asked;
import io.github.corsstarter.test.CorsContract;
import io.github.corsstarter.test.contract.Expectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * {@code cors-doctor expect}, against servers on sockets. Each row has the same verdict
 * in the test kit.
 */
class ExpectTests {

	private static final String PAGE = "https://app.example.com";

	private static final String TABLE = "# Contract\n\n| page | request | expectation |\n|---|---|---|\n";

	@TempDir
	private Path folder;

	@Test
	void rowsThatHoldAreOk() throws IOException {
		try (RawServer server = ScriptedSite.answering(ExpectTests::answer)) {
			Command run = expect(server, "| https://app.example.com | GET /items | readable, status 200 |",
					"| https://evil.example | GET /items | blocked |");
			assertThat(run.exitCode()).as(run.output()).isZero();
			assertThat(run.output()).isEqualToNormalizingNewlines(
					"ok         line 5: https://app.example.com | GET /items | readable, status 200\n"
							+ "ok         line 6: https://evil.example | GET /items | blocked\n2 of 2 rows hold.\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /items | readable, status 200, no preflight, exposes X-Total-Count, hides X-Secret",
			"GET /items | varies by origin", "PUT /items with X-One: 1 | preflight, allowed, remembered for 600 s",
			"preflight PUT /items | allowed",
			"DELETE /items | blocked, because method-disallowed-by-preflight-response",
			"GET /items with credentials | sets cookie good, refuses cookie bad", "GET /items with no CORS | opaque",
			"GET /starter | because origin-not-allowed, because missing-allow-origin-header",
			"GET /debug | because regex-too-slow, because origin-listed", "GET /leaves | blocked, because no-answer" })
	void expectationThatHoldsIsOk(String row) throws IOException {
		try (RawServer server = ScriptedSite.answering(ExpectTests::answer)) {
			Command run = expect(server, "| https://app.example.com | " + row + " |");
			assertThat(run.exitCode()).as(run.output()).isZero();
			assertThatNoException().as("the test kit").isThrownBy(() -> verifyWithTheTestKit(row, server));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					GET /closed | readable                       ; a network error: Access to fetch at       ; has status 200 and no Access-Control-Allow-Origin
					GET /items | blocked                         ; a response with status 200                ; The answer has Access-Control-Allow-Origin: https://app.example.com.
					GET /closed | because origin-not-allowed     ; a network error                           ; The reasons are [missing-allow-origin-header].
					GET /items | opaque                          ; a response with status 200                ; The page can read the response.
					GET /items with no CORS | readable           ; a response that it cannot read            ; without CORS
					GET /items | status 404                      ; a response with status 200                ; The status is 200.
					GET /items | exposes X-Secret                ; a response with status 200                ; Access-Control-Expose-Headers does not list it
					GET /items | exposes X-None                  ; a response with status 200                ; The response has no header X-None.
					GET /items | hides X-Total-Count             ; a response with status 200                ; Access-Control-Expose-Headers lists it
					GET /items | allowed                         ; a response with status 200                ; No preflight is sent
					preflight DELETE /items | allowed            ; a network error                           ; does not list the method DELETE
					preflight PUT /items | readable              ; the permission to send the request        ; Only the preflight was sent
					GET /items | preflight                       ; a response with status 200                ; without asking
					PUT /items | no preflight                    ; a response with status 200                ; the method PUT is not GET, HEAD or POST
					PUT /items | remembered for 700 s            ; a response with status 200                ; The answer has Access-Control-Max-Age: 600.
					PUT /items | remembered for 90000 s          ; a response with status 200                ; no preflight for more than 7200 s
					GET /items with credentials | sets cookie bad ; a response with status 200               ; SameSite=None needs Secure
					GET /items with credentials | sets cookie no ; a response with status 200                ; No answer sets it.
					GET /items | sets cookie good                ; a response with status 200                ; without credentials
					GET /items with credentials | refuses cookie good ; a response with status 200           ; The browser stores it.
					GET /novary | varies by origin               ; a response with status 200                ; has no Vary: Origin
					""")
	void expectationThatDoesNotHoldSaysWhatThePageGetsAndWhy(String row, String gets, String cause) throws IOException {
		try (RawServer server = ScriptedSite.answering(ExpectTests::answer)) {
			Command run = expect(server, "| https://app.example.com | " + row + " |");
			assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
			assertThat(run.output()).startsWith("failed     line 5: https://app.example.com | " + row)
				.contains("\n  Gets      " + gets)
				.contains(cause)
				.containsPattern("\n  Action    .+\n")
				.endsWith("0 of 1 rows hold.\n");
			assertThatExceptionOfType(AssertionError.class).as("the test kit")
				.isThrownBy(() -> verifyWithTheTestKit(row, server));
		}
	}

	@Test
	void reasonThatSeveralExpectationsShareIsWrittenOnce() throws IOException {
		try (RawServer server = ScriptedSite.answering((asked) -> "200 OK~Server: nginx")) {
			Command run = expect(server,
					"| https://app.example.com | GET /items | readable, status 200, because origin-listed, exposes X-A |");
			assertThat(run.output().lines().map((line) -> line.replaceAll("(?<=^  [A-Z][a-z]{1,8}\\b).*", "")))
				.containsExactly(
						"failed     line 5: https://app.example.com | GET /items | readable, status 200, because origin-listed, exposes X-A",
						"  Gets", "  Expected", "  Cause", "  Action", "  Layer", "  Expected", "  Cause", "  Action",
						"0 of 1 rows hold.");
			assertThat(run.output()).contains("\n  Expected  readable, status 200, exposes X-A\n",
					"\n  Expected  because origin-listed\n");
		}
	}

	@Test
	void sentenceOfTheBrowserIsNotCut() throws IOException {
		try (RawServer server = ScriptedSite.answering(ExpectTests::answer)) {
			String path = "/closed?" + "a".repeat(300);
			assertThat(expect(server, "| https://app.example.com | GET " + path + " | readable |").output()
				.lines()
				.filter((line) -> line.startsWith("  Gets "))).singleElement()
				.asString()
				.contains(path)
				.endsWith("is present on the requested resource.");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''                                                       |                     | Remove the origin from what the layer that writes this header allows, or expect that the page can read.
					~Server: nginx                                           | nginx               | Remove the origin from what the layer that writes this header allows (the answer shows nginx), or expect that the page can read.
					~Server: nginx~X-Cache: Miss from cloudfront             | nginx               | Remove the origin from what the layer that writes this header allows (the answer shows CloudFront, nginx), or expect that the page can read.
					~Server: nginx~X-Cors-Decision: origin-not-allowed       | nginx               | Remove the origin from what the layer that writes this header allows (the answer shows nginx, cors-starter), or expect that the page can read.
					~Server: nginx~X-Cors-Decision: origin-listed            | cors-starter        | Remove the origin from cors.allowed-origins, or from what else allows it there (cors.allowed-origin-regexes, cors.allow-all), or expect that the page can read.
					""")
	void layerThatAllowsWhatShouldBeBlockedIsNamedWhereItShowsItself(String headers, String layer, String action)
			throws IOException {
		try (RawServer server = ScriptedSite
			.answering((asked) -> "200 OK~Access-Control-Allow-Origin: " + PAGE + headers)) {
			assertThat(expect(server, "| https://app.example.com | GET /items | blocked |").output())
				.contains("\n  Action    " + action + "\n" + ((layer != null) ? "  Layer     " + layer + "\n" : "")
						+ "0 of 1");
		}
	}

	@Test
	void whatNeedsNoPermissionIsNotBlocked() throws IOException {
		try (RawServer server = ScriptedSite.answering(ExpectTests::answer)) {
			assertThat(expect(server, "| " + server.url("") + " | GET /items | blocked |",
					"| https://app.example.com | GET /items with no CORS | blocked |")
				.output()).contains("  Action    Name a page of another origin, or expect that the page can read.\n",
						"  Action    Leave out \"no CORS\", or expect \"opaque\".\n");
		}
	}

	@Test
	void helpShowsTheFormsOfARow() {
		assertThat(Command.run("expect", "--help").output().lines().map(String::strip))
			.contains("A page:       ORIGIN [in Firefox | in Safari | in a sandbox]",
					"A request:    [preflight] METHOD /PATH [with LIST]",
					"LIST:       NAME: VALUE, credentials, no CORS")
			.contains(Expectation.forms().split(", "));
	}

	@Test
	void aRowHasABrowserOfItsOwn() throws IOException {
		try (RawServer server = ScriptedSite.answering(ExpectTests::answer)) {
			String row = "| https://app.example.com | GET /items with credentials | readable |";
			expect(server, row, row, "| https://app.example.com in Firefox | PUT /items | preflight |",
					"| https://app.example.com in Safari | PUT /items | remembered for 600 s |",
					"| https://app.example.com in a sandbox | GET /items | readable |");
			assertThat(server.requests()).hasSize(7).noneMatch((request) -> request.contains("Cookie:"));
			assertThat(server.requests().get(6)).contains("Origin: null\r\n");
		}
	}

	@Test
	void onlyThePreflightIsSentWhereARowSaysSo() throws IOException {
		try (RawServer server = ScriptedSite.answering(ExpectTests::answer)) {
			expect(server, "| https://app.example.com | preflight PUT /items | allowed |");
			assertThat(server.requests()).singleElement().asString().startsWith("OPTIONS /items ");
		}
	}

	@Test
	void pathOfTheUrlPrecedesThoseOfRows() throws IOException {
		try (RawServer server = ScriptedSite.answering(ExpectTests::answer)) {
			Command.run("expect", contract("| https://app.example.com | GET /items?q=1 | readable |"), "--url",
					server.url("/prod/"));
			assertThat(server.requests()).singleElement().asString().startsWith("GET /prod/items?q=1 ");
		}
	}

	@Test
	void quietWritesOnlyWhatDoesNotHold() throws IOException {
		try (RawServer server = ScriptedSite.answering(ExpectTests::answer)) {
			String ok = "| https://app.example.com | GET /items | readable |";
			String failed = "| https://app.example.com | GET /closed | readable |";
			assertThat(Command.run("expect", contract(ok), "--url", server.url(""), "--quiet").output()).isEmpty();
			assertThat(Command.run("expect", contract(ok, failed), "--url", server.url(""), "--quiet").output())
				.startsWith("failed     line 6: ");
		}
	}

	@Test
	void serverThatDoesNotAnswerIsUnknownAlsoWhereTheRowExpectsABlock() throws IOException {
		try (RawServer server = RawServer.answering("")) {
			String row = "| https://app.example.com | GET /items | blocked |";
			Command run = expect(server, row, row, row, row, row);
			assertThat(run.exitCode()).isEqualTo(2);
			assertThat(run.output()).startsWith("unanswered line 5")
				.contains("no answer: the connection was closed without an answer", "not asked, because")
				.endsWith("0 of 5 rows hold.\n");
			assertThat(server.requests()).hasSize(3);
		}
	}

	@Test
	void jsonSaysTheSame() throws IOException, JsonParserException {
		try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Length: 0\r\n\r\n")) {
			JsonObject json = JsonParser.object()
				.from(Command
					.run("expect", contract("| https://app.example.com | GET /items | readable |"), "--url",
							server.url(""), "--json")
					.output());
			assertThat(json.getInt("failed")).isEqualTo(1);
			JsonObject missed = json.getArray("rows").getObject(0).getArray("missed").getObject(0);
			assertThat(missed.getString("expected")).isEqualTo("readable");
			assertThat(missed.getString("layer")).isEqualTo("nginx");
		}
	}

	@Test
	void eachRowIsACaseForACiServer() throws Exception {
		try (RawServer server = RawServer.answering(
				"HTTP/1.1 200 \u001b[2J\r\nAccess-Control-Allow-Origin: <\u0007&\"]]>\r\nContent-Length: 0\r\n\r\n")) {
			Path file = this.folder.resolve("result.xml");
			Command.run("expect",
					contract("| https://app.example.com | GET /items?a=<b>&c | readable |".replace("<b>", "%3Cb%3E"),
							"| https://app.example.com | GET /items | blocked |"),
					"--url", server.url(""), "--junit", file.toString());
			assertThat(Files.readString(file).codePoints().filter((c) -> c != '\n')).noneMatch(Character::isISOControl);
			Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
			assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(2);
			Element failure = (Element) xml.getElementsByTagName("failure").item(0);
			assertThat(failure.getTextContent()).contains("<\\u0007&\"]]>");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					| https://app.example.com | GET items | readable |             ; contract.md, line 5: A request is a method and a path
					| https://app.example.com | GET /items | unreadable |          ; contract.md, line 5: "unreadable" is not an expectation. Write readable, blocked, because REASON
					| app.example.com | GET /items | readable |                    ; contract.md, line 5: A page has a URL such as https://app.example.com
					| https://app.example.com | GET /{id} | readable |             ; contract.md, line 5: A path is written encoded
					text                                                           ; contract.md has no row
					""")
	void contractThatCannotBeUnderstoodIsSaidToBeSo(String row, String message) throws IOException {
		try (RawServer server = ScriptedSite.answering(ExpectTests::answer)) {
			Command run = expect(server, row);
			assertThat(run.exitCode()).isEqualTo(64);
			assertThat(run.errors()).contains(message).contains("Usage: cors-doctor expect");
			assertThat(server.requests()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "expect", "expect no-such-file --url http://127.0.0.1", "expect . --url http://127.0.0.1",
			"expect contract.md" })
	void wrongCommandLineIsSaidToBeSo(String arguments) {
		Command run = Command.run(arguments.split(" "));
		assertThat(run.exitCode()).isEqualTo(64);
		assertThat(run.errors()).contains("Usage: cors-doctor expect");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://127.0.0.1", "nonsense", "http://127.0.0.1/?a=b" })
	void wrongUrlIsSaidToBeSo(String url) throws IOException {
		Command run = Command.run("expect", contract("| https://app.example.com | GET / | readable |"), "--url", url);
		assertThat(run.exitCode()).isEqualTo(64);
		assertThat(run.errors()).contains("--url has to begin with http:// or https://");
	}

	private Command expect(RawServer server, String... rows) throws IOException {
		return Command.run("expect", contract(rows), "--url", server.url(""));
	}

	private static void verifyWithTheTestKit(String row, RawServer server) {
		CorsContract.parse("contract.md", TABLE + "| https://app.example.com | " + row + " |")
			.verify((browser) -> browser.calling(server.url("")));
	}

	private String contract(String... rows) throws IOException {
		return Files.writeString(this.folder.resolve("contract.md"), TABLE + String.join("\n", rows)).toString();
	}

	private static String answer(Asked asked) {
		String open = "~Access-Control-Allow-Origin: " + PAGE + "~Access-Control-Allow-Credentials: true";
		return switch (asked.path()) {
			case "/closed" -> "200 OK";
			case "/starter" ->
				"403 Forbidden~Content-Type: application/problem+json~Content-Length: 42~~{\"detail\":\"a\",\"code\":\"origin-not-allowed\"}";
			case "/debug" -> "200 OK~X-Cors-Decision: origin-listed; policy=default; blocked=regex-too-slow";
			case "/leaves" -> "302 Found" + open + "~Location: http://localhost:1/";
			case "/novary" -> "200 OK" + open;
			default -> asked.origin().startsWith("https://evil") ? "200 OK" : asked.isPreflight() ? "204 No Content"
					+ open
					+ "~Access-Control-Allow-Methods: PUT~Access-Control-Allow-Headers: x-one~Access-Control-Max-Age: 600"
					: "200 OK" + open + "~Vary: Accept, origin~Access-Control-Expose-Headers: X-Total-Count"
							+ "~X-Total-Count: 1~X-Secret: 1~Set-Cookie: good=1; SameSite=None; Secure"
							+ "~Set-Cookie: bad=1; SameSite=None";
		};
	}

}
