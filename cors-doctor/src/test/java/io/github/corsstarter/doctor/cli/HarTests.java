package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.github.corsstarter.doctor.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command {@code har}, with files in the shapes that browsers write, and with broken
 * ones.
 */
class HarTests {

	private static final String[] BROWSERS = { "chrome.har", "firefox.har", "safari.har" };

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					chrome.har  | 13 requests (WebInspector 537.36), 9 of them to other origins: 4 blocked, 1 failed for other reasons, 1 suspicious, 3 fine.
					firefox.har | 8 requests (Firefox 133.0), 5 of them to other origins: 4 blocked, 1 fine.
					safari.har  | 6 requests (WebKit Web Inspector 20619.2.8.11.12), 5 of them to other origins: 3 blocked, 1 without an answer in the file, 1 suspicious.
					""")
	void requestsToOtherOriginsAreCounted(String file, String summary) {
		Command result = har(file);
		assertThat(result.output()).startsWith(summary);
		assertThat(result.exitCode()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					chrome.har  | /v1/items/7  | BLOCKED    | Response to preflight request doesn't pass access control check | API Gateway (REST API) answered the preflight itself with 403  | add the method, or OPTIONS
					chrome.har  | /prod/signup | BLOCKED    | No 'Access-Control-Allow-Origin' header                         | The answer to the request has status 400                       | Find out which layer answers
					chrome.har  | /v1/news     | BLOCKED    | has a value 'https://shop.example.com'                          | A cache answered                                               | Make Origin a part of the cache key
					chrome.har  | /v1/profile  | BLOCKED    | must not be the wildcard '*'                                    | does not tell whether the request was made with credentials    | List the origin instead of *
					chrome.har  | /v1/prices   | SUSPICIOUS | no Vary: Origin                                                 | A cache can give it to a page of another origin                | send Vary: Origin
					chrome.har  | /collect     | FAILED     | another reason than CORS: net::ERR_BLOCKED_BY_CLIENT            | The request failed                                             | https://app.example.com
					firefox.har | /orders/3    | BLOCKED    | Response to preflight request doesn't pass access control check | Spring's own CORS answered the preflight itself with 403       | addCorsMappings
					firefox.har | /api/login   | BLOCKED    | No 'Access-Control-Allow-Origin' header                         | The answer to the request has status 200                       | Allow the origin
					firefox.har | /api/cart    | BLOCKED    | contains multiple values                                        | Two layers write Access-Control-Allow-Origin                   | Let only one of them write it
					safari.har  | /v2/users/9  | UNCLEAR    | Preflight response is not successful. Status code: 401          | the file does not have this preflight                          | cors-doctor
					safari.har  | /v2/users    | BLOCKED    | No 'Access-Control-Allow-Origin' header                         | Application Load Balancer answered the request itself with 503 | health checks
					safari.har  | /v2/me       | BLOCKED    | must not be the wildcard '*'                                    | The request carries credentials                                | List the origin instead of *
					safari.har  | /currencies  | BLOCKED    | has a value 'https://shop.example.com'                          | from the cache of the browser                                  | Answer with the origin of the request
					safari.har  | /v2/search   | SUSPICIOUS | Access-Control-Allow-Credentials: true                          | Browsers refuse this                                           | list the origins
					""")
	void requestIsExplained(String file, String part, String verdict, String sentence, String cause, String action) {
		assertThat(har(file, "--url", part, "--verbose").output()).contains("\n" + verdict + " ")
			.contains(sentence, cause, action);
	}

	@Test
	void preflightOfTheFileIsShownWithTheEvidenceOfWhoAnsweredIt() {
		assertThat(har("chrome.har", "--url", "/v1/items").output()).contains("""
				Preflight  OPTIONS https://api.example.com/v1/items/7?page=2&access_token=REDACTED
				  > access-control-request-headers: authorization,content-type
				  > access-control-request-method: PUT
				  > origin: https://app.example.com
				  < HTTP/2 403   (41 ms)
				""")
			.contains("  = API Gateway (REST API) answered: status 403, x-amzn-errortype: "
					+ "MissingAuthenticationTokenException")
			.doesNotContain("Request    PUT");
	}

	@Test
	void commandToRunNextHasWhatThePageAskedForAndNoSecret() {
		assertThat(har("safari.har", "--url", "/v2/users/9").output()).contains("  Next     cors-doctor "
				+ "'https://api.example.com/v2/users/9?key=REDACTED' --origin 'https://app.example.com' -X PATCH "
				+ "-H 'content-type: application/json' -H 'authorization: REDACTED'");
	}

	@Test
	void equalRequestsAreShownOnce() {
		assertThat(har("firefox.har").output()).containsOnlyOnce("GET https://api.example.com/api/cart   (2 times)");
	}

	@Test
	void redirectIsFollowedInTheFile() {
		assertThat(har("firefox.har", "--url", "/api/login").output()).contains(
				"Request    GET https://api.example.com/api/login",
				"Location: https://api.example.com/api/session?code=REDACTED",
				"Request    GET https://api.example.com/api/session?code=REDACTED");
	}

	@Test
	void requestsThatAreFineAreShownWithVerbose() {
		assertThat(har("chrome.har", "--url", "/v1/stock").output()).doesNotContain("/v1/stock");
		assertThat(har("chrome.har", "--url", "/v1/stock", "--verbose").output())
			.contains("\nOK         GET https://api.example.com/v1/stock");
	}

	@Test
	void nothingBlockedIsSuccess() {
		assertThat(har("chrome.har", "--url", "/v1/stock").exitCode()).isZero();
		assertThat(har("chrome.har", "--url", "/v1/prices").exitCode()).isZero();
	}

	@Test
	void jsonSaysTheSame() throws JsonParserException {
		JsonObject json = JsonParser.object().from(har("chrome.har", "--json").output());
		assertThat(json.getObject("counts").getInt("blocked")).isEqualTo(4);
		JsonObject finding = json.getArray("findings").getObject(0);
		assertThat(finding.getString("verdict")).isEqualTo("blocked");
		assertThat(finding.getObject("report").getString("layer")).isEqualTo("api-gateway-rest");
		assertThat(finding.getObject("report").getArray("exchanges").getObject(0).getBoolean("preflight")).isTrue();
	}

	/**
	 * Every secret in the files has s3cr3t or the like in it.
	 */
	@ParameterizedTest
	@MethodSource("outputs")
	void secretsAreNotRepeated(String file, String format) {
		assertThat(har(file, format).output()).isNotEmpty()
			.doesNotContain("s3cr3t", "r3f3r3r", "p3rs0n", "t1ck3t", "czNjcjN0", "eyJ");
	}

	static Stream<String[]> outputs() {
		return Stream.of(BROWSERS)
			.flatMap((file) -> Stream.of("--verbose", "--json").map((format) -> new String[] { file, format }));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			empty.har                    | 2 | it is not JSON
			not-json.har                 | 2 | it is not JSON
			not-har.har                  | 2 | JSON without an object log
			log-is-text.har              | 2 | JSON without an object log
			array.har                    | 2 | JSON without an object log
			truncated-before-entries.har | 2 | before the end of its first request
			truncated.har                | 1 | only what stands before that is judged
			truncated-in-character.har   | 1 | only what stands before that is judged
			bom.har                      | 1 | Spring's own CORS answered the preflight itself
			no-entries.har               | 0 | The file has no requests
			entries-is-object.har        | 0 | The member entries is not a list
			wrong-types.har              | 1 | Some entries are not objects
			missing-members.har          | 1 | 4 entries have no method or no URL with a host
			bad-urls.har                 | 1 | entries have no method or no URL with a host
			control-characters.har       | 1 | No 'Access-Control-Allow-Origin' header
			""")
	void brokenFileIsReadAsFarAsItGoes(String file, int exitCode, String message) {
		Command result = har("broken/" + file);
		assertThat(result.output() + result.errors()).contains(message).doesNotContain("java.", "\tat ");
		assertThat(result.exitCode()).isEqualTo(exitCode);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--verbose", "--json" })
	void nothingOfTheFileReachesTheTerminalRaw(String format) {
		for (String file : new String[] { "control-characters.har", "bad-urls.har" }) {
			assertThat(har("broken/" + file, format).output()).doesNotContain("\u001b", "\u009b", "\u202e", "\u0007",
					"\nInjected");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://app.example.com | https://api.example.com | fetch | 200 | https://app.example.com |                  | SUSPICIOUS | no Vary: Origin
					https://app.example.com | https://api.example.com | image | 200 |                         |                  | OK         | Request    GET
					https://app.example.com | http://api.example.com  | fetch | 200 | https://app.example.com |                  | SUSPICIOUS | Chromium of today would block it: Mixed Content
					null                    | https://api.example.com | fetch | 200 | https://app.example.com | net::ERR_FAILED  | BLOCKED    | from origin 'null'
					https://app.example.com | https://api.example.com | fetch | 200 | https://b.example.com   |                  | SUSPICIOUS | an extension or a service worker answered
					null                    | https://api.example.com | fetch | 200 | null                    |                  | SUSPICIOUS | which every page gets in a sandboxed frame
					https://app.example.com | https://api.example.com | fetch | 200 | *                       | net::ERR_FAILED  | BLOCKED    | with them, the browser blocks it
					https://app.example.com | https://api.example.com | fetch | 200 | *                       | Load cancelled   | UNCLEAR    | with them, the browser blocks it
					https://app.example.com | https://api.example.com | fetch | 200 | https://app.example.com | net::ERR_ABORTED | FAILED     | another reason than CORS: net::ERR_ABORTED
					https://app.example.com | https://api.example.com | fetch | 0   |                         | net::ERR_FAILED  | UNCLEAR    | The file has no answer
					https://app.example.com | https://api.example.com | image | 0   |                         | net::ERR_FAILED  | FAILED     | net::ERR_FAILED
					""")
	void verdictFollowsWhatWasRecorded(String origin, String url, String kind, int status, String allowed, String error,
			String verdict, String remark, @TempDir Path directory) throws IOException {
		String header = "{\"name\": \"%s\", \"value\": \"%s\"}";
		boolean image = kind.equals("image");
		String har = """
				{"log": {"pages": [{"id": "page_1", "title": "%s"}], "entries": [{"pageref": "page_1",
				"_resourceType": "%s", "request": {"method": "GET", "url": "%s/", "headers": [%s]},
				"response": {"status": %d, "headers": [%s], "_error": %s}}]}}""".formatted(origin, kind, url,
				image ? "" : header.formatted("Origin", origin), status,
				(allowed != null) ? header.formatted("Access-Control-Allow-Origin", allowed) : "",
				(error != null) ? "\"" + error + "\"" : "null");
		Command run = run(Files.writeString(directory.resolve("a.har"), har), "--verbose");
		assertThat(run.output()).contains("\n" + verdict + " ", remark);
	}

	@Test
	void preflightOfAnUploadWithProgressIsJudgedThoughTheRequestLooksSimple(@TempDir Path directory)
			throws IOException {
		String har = """
				{"log": {"entries": [{"_resourceType": "xhr", "request": {"method": "POST",
				"url": "https://api.example.com/", "headers": [{"name": "Origin", "value": "https://app.example.com"}],
				"postData": {"text": "a"}}, "response": {"status": 0}}, {"request": {"method": "OPTIONS",
				"url": "https://api.example.com/", "headers": [{"name": "Access-Control-Request-Method", "value": "POST"},
				{"name": "Origin", "value": "https://app.example.com"}]}, "response": {"status": 405}}]}}""";
		assertThat(run(Files.writeString(directory.resolve("a.har"), har)).output()).contains("\nBLOCKED ",
				"Preflight  OPTIONS https://api.example.com/", "has status 405");
	}

	@Test
	void fileIsReadHoweverDeepItIs(@TempDir Path directory) throws IOException {
		String deep = "{\"log\": {\"_x\": " + "[".repeat(200_000) + "]".repeat(200_000) + ", \"entries\": [{\"_x\": "
				+ "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000)
				+ ", \"request\": {\"method\": \"GET\", \"url\": \"https://api.example.com/\", \"headers\": "
				+ "[{\"name\": \"Origin\", \"value\": \"https://app.example.com\"}]}, \"response\": {\"status\": 200}}]}}";
		Command result = run(Files.writeString(directory.resolve("deep.har"), deep));
		assertThat(result.output()).contains("BLOCKED", "https://api.example.com/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "chrome.har", "firefox.har", "safari.har" })
	void noDamageIsAMistakeOfTheProgram(String file, @TempDir Path directory) throws IOException {
		byte[] whole = Files.readAllBytes(path(file));
		Random random = new Random(file.hashCode());
		for (int i = 0; i < 60; i++) {
			byte[] damaged = Arrays.copyOf(whole, (i % 3 == 0) ? random.nextInt(whole.length) : whole.length);
			for (int hit = 0; hit < damaged.length && hit < i % 7; hit++) {
				damaged[random.nextInt(damaged.length)] = (byte) "\"{}[],:0x\u00ff\\\n".charAt(random.nextInt(12));
			}
			Command run = run(Files.write(directory.resolve("damaged.har"), damaged), "--verbose");
			assertThat(run.exitCode()).as(run.errors()).isBetween(0, 2);
			assertThat(run.output()).doesNotContain("s3cr3t");
		}
	}

	/**
	 * Letters look like the beginning of a URL, and each request has the same one.
	 */
	@Test
	@Timeout(60)
	void hostileFileTakesBoundedTime(@TempDir Path directory) throws IOException {
		String entry = "{\"request\": {\"method\": \"%s\", \"url\": \"https://api.example.com/\", \"headers\": "
				+ "[{\"name\": \"Origin\", \"value\": \"https://app.example.com\"}, {\"name\": \"X-A\", \"value\": \""
				+ "a".repeat(2000) + "\"}, {\"name\": \"Access-Control-Request-Method\", \"value\": \"PUT\"}]}, "
				+ "\"response\": {\"status\": 302, \"headers\": [{\"name\": \"Location\", \"value\": \"/\"}, "
				+ "{\"name\": \"Access-Control-Allow-Origin\", \"value\": \"*\"}]}}";
		String entries = (entry.formatted("OPTIONS") + "," + entry.formatted("GET") + ",").repeat(600);
		Path file = Files.writeString(directory.resolve("hostile.har"),
				"{\"log\": {\"entries\": [" + entries + "null]}}");
		assertThat(run(file).exitCode()).isBetween(0, 1);
	}

	@Test
	void fileOfSeveralMegabytesIsRead(@TempDir Path directory) throws IOException {
		String entry = "{\"request\": {\"method\": \"GET\", \"url\": \"https://api.example.com/%d\", \"headers\": "
				+ "[{\"name\": \"Origin\", \"value\": \"https://app.example.com\"}]}, \"response\": {\"status\": 200, "
				+ "\"content\": {\"text\": \"" + "x".repeat(4000) + "\"}}}";
		StringBuilder text = new StringBuilder("{\"log\": {\"entries\": [");
		for (int i = 0; i < 2000; i++) {
			text.append((i > 0) ? "," : "").append(entry.formatted(i));
		}
		Command result = run(Files.writeString(directory.resolve("large.har"), text.append("]}}")));
		assertThat(result.output()).startsWith("2000 requests, 2000 of them to other origins: 2000 blocked.")
			.contains("1990 more: --verbose shows them all");
	}

	@Test
	void fileThatIsTooLargeIsNotRead(@TempDir Path directory) throws IOException {
		Path file = directory.resolve("huge.har");
		try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
			sparse.setLength(200L * 1024 * 1024);
		}
		Command result = run(file);
		assertThat(result.exitCode()).isEqualTo(2);
		assertThat(result.errors()).contains("has 200 MB; at most 50 MB are read");
	}

	@Test
	void fileThatDoesNotExistIsSaidToBeNone(@TempDir Path directory) {
		Command result = run(directory.resolve("none.har"));
		assertThat(result.exitCode()).isEqualTo(2);
		assertThat(result.errors()).contains("none.har is not a file.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "har", "har a.har b.har", "har a.har --nonsense" })
	void wrongCommandLineIsSaidToBeSo(String arguments) {
		Command result = Command.run(arguments.split(" "));
		assertThat(result.exitCode()).isEqualTo(64);
		assertThat(result.errors()).contains("Usage: cors-doctor har");
	}

	static Command har(String file, String... options) {
		return run(path(file), options);
	}

	private static Path path(String file) {
		try {
			return Path.of(Objects.requireNonNull(HarTests.class.getResource("../har/" + file), file).toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Command run(Path file, String... options) {
		return Command.run(Stream.concat(Stream.of("har", file.toString()), Stream.of(options)).toArray(String[]::new));
	}

}
