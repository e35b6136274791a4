package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.CountingHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code cors.csrf.enabled}, requests with an effect that a page of another origin
 * made end in front of the application.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class CrossOriginProtectionTests {

	private static final String HOST = "Host: www.example.com";

	private static final String CROSS_SITE = "Sec-Fetch-Site: cross-site";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(CountingHandlers.class, Site.ALLOWED_ORIGINS, "cors.hosts.allowed=www.example.com",
				"cors.hosts.use-x-forwarded-host=true", "cors.csrf.enabled=true",
				"cors.csrf.trusted-origins=https://dashboard.example.com",
				"cors.csrf.exempt-urls-regex=^/webhooks/[a-z]+$");
	}

	@BeforeEach
	void forgetCalls() {
		calls();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "PATCH", "DELETE" })
	void noRequestWithAnEffectFromAnotherSiteReachesTheApplication(String method) {
		Response response = send(method + " /items", CROSS_SITE, Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body())
			.isEqualTo("csrf-origin-not-trusted: the request was made by an origin that is not trusted\n");
		assertThat(response.lines("Cache-Control")).containsExactly("Cache-Control: no-store");
		assertThat(calls()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "OPTIONS" })
	void aRequestWithoutAnEffectPassesFromEverywhere(String method) {
		assertThat(send(method + " /items", CROSS_SITE, Site.OTHER_ORIGIN).status()).isEqualTo(200);
	}

	@ParameterizedTest(name = "{0}, {1}")
	@CsvSource(delimiter = '|', textBlock = """
			X-No: header               | X-No: header                                | 200
			Sec-Fetch-Site: same-origin | X-No: header                               | 200
			Sec-Fetch-Site: none       | X-No: header                                | 200
			Sec-Fetch-Site: same-site  | Origin: https://blog.example.com            | 403
			Sec-Fetch-Site: same-site  | Origin: https://dashboard.example.com       | 200
			Sec-Fetch-Site: cross-site | Origin: null                                | 403
			Sec-Fetch-Site: cross-site | X-No: header                                | 403
			Sec-Fetch-Site: cross-site | Referer: https://www.example.com/           | 403
			X-No: header               | Origin: https://www.example.com             | 200
			X-No: header               | Origin: http://www.example.com              | 403
			X-No: header               | Origin: https://backend.internal            | 403
			X-No: header               | Origin: https://dashboard.example.com       | 200
			X-No: header               | Origin: https://evil.example                | 403
			X-No: header               | Referer: https://www.example.com/page       | 200
			X-No: header               | Referer: https://evil.example/page          | 403
			Sec-Fetch-Site: same-origin | Sec-Fetch-Site: cross-site                 | 403
			Origin: https://www.example.com | Origin: https://evil.example           | 403
			""")
	void theOwnOriginIsThePublicOne(String first, String second, int status) {
		Response response = this.application.sendRaw("POST /items", "Host: backend.internal",
				"X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https", "Content-Length: 0", first, second);
		assertThat(response.status()).isEqualTo(status);
		assertThat(calls()).isEqualTo((status == 200) ? 1 : 0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			websocket          | Origin: https://evil.example          | 403
			WebSocket          | Origin: https://evil.example          | 403
			h2c, websocket     | Origin: https://evil.example          | 403
			websocket          | Origin: null                          | 403
			websocket          | Origin: http://www.example.com        | 200
			websocket          | Origin: https://dashboard.example.com | 200
			websocket          | X-No: header                          | 200
			h2c                | Origin: https://evil.example          | 200
			""")
	void aWebSocketHandshakeFromAnotherOriginIsRefused(String upgrade, String origin, int status) {
		Response response = send("GET /socket", "Connection: Upgrade", "Upgrade: " + upgrade, origin);
		assertThat(response.status()).isEqualTo(status);
	}

	@Test
	void whereOnlyTheSchemeDiffersTheAnswerSaysSoAndTheLogWhatToSet(CapturedOutput output) {
		Response response = send("POST /items", "Origin: https://www.example.com", "Content-Length: 0");
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).isEqualTo(
				"csrf-origin-scheme-differs: the origin differs only in its scheme from the one the request is sent to\n");
		assertThat(output).contains("set cors.hosts.forwarded-proto-header or cors.hosts.scheme");
	}

	@Test
	void anOriginThatMayReadTheAnswerCanReadTheRefusal() {
		Response response = send("POST /items", CROSS_SITE, Site.ORIGIN, "Content-Length: 0");
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(
				"Access-Control-Allow-Origin: https://site.example.com",
				"Vary: Origin, Sec-Fetch-Site, Referer, Accept");
	}

	@Test
	void preflightsAreNotAffected() {
		assertThat(send("OPTIONS /items", CROSS_SITE, Site.ORIGIN, Site.REQUEST_METHOD)
			.lines("Access-Control-Allow-Origin")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "/webhooks/stripe, 200", "/webhooks/, 403", "/webhooks/stripe/x, 403", "/api/webhooks/stripe, 403",
			"/webhooks/..;/items, 403", "/items/..;/webhooks/stripe, 403" })
	void exemptPathsMustMatchAsAWhole(String path, int status) {
		Response response = send("POST " + path, CROSS_SITE, Site.OTHER_ORIGIN, "Content-Length: 0");
		assertThat(response.status()).isIn(status, (status == 403) ? 400 : status);
	}

	@Test
	void logSaysWhatToAdd(CapturedOutput output) {
		send("POST /items", CROSS_SITE, Site.OTHER_ORIGIN, "Content-Length: 0");
		assertThat(warnings(output)).singleElement()
			.asString()
			.endsWith("Refused a request: csrf-origin-not-trusted (the request was made by an origin that is not "
					+ "trusted). It is a POST for \"/items\" to http://www.example.com with Sec-Fetch-Site "
					+ "\"cross-site\", Origin \"https://other.example\" and no Referer. To accept it, add "
					+ "https://other.example to cors.csrf.trusted-origins.");
	}

	@Test
	void nothingOfTheRequestIsRepeatedOrLoggedRaw(CapturedOutput output) {
		String[] headers = { "Sec-Fetch-Site: a\tb<script>\u009b31m", "Origin: https://evil.example\u0085<script>",
				"Referer: https://evil.example/\u009b" + "x".repeat(3000), "Content-Length: 0" };
		Response response = send("POST /items", headers);
		assertThat(response.status()).isIn(400, 403);
		assertThat(response.body()).doesNotContain("evil.example", "<script>");
		assertThat(output.getOut().lines()).allSatisfy((line) -> assertThat(line).matches("[\\x20-\\x7e]*"));
		assertThat(warnings(output)).singleElement().asString().hasSizeLessThan(1200);
	}

	/**
	 * The refusals, without what is noted about CORS.
	 */
	private static Stream<String> warnings(CapturedOutput output) {
		return output.getOut().lines().filter((line) -> line.contains(" WARN "));
	}

	@Test
	void theQueryOfTheRefererIsNotLogged(CapturedOutput output) {
		send("POST /items", "X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https",
				"Referer: https://evil.example/page?code=s3cret#s3cret", "Content-Length: 0");
		assertThat(output).contains("Referer \"https://evil.example/page\"").doesNotContain("s3cret");
	}

	@Test
	void anOriginLongerThanAQuotationIsNotAdvisedAsAWhole(CapturedOutput output) {
		String label = "a".repeat(60);
		send("POST /items", "Origin: https://" + String.join(".", label, label, label, label), "Content-Length: 0");
		assertThat(output).contains("To accept it, add https://aaa")
			.doesNotContain(String.join(".", label, label, label, label));
	}

	@Test
	void nothingIsLoggedOfWhatPasses(CapturedOutput output) {
		send("POST /items", "Sec-Fetch-Site: same-origin", "Content-Length: 0");
		send("GET /items", CROSS_SITE);
		assertThat(output).isEmpty();
	}

	@Test
	void aHostThatIsNotListedIsRefusedForThat() {
		Response response = this.application.sendRaw("POST /items", "Host: evil.example", "Origin: http://evil.example",
				"Content-Length: 0");
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith("host-not-allowed");
	}

	private Response send(String requestLine, String... headers) {
		String[] all = Stream.concat(Stream.of(HOST), Stream.of(headers)).toArray(String[]::new);
		return this.application.sendRaw(requestLine, all);
	}

	private int calls() {
		return this.application.bean(CountingHandlers.class).takeCalls();
	}

}
