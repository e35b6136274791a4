package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.ScriptedSite;
import io.github.corsstarter.doctor.ScriptedSite.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code cors-doctor audit}, against servers on sockets: one for each hole.
 */
class AuditTests {

	private static final String PAGE = "https://app.example.com";

	private static final String CREDENTIALS = "~Access-Control-Allow-Credentials: true";

	@Test
	void correctServerHasNoFinding() {
		try (RawServer server = ScriptedSite.answering((asked) -> answer(asked, PAGE::equals, CREDENTIALS))) {
			Command audit = audit(server, "/items");
			assertThat(audit.exitCode()).as(audit.output()).isZero();
			assertThat(audit.output()).startsWith("Audit only what is your own, or what its owner lets you audit.\n")
				.contains("  high    0\n  medium  0\n  low     0\n  note    0\nNothing was found that has to change.\n")
				.contains("Fine\n  An unknown origin is not allowed.\n");
		}
	}

	@Test
	void requestsAreFewAndWithoutEffect() {
		try (RawServer server = ScriptedSite.answering((asked) -> redirectsOtherSlash(asked, PAGE::equals))) {
			audit(server, "/items");
			assertThat(server.requests()).hasSizeBetween(20, 40)
				.allMatch((request) -> request.matches("(?s)(GET|HEAD|OPTIONS) .*"));
		}
	}

	@Test
	void unknownOriginsAreSentOnlyToUrlsThatNoUserAsksFor() {
		try (RawServer server = ScriptedSite.answering((asked) -> answer(asked, (origin) -> true, ""))) {
			audit(server, "/items");
			assertThat(server.requests()).filteredOn((request) -> !new Asked(request).target().contains("cors-doctor="))
				.isNotEmpty()
				.allMatch((request) -> new Asked(request).origin().equals(PAGE));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			.*                                                     | any-origin-with-credentials            | high   | 1
			'https://app\\.example\\.com|null'                     | null-origin-with-credentials           | high   | 1
			https://app\\.example\\.com.*                          | look-alike-with-credentials            | high   | 1
			https://.*example\\.com                                | look-alike-with-credentials            | high   | 1
			https://app.example.com                                | look-alike-with-credentials            | high   | 1
			'https://app\\.example\\.(com|net|org)'                | look-alike-with-credentials            | high   | 1
			https://app\\.example\\.com(_.*)?                      | look-alike-with-credentials            | high   | 1
			https?://app\\.example\\.com                           | insecure-page-with-credentials         | medium | 1
			https://([a-z-]+\\.)*example\\.com                     | subdomain-with-credentials             | low    | 1
			https://([a-z-]+\\.)*app\\.example\\.com               | subdomain-with-credentials             | low    | 1
			https://app\\.example\\.com(:[0-9]+)?                  | other-port-with-credentials            | low    | 1
			(?i)https://app\\.example\\.com                        | any-case                               | note   | 0
			""")
	void originsThatAreAllowedByMistakeAreFound(String allowed, String finding, String severity, int exitCode)
			throws JsonParserException {
		Pattern pattern = Pattern.compile(allowed);
		try (RawServer server = ScriptedSite
			.answering((asked) -> answer(asked, (origin) -> pattern.matcher(origin).matches(), CREDENTIALS))) {
			Command audit = audit(server, "/items", "--json");
			assertThat(audit.exitCode()).as(audit.output()).isEqualTo(exitCode);
			JsonObject worst = findings(audit).getObject(0);
			assertThat(worst.getString("finding")).isEqualTo(finding);
			assertThat(worst.getString("severity")).isEqualTo(severity);
			assertThat(worst.getArray("evidence").getObject(0).getArray("responseHeaders").toString())
				.contains("Access-Control-Allow-Origin: ");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			.*                                          | any-origin    | low
			'https://app\\.example\\.com|null'          | null-origin   | low
			https://app\\.example\\.com.*               | look-alike    | low
			https?://app\\.example\\.com                | insecure-page | low
			https://([a-z-]+\\.)*app\\.example\\.com    | subdomain     | note
			https://app\\.example\\.com(:[0-9]+)?       | other-port    | note
			""")
	void withoutCredentialsItMattersLess(String allowed, String finding, String severity) throws JsonParserException {
		Pattern pattern = Pattern.compile(allowed);
		try (RawServer server = ScriptedSite
			.answering((asked) -> answer(asked, (origin) -> pattern.matcher(origin).matches(), ""))) {
			JsonObject worst = findings(audit(server, "/items", "--json")).getObject(0);
			assertThat(worst.getString("finding")).isEqualTo(finding);
			assertThat(worst.getString("severity")).isEqualTo(severity);
		}
	}

	@Test
	void publicApiIsANote() throws JsonParserException {
		try (RawServer server = ScriptedSite.answering((asked) -> status(asked) + "~Access-Control-Allow-Origin: *")) {
			Command audit = audit(server, "/items", "--json");
			assertThat(audit.exitCode()).as(audit.output()).isZero();
			assertThat(findings(audit)).hasSize(1);
			assertThat(findings(audit).getObject(0).getString("finding")).isEqualTo("wildcard");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://app\\.example\\.com  | ~Access-Control-Allow-Origin: https://app.example.com  | several-allow-origin
					https://app\\.example\\.com  | ~Access-Control-Allow-Origin: *                        | several-allow-origin wildcard
					https://app\\.example\\.com.* | ~Access-Control-Allow-Origin: https://app.example.com | several-allow-origin look-alike other-port
					.*                           | ~Access-Control-Allow-Origin: https://app.example.com  | several-allow-origin any-origin
					""")
	void headerThatTwoLayersWriteIsFoundAndTheValuesAreLookedAt(String allowed, String second, String findings)
			throws JsonParserException {
		Pattern pattern = Pattern.compile(allowed);
		try (RawServer server = ScriptedSite.answering(
				(asked) -> answer(asked, (origin) -> pattern.matcher(origin).matches(), "~Server: nginx" + second))) {
			Command audit = audit(server, "/items", "--json");
			assertThat(audit.exitCode()).isEqualTo(1);
			assertThat(codes(audit)).containsExactly(findings.split(" "));
			JsonObject several = findings(audit).getObject(0);
			assertThat(several.getString("severity")).isEqualTo("medium");
			assertThat(several.getString("layer")).isEqualTo("nginx");
			assertThat(several.getString("fix"))
				.contains("remove add_header for the Access-Control-* headers from nginx");
			assertThat(several.getArray("evidence")).extracting((probed) -> ((JsonObject) probed).getString("request"))
				.containsExactly("GET " + server.url("/items"), "OPTIONS " + server.url("/items"));
		}
	}

	@Test
	void headerInOneLineWithTwoValuesIsFound() throws JsonParserException {
		try (RawServer server = ScriptedSite
			.answering((asked) -> status(asked) + "~Access-Control-Allow-Origin: " + PAGE + ", *")) {
			assertThat(codes(audit(server, "/items", "--json"))).contains("several-allow-origin")
				.doesNotContain("origin-not-allowed");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					.* | ''                                                     | Every site can read this, without the user's cookies: fine only if it is public.
					.* | ~Access-Control-Allow-Credentials: true                | Other sites can read, and perhaps change, what belongs to signed-in users: fix the findings marked HIGH first.
					.* | ~Access-Control-Allow-Origin: *                        | Browsers block pages, because Access-Control-Allow-Origin has several values. What else was found counts as soon as one value is left.
					.* | ~Access-Control-Allow-Origin: *~Access-Control-Allow-Credentials: true | Browsers block pages, because Access-Control-Allow-Origin has several values. What else was found counts as soon as one value is left.
					x  | ~Access-Control-Allow-Origin: *                        | Every site can read this, without the user's cookies: fine only if it is public.
					https://app\\.example\\.com(:[0-9]+)? | ~Access-Control-Allow-Credentials: true | No site of others can read as the user, but something is weaker than it has to be.
					""")
	void summaryDoesNotContradictTheFindings(String allowed, String headers, String summary) {
		Pattern pattern = Pattern.compile(allowed);
		try (RawServer server = ScriptedSite
			.answering((asked) -> answer(asked, (origin) -> pattern.matcher(origin).matches(), headers))) {
			assertThat(audit(server, "/items").output().lines()).contains(summary);
		}
	}

	@Test
	void everySiteAndBrokenPagesAreBothInTheSummary() {
		try (RawServer server = ScriptedSite
			.answering((asked) -> answer(asked, (origin) -> true, "").replace("~Vary: Origin", ""))) {
			assertThat(audit(server, "/items").output()).contains(
					"\nEvery site can read this, without the user's cookies: fine only if it is public. Under conditions");
		}
	}

	@Test
	void preflightWithOneValueCountsNowEvenIfTheRequestHasTwo() {
		try (RawServer server = ScriptedSite.answering((asked) -> answer(asked, (origin) -> true,
				CREDENTIALS + (asked.isPreflight() ? "" : "~Access-Control-Allow-Origin: *")))) {
			assertThat(audit(server, "/items").output()).contains("\nOther sites can read, and perhaps change")
				.containsPattern("HIGH    Every origin is allowed, with credentials\n(  .*\n){2,3}  OPTIONS ");
		}
	}

	@Test
	void sameOriginInEveryAnswerIsFine() throws JsonParserException {
		try (RawServer server = ScriptedSite
			.answering((asked) -> status(asked) + "~Access-Control-Allow-Origin: " + PAGE + CREDENTIALS)) {
			Command audit = audit(server, "/items", "--json");
			assertThat(audit.exitCode()).as(audit.output()).isZero();
			assertThat(findings(audit)).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			~Access-Control-Allow-Origin: *~Access-Control-Allow-Credentials: true   | wildcard-with-credentials
			~Access-Control-Allow-Origin: *~Access-Control-Max-Age: 604800           | long-max-age
			""")
	void answerThatIsTheSameForAllIsJudged(String headers, String finding) throws JsonParserException {
		try (RawServer server = ScriptedSite.answering((asked) -> status(asked) + headers)) {
			assertThat(codes(audit(server, "/items", "--json"))).contains(finding);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                        | missing-vary
			~Cache-Control: no-store  | missing-vary-uncached
			""")
	void missingVaryIsFound(String headers, String finding) throws JsonParserException {
		try (RawServer server = ScriptedSite
			.answering((asked) -> answer(asked, PAGE::equals, headers).replace("~Vary: Origin", ""))) {
			assertThat(codes(audit(server, "/items", "--json"))).containsExactly(finding);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			~X-Cache: Hit from cloudfront  | cached-for-another           | cloudfront
			~CF-Cache-Status: HIT~CF-RAY: a | cached-for-another          | cloudflare
			~Age: 3                        | cached-for-another           |
			''                             | perhaps-cached-for-another   |
			""")
	void answerThatACacheKeptForAnotherOriginIsFound(String evidence, String finding, String layer)
			throws JsonParserException {
		Map<String, String> cache = new HashMap<>();
		try (RawServer server = ScriptedSite.answering((asked) -> {
			String fresh = answer(asked, PAGE::equals, "");
			String kept = asked.is("GET") ? cache.putIfAbsent(asked.target(), fresh) : null;
			return (kept != null) ? kept + evidence : fresh;
		})) {
			JsonArray findings = findings(audit(server, "/items", "--json"));
			assertThat(findings).hasSize(1);
			assertThat(findings.getObject(0).getString("finding")).isEqualTo(finding);
			assertThat(findings.getObject(0).getString("layer")).isEqualTo(layer);
			assertThat(findings.getObject(0).getArray("evidence")).hasSize(3);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET     | 404 Not Found
			HEAD    | 405 Method Not Allowed
			OPTIONS | 405 Method Not Allowed
			""")
	void errorsWithoutHeadersAreFound(String method, String status) throws JsonParserException {
		try (RawServer server = ScriptedSite.answering((asked) -> {
			boolean error = asked.is(method) && !asked.isPreflight() && (!method.equals("GET") || isMissing(asked));
			return error ? status + "~Server: nginx" : answer(asked, PAGE::equals, "");
		})) {
			Command audit = audit(server, "/items", "--json");
			assertThat(codes(audit)).containsExactly("errors-without-headers");
			assertThat(findings(audit).getObject(0).getString("fix")).contains("nginx: write always");
		}
	}

	@Test
	void lostHeadersOfARefusalByThePathItselfAreFound() throws JsonParserException {
		try (RawServer server = ScriptedSite.answering((asked) -> asked.isPreflight()
				? answer(asked, PAGE::equals, CREDENTIALS) : "401 Unauthorized~WWW-Authenticate: Bearer")) {
			assertThat(codes(audit(server, "/items", "--json"))).contains("errors-without-headers");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/items/", "https://127.0.0.1/items", "/prod/items" })
	void redirectedPreflightIsFound(String location) throws JsonParserException {
		try (RawServer server = ScriptedSite.answering((asked) -> (asked.isPreflight() && asked.path().equals("/items"))
				? "308 Permanent Redirect~Location: " + location : answer(asked, PAGE::equals, ""))) {
			assertThat(codes(audit(server, "/items", "--json"))).containsExactly("redirected-preflight");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Host             | host-believed           | low
			X-Forwarded-Host | forwarded-host-believed | medium
			Forwarded        | forwarded-host-believed | medium
			""")
	void hostThatIsRepeatedInARedirectIsFound(String header, String finding, String severity)
			throws JsonParserException {
		try (RawServer server = ScriptedSite.answering((asked) -> {
			String host = asked.header(header);
			return asked.path().equals("/items/") ? "301 Moved~Location: http://"
					+ ((host != null) ? host.replace("host=", "") : "www.example.com") + "/items?secret=s3cr3t"
					: answer(asked, PAGE::equals, "");
		})) {
			Command audit = audit(server, "/items", "--json");
			assertThat(codes(audit)).contains(finding);
			assertThat(audit.output()).doesNotContain("s3cr3t").contains(".cors-doctor.invalid/items?...");
			JsonObject found = findings(audit).getObject(0);
			assertThat(found.getString("severity")).isEqualTo(severity);
		}
	}

	@Test
	void noOtherHostIsAsked() {
		try (RawServer other = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n");
				RawServer server = ScriptedSite.answering(
						(asked) -> "302 Found~Location: " + other.url("/items").replace("127.0.0.1", "localhost"));
				RawServer port = ScriptedSite.answering((asked) -> "302 Found~Location: " + other.url("/items"))) {
			assertThat(audit(server, "/items").output()).contains("NOTE    The URL redirects to another place");
			assertThat(audit(port, "/items").output()).contains("NOTE    The URL redirects to another place");
			assertThat(other.requests()).isEmpty();
		}
	}

	@Test
	void redirectOnTheSameServerIsFollowedAndItsPreflightJudged() throws JsonParserException {
		try (RawServer server = ScriptedSite.answering((asked) -> asked.path().equals("/items")
				? "301 Moved~Location: /items/~Vary: Origin" : answer(asked, PAGE::equals, ""))) {
			Command audit = audit(server, "/items", "--json");
			assertThat(codes(audit)).containsExactly("redirected-preflight");
			assertThat(JsonParser.object().from(audit.output()).getString("url")).endsWith("/items/");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "301 Moved~Location: /items", "302 Found~Location: /items?again=1" })
	void redirectLoopCostsFewRequests(String answer) {
		try (RawServer server = ScriptedSite.answering((asked) -> answer)) {
			audit(server, "/items");
			assertThat(server.requests()).hasSizeLessThanOrEqualTo(40);
		}
	}

	@Test
	void serverThatFallsSilentIsNotAskedForLong() {
		try (RawServer server = RawServer.start((request, connection) -> {
			if (request.contains("cors-doctor=")) {
				connection.getInputStream().transferTo(OutputStream.nullOutputStream());
			}
			else {
				connection.getOutputStream()
					.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			}
		})) {
			Command audit = audit(server, "/items", "--timeout", "1");
			assertThat(audit.exitCode()).isEqualTo(2);
			assertThat(audit.output()).contains("Not looked at\n", "not all were answered: no complete answer came");
			assertThat(server.requests()).hasSizeLessThan(6);
		}
	}

	@Test
	void auditEndsAtItsDeadline() {
		try (RawServer server = ScriptedSite.answering((asked) -> answer(asked, PAGE::equals, ""))) {
			Command audit = Command.run("audit", server.url("/items"), "--origin", PAGE, "--rate", "2", "--deadline",
					"1");
			assertThat(audit.exitCode()).isEqualTo(2);
			assertThat(audit.output()).contains("the audit took longer than 1 s");
			assertThat(server.requests()).hasSizeLessThan(5);
		}
	}

	@Test
	void bodiesWithoutEndCostNoMoreThanTheDeadlineAndOneTimeout() {
		try (RawServer server = RawServer.start((request, connection) -> {
			OutputStream out = connection.getOutputStream();
			out.write("HTTP/1.1 200 OK\r\n\r\nbeginning".getBytes(StandardCharsets.US_ASCII));
			connection.getInputStream().transferTo(OutputStream.nullOutputStream());
		})) {
			Command audit = audit(server, "/items", "--timeout", "1", "--deadline", "2");
			assertThat(audit.exitCode()).isEqualTo(2);
			assertThat(server.requests()).hasSizeBetween(2, 4);
		}
	}

	@Test
	void serverThatDoesNotAnswerIsUnknown() {
		try (RawServer server = RawServer.answering("")) {
			Command audit = audit(server, "/items");
			assertThat(audit.exitCode()).isEqualTo(2);
			assertThat(audit.output()).contains("UNKNOWN  The server could not be asked: ");
		}
	}

	@Test
	void starterIsAdvisedByItsSettings() {
		try (RawServer server = ScriptedSite
			.answering((asked) -> answer(asked, (origin) -> origin.startsWith("https://app.example.com"),
					CREDENTIALS + "~X-Cors-Decision: origin-matched; policy=default"))) {
			assertThat(audit(server, "/items").output()).contains("Layer  cors-starter\n")
				.contains("Fix    Replace the expression in cors.allowed-origin-regexes");
		}
	}

	@Test
	void everyOriginThatIsAllowedByMistakeIsNamed() {
		Pattern pattern = Pattern.compile("https://.*");
		try (RawServer server = ScriptedSite.answering((asked) -> answer(asked,
				(origin) -> pattern.matcher(origin).matches() && !origin.equals("https://cors-doctor.invalid"),
				CREDENTIALS))) {
			assertThat(audit(server, "/items").output())
				.contains("> Origin: https://app.example.com.cors-doctor.invalid\n")
				.contains("the same for Origin: https://app.example.net\n",
						"the same for Origin: https://appxexample.com\n");
		}
	}

	@Test
	void queryOfTheUrlIsNotShown() {
		try (RawServer server = ScriptedSite.answering((asked) -> answer(asked, (origin) -> true, CREDENTIALS))) {
			for (String format : new String[] { "--json", "--insecure" }) {
				assertThat(audit(server, "/items?token=s3cr3t", format).output()).contains("/items?...")
					.doesNotContain("s3cr3t");
			}
			assertThat(server.requests()).allMatch((request) -> new Asked(request).target().contains("token=s3cr3t"));
		}
	}

	@Test
	void nothingOfTheServerReachesTheTerminalRaw() {
		try (RawServer server = ScriptedSite.answering((asked) -> "200 OK~Access-Control-Allow-Origin: "
				+ asked.origin() + "~Access-Control-Allow-Credentials: true~Server: \u001b[2J\u009b")) {
			assertThat(audit(server, "/items").output()).contains("\\u001b").doesNotContain("\u001b", "\u009b");
		}
	}

	@Test
	void resultsAreWrittenForACiServer(@TempDir Path folder) throws IOException {
		try (RawServer server = ScriptedSite.answering((asked) -> answer(asked, (origin) -> true, CREDENTIALS))) {
			Path file = folder.resolve("audit.xml");
			audit(server, "/items", "--junit", file.toString());
			assertThat(Files.readString(file)).contains("<testsuite name=\"cors-doctor audit\"", "failures=\"1\"")
				.contains(
						"<testcase classname=\"cors-doctor audit\" name=\"Every origin is allowed, with credentials\">")
				.contains("<failure message=\"high: ");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "audit", "audit http://127.0.0.1/", "audit ftp://127.0.0.1/ -o http://a.test",
			"audit http://127.0.0.1/ -o nonsense", "audit http://127.0.0.1/ -o http://a.test --rate 0",
			"audit http://127.0.0.1/ -o http://a.test --deadline 0",
			"audit http://127.0.0.1/ -o http://a.test --junit /no/such/folder/file" })
	void wrongCommandLineIsSaidToBeSo(String arguments) {
		Command audit = Command.run(arguments.split(" "));
		assertThat(audit.exitCode()).isEqualTo(64);
		assertThat(audit.errors()).contains("Usage: cors-doctor audit");
	}

	@Test
	void helpSaysThatCredentialsNeedNoOption() {
		assertThat(Command.run("audit", "--help").output().replaceAll("\\s+", " "))
			.contains("Credentials need no option: no cookie is sent, and the answers");
	}

	private static Command audit(RawServer server, String path, String... more) {
		String[] arguments = new String[more.length + 4];
		System.arraycopy(new String[] { "audit", server.url(path), "--origin=" + PAGE, "--rate=100" }, 0, arguments, 0,
				4);
		System.arraycopy(more, 0, arguments, 4, more.length);
		return Command.run(arguments);
	}

	private static JsonArray findings(Command audit) throws JsonParserException {
		return JsonParser.object().from(audit.output()).getArray("findings");
	}

	private static List<String> codes(Command audit) throws JsonParserException {
		return findings(audit).stream().map((finding) -> ((JsonObject) finding).getString("finding")).toList();
	}

	/**
	 * What a correct server answers, but for the origins that it allows.
	 */
	private static String answer(Asked asked, Predicate<String> allowed, String more) {
		boolean open = !asked.origin().isEmpty() && allowed.test(asked.origin());
		return status(asked) + (open ? "~Access-Control-Allow-Origin: " + asked.origin() : "") + "~Vary: Origin" + more;
	}

	private static String status(Asked asked) {
		return isMissing(asked) ? "404 Not Found" : "200 OK";
	}

	private static boolean isMissing(Asked asked) {
		return asked.path().contains("no-such-path");
	}

	private static String redirectsOtherSlash(Asked asked, Predicate<String> allowed) {
		return asked.path().endsWith("/") ? "301 Moved~Location: /items" : answer(asked, allowed, "");
	}

}
