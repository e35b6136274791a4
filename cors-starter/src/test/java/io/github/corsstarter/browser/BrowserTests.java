package io.github.corsstarter.browser;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.FetchRequest.Mode;
import io.github.corsstarter.browser.FetchRequest.Redirect;
import io.github.corsstarter.browser.Outcome.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser sends for a page, and what it lets the page see.
 */
class BrowserTests {

	private static final String BLOCKED = "Access to fetch at '" + Answers.API + "' from origin '" + Answers.APP
			+ "' has been blocked by CORS policy: ";

	private static final String ALLOWED = "Access-Control-Allow-Origin: " + Answers.APP;

	private static final String CREDENTIALS = "Access-Control-Allow-Credentials: true";

	private final Answers server = new Answers();

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					-                                                | omit    | No 'Access-Control-Allow-Origin' header is present on the requested resource.
					ACAOrigin: *                                     | omit    | -
					ACAOrigin: *                                     | include | The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.
					ACAOrigin: https://app.example.com               | omit    | -
					ACAOrigin: https://app.example.com               | include | The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.
					ACAOrigin: https://app.example.com;ACACredentials: True | include | The value of the 'Access-Control-Allow-Credentials' header in the response is 'True' which must be 'true' when the request's credentials mode is 'include'.
					ACAOrigin: https://app.example.com;ACACredentials: true | include | -
					ACAOrigin: https://app.example.com/              | omit    | The 'Access-Control-Allow-Origin' header has a value 'https://app.example.com/' that is not equal to the supplied origin. Have the server send the header with a valid value.
					ACAOrigin: https://other.example                 | omit    | The 'Access-Control-Allow-Origin' header has a value 'https://other.example' that is not equal to the supplied origin. Have the server send the header with a valid value.
					ACAOrigin: null                                  | omit    | The 'Access-Control-Allow-Origin' header has a value 'null' that is not equal to the supplied origin. Have the server send the header with a valid value.
					ACAOrigin: app.example.com                       | omit    | The 'Access-Control-Allow-Origin' header contains the invalid value 'app.example.com'. Have the server send the header with a valid value.
					'ACAOrigin: '                                    | omit    | The 'Access-Control-Allow-Origin' header contains the invalid value ''. Have the server send the header with a valid value.
					ACAOrigin: https://app.example.com, *            | omit    | The 'Access-Control-Allow-Origin' header contains multiple values 'https://app.example.com, *', but only one is allowed. Have the server send the header with a valid value.
					ACAOrigin: https://app.example.com;ACAOrigin: https://app.example.com | omit | The 'Access-Control-Allow-Origin' header contains multiple values 'https://app.example.com, https://app.example.com', but only one is allowed. Have the server send the header with a valid value.
					""")
	void pageReadsAResponseThatAllowsItsOrigin(String headers, String credentials, String sentence) {
		this.server.on("GET", 200, Answers.headers(headers));
		Outcome outcome = fetch(Answers.get(Answers.API).credentials(Credentials.valueOf(credentials.toUpperCase())));
		assertThat(outcome.sentence()).isEqualTo((sentence != null) ? BLOCKED + sentence : null);
		assertThat(outcome.isReadable()).isEqualTo(sentence == null);
		assertThat(outcome.exchanges()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			app.example.com               | invalid-allow-origin-value
			*.example.com                 | invalid-allow-origin-value
			http://*.example.com          | allow-origin-mismatch
			localhost:3000                | allow-origin-mismatch
			https://                      | invalid-allow-origin-value
			https:app                     | allow-origin-mismatch
			http//x                       | invalid-allow-origin-value
			//app.example.com             | invalid-allow-origin-value
			https://app.example.com:99999 | invalid-allow-origin-value
			https://app.example.com:443   | allow-origin-mismatch
			HTTPS://APP.EXAMPLE.COM       | allow-origin-mismatch
			"https://app.example.com"     | invalid-allow-origin-value
			${ORIGIN}                     | invalid-allow-origin-value
			https://exa mple.com          | multiple-allow-origin-values
			*,*                           | multiple-allow-origin-values
			null;                         | invalid-allow-origin-value
			https://[x]                   | invalid-allow-origin-value
			a:b                           | allow-origin-mismatch
			http:///                      | invalid-allow-origin-value
			regex:.*                      | allow-origin-mismatch
			""")
	void consoleTellsAnotherOriginFromWhatIsNotOne(String value, String code) {
		this.server.on("GET", 200, "Access-Control-Allow-Origin: " + value);
		assertThat(fetch(Answers.get(Answers.API)).error().reason().code()).isEqualTo(code);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					200 | ACAOrigin: *;ACAMethods: PUT                          | PUT   | omit    | -
					204 | ACAOrigin: *;ACAMethods: DELETE, PUT                  | PUT   | omit    | -
					200 | ACAOrigin: *;ACAMethods: DELETE;ACAMethods: PUT       | PUT   | omit    | -
					200 | ACAOrigin: *;ACAMethods: ,PUT ,                       | PUT   | omit    | -
					200 | ACAOrigin: *;ACAMethods: *                            | PUT   | omit    | -
					200 | ACAOrigin: https://app.example.com;ACACredentials: true;ACAMethods: * | PUT | include | Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.
					200 | ACAOrigin: *                                          | PUT   | omit    | Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.
					200 | ACAOrigin: *;ACAMethods: put                          | put   | omit    | Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.
					200 | ACAOrigin: *;ACAMethods: PATCH                        | patch | omit    | Method patch is not allowed by Access-Control-Allow-Methods in preflight response.
					200 | ACAOrigin: *;ACAMethods: patch                        | patch | omit    | -
					200 | ACAOrigin: *;ACAMethods: PUT DELETE                   | PUT   | omit    | Cannot parse Access-Control-Allow-Methods response header field in preflight response.
					200 | ACAOrigin: *;ACAMethods: PUT;ACAHeaders: x y          | PUT   | omit    | Cannot parse Access-Control-Allow-Headers response header field in preflight response.
					403 | ACAOrigin: *;ACAMethods: PUT                          | PUT   | omit    | Response to preflight request doesn't pass access control check: It does not have HTTP ok status.
					304 | ACAOrigin: *;ACAMethods: PUT                          | PUT   | omit    | Response to preflight request doesn't pass access control check: It does not have HTTP ok status.
					302 | ACAOrigin: *;ACAMethods: PUT                          | PUT   | omit    | Response to preflight request doesn't pass access control check: It does not have HTTP ok status.
					302 | ACAOrigin: *;ACAMethods: PUT;Location: /y             | PUT   | omit    | Response to preflight request doesn't pass access control check: Redirect is not allowed for a preflight request.
					401 | -                                                     | PUT   | omit    | Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.
					200 | ACAOrigin: *                                          | PUT   | include | Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.
					""")
	void requestIsSentIfTheAnswerToThePreflightAllowsIt(int status, String headers, String method, String credentials,
			String sentence) {
		this.server.on("OPTIONS", status, Answers.headers(headers)).on("", 200, ALLOWED, CREDENTIALS);
		Outcome outcome = fetch(
				Answers.get(Answers.API).method(method).credentials(Credentials.valueOf(credentials.toUpperCase())));
		assertThat(outcome.sentence()).isEqualTo((sentence != null) ? BLOCKED + sentence : null);
		assertThat(outcome.exchanges()).hasSize((sentence != null) ? 1 : 2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			x-a           | x-a           | -
			x-a           | X-A, x-b      | -
			x-a           | *             | -
			x-b;X-A       | x-b           | x-a
			x-a           | -             | x-a
			authorization | authorization | -
			""")
	void everyHeaderIsListedOrTheRequestIsNotSent(String names, String allowed, String missing) {
		FetchRequest request = Answers.get(Answers.API);
		for (String name : names.split(";")) {
			request = request.header(name, "1");
		}
		this.server.on("OPTIONS", 200, "Access-Control-Allow-Origin: *",
				"Access-Control-Allow-Headers: " + ((allowed != null) ? allowed : ""));
		this.server.on("GET", 200, ALLOWED);
		Outcome outcome = fetch(request);
		assertThat(outcome.sentence()).isEqualTo((missing != null) ? BLOCKED + "Request header field " + missing
				+ " is not allowed by Access-Control-Allow-Headers in preflight response." : null);
	}

	@Test
	void preflightNamesOriginMethodAndHeadersInOrderWithoutCookies() {
		this.server.on("OPTIONS", 200);
		fetch(Answers.get(Answers.API)
			.method("PUT")
			.header("X-B", "1")
			.header("x-a", "1")
			.credentials(Credentials.INCLUDE));
		assertThat(this.server.lastHeaders()).hasToString("""
				Accept: */*
				Access-Control-Request-Method: PUT
				Access-Control-Request-Headers: x-a,x-b
				Origin: https://app.example.com
				Sec-Fetch-Site: cross-site
				Sec-Fetch-Mode: cors
				Sec-Fetch-Dest: empty""");
	}

	@Test
	void onlyChromiumLetsAWildcardCoverAuthorization() {
		this.server.on("OPTIONS", 200, ALLOWED, "Access-Control-Allow-Headers: *").on("GET", 200, ALLOWED);
		FetchRequest request = Answers.get(Answers.API).header("Authorization", "Bearer x");
		Outcome chromium = fetch(request);
		assertThat(chromium.isReadable()).isTrue();
		assertThat(chromium.notes()).containsExactly(Outcome.Note.AUTHORIZATION_BY_WILDCARD);
		assertThat(
				Browser.of(Browser.Engine.FIREFOX).fetch(Page.at(Answers.APP), request, this.server).error().subject())
			.isEqualTo("authorization");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					-                                         | omit    | cache-control, content-type
					AC-Expose-Headers: *                      | omit    | access-control-allow-credentials, access-control-allow-origin, access-control-expose-headers, cache-control, content-type, etag, x-a, x-b
					AC-Expose-Headers: *                      | include | cache-control, content-type
					AC-Expose-Headers: X-A                    | omit    | cache-control, content-type, x-a
					AC-Expose-Headers: x-a;AC-Expose-Headers: x-b | include | cache-control, content-type, x-a, x-b
					AC-Expose-Headers: ,x-a ,                 | omit    | cache-control, content-type, x-a
					AC-Expose-Headers: x-a x-b                | omit    | cache-control, content-type
					AC-Expose-Headers: set-cookie             | omit    | cache-control, content-type
					""")
	void scriptsSeeSafelistedAndExposedHeaders(String expose, String credentials, String visible) {
		String[] own = { ALLOWED, CREDENTIALS, "Content-Type: text/plain", "Cache-Control: no-cache", "X-A: 1",
				"X-B: 2", "ETag: x", "Set-Cookie: a=b" };
		String[] all = Stream.of(own, Answers.headers(expose)).flatMap(Arrays::stream).toArray(String[]::new);
		this.server.on("GET", 200, all);
		assertThat(fetch(Answers.get(Answers.API).credentials(Credentials.valueOf(credentials.toUpperCase())))
			.visibleHeaders()).containsExactly(visible.split(", "));
	}

	@Test
	void pageSeesAllOfItsOwnOriginButCookies() {
		this.server.on("GET", 200, "X-A: 1", "Set-Cookie: a=b");
		assertThat(fetch(Answers.get(Answers.APP + "/y")).visibleHeaders()).containsExactly("x-a");
		assertThat(this.server.lastHeaders().get("Origin")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "connect", "Track", "GET x", "" })
	void someMethodsAreRefusedBeforeAnythingIsSent(String method) {
		assertThat(fetch(Answers.get(Answers.API).method(method)).exchanges()).isEmpty();
		assertThat(fetch(Answers.get(Answers.API).method(method)).view()).isEqualTo(View.NETWORK_ERROR);
	}

	@Test
	void withoutCorsTheResponseIsOpaqueAndOnlyAFewHeadersAreSent() {
		this.server.on("POST", 200);
		Outcome outcome = fetch(Answers.get(Answers.API)
			.mode(Mode.NO_CORS)
			.method("POST")
			.header("X-A", "1")
			.header("Content-Type", "application/json")
			.header("Accept", "text/css"));
		assertThat(outcome.view()).isEqualTo(View.OPAQUE);
		assertThat(outcome.visibleHeaders()).isEmpty();
		assertThat(this.server.lastHeaders().names()).containsExactly("accept", "origin", "sec-fetch-dest",
				"sec-fetch-mode", "sec-fetch-site");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			301 | POST | GET
			302 | POST | GET
			302 | HEAD | HEAD
			303 | POST | GET
			303 | HEAD | HEAD
			307 | POST | POST
			308 | POST | POST
			""")
	void methodBecomesGetAfterSomeRedirects(int status, String method, String second) {
		this.server.on(method + " " + Answers.API + "/a", status, ALLOWED, "Location: /b").on("", 200, ALLOWED);
		FetchRequest request = Answers.get(Answers.API + "/a").method(method).header("Content-Type", "text/plain");
		fetch(method.equals("POST") ? request.body(null) : request);
		assertThat(this.server.lastHeaders().get("Content-Type"))
			.isEqualTo(method.equals(second) ? "text/plain" : null);
		assertThat(this.server.lines()).containsExactly(method + " " + Answers.API + "/a",
				second + " https://api.example.net/b");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://api.example.net/a | https://api.example.net/b   | https://app.example.com
			https://api.example.net/a | https://third.example.org/b | null
			https://api.example.net/a | https://app.example.com/b   | null
			https://app.example.com/a | https://api.example.net/b   | https://app.example.com
			""")
	void originBecomesNullWhereARedirectLeavesAnotherOrigin(String first, String second, String origin) {
		this.server.on("GET " + first, 302, ALLOWED, "Location: " + second)
			.on("GET", 200, "Access-Control-Allow-Origin: " + origin);
		assertThat(fetch(Answers.get(first)).isReadable()).isTrue();
		assertThat(this.server.lastHeaders().get("Origin")).isEqualTo(origin);
	}

	@Test
	void redirectNeedsPermissionToo() {
		this.server.on("GET " + Answers.API, 302, "Location: /b").on("GET", 200, ALLOWED);
		assertThat(fetch(Answers.get(Answers.API)).error().chromiumName()).isEqualTo("MissingAllowOriginHeader");
	}

	@Test
	void redirectedSentenceNamesBothUrls() {
		this.server.on("GET " + Answers.API, 302, ALLOWED, "Location: https://third.example.org/")
			.on("GET", 200, ALLOWED);
		assertThat(fetch(Answers.get(Answers.API)).sentence())
			.startsWith("Access to fetch at 'https://third.example.org/' " + "(redirected from '" + Answers.API
					+ "') from origin '" + Answers.APP + "' has been blocked by CORS policy: The "
					+ "'Access-Control-Allow-Origin' header has a value '" + Answers.APP + "' that is not equal");
	}

	@Test
	void redirectAsksAgainAndAuthorizationStaysWithItsOrigin() {
		this.server.on("OPTIONS", 200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: authorization")
			.on("GET " + Answers.API, 302, ALLOWED, "Location: /b")
			.on("GET https://api.example.net/b", 302, ALLOWED, "Location: https://third.example.org/c")
			.on("GET", 200, "Access-Control-Allow-Origin: *");
		fetch(Answers.get(Answers.API).header("Authorization", "x"));
		assertThat(this.server.lines()).containsExactly("OPTIONS " + Answers.API, "GET " + Answers.API,
				"OPTIONS https://api.example.net/b", "GET https://api.example.net/b",
				"GET https://third.example.org/c");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://u:p@api.example.net/ | redirect-contains-credentials
			https://:p@api.example.net/  | redirect-contains-credentials
			ftp://api.example.net/       | cors-disabled-scheme
			https://                     | invalid-redirect
			/x                           | too-many-redirects
			""")
	void someRedirectsAreNotFollowed(String location, String code) {
		this.server.on("GET", 302, ALLOWED, "Location: " + location);
		assertThat(fetch(Answers.get(Answers.API)).error().reason().code()).isEqualTo(code);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://@api.example.net/b", "https://:@api.example.net/b" })
	void redirectToAUrlWithAnEmptyUserNameIsFollowed(String location) {
		this.server.on("GET " + Answers.API, 302, ALLOWED, "Location: " + location).on("GET", 200, ALLOWED);
		assertThat(fetch(Answers.get(Answers.API)).isReadable()).isTrue();
		assertThat(this.server.lines()).containsExactly("GET " + Answers.API, "GET https://api.example.net/b");
	}

	@Test
	void onlySpecialSchemesHaveASlashForAnEmptyPath() {
		assertThat(Url.parse("FOO://bar.cgi")).hasToString("foo://bar.cgi");
		assertThat(Url.parse("https://bar.cgi")).hasToString("https://bar.cgi/");
	}

	@Test
	void serverThatAsksForTheNameOfTheUserOfAProxyIsANetworkError() {
		this.server.on("", 407, ALLOWED, "Access-Control-Allow-Methods: PUT");
		assertThat(fetch(Answers.get(Answers.API)).error().reason().code())
			.isEqualTo("unexpected-proxy-authentication");
		assertThat(fetch(Answers.get(Answers.API).method("PUT")).sentence())
			.isEqualTo("Failed to load resource: net::ERR_UNEXPECTED_PROXY_AUTH");
	}

	@ParameterizedTest
	@CsvSource({ "CHROMIUM, same-origin", "FIREFOX, cross-site", "SAFARI, cross-site" })
	void siteOfAPreflightAfterARedirectDependsOnTheBrowser(Browser.Engine engine, String site) {
		this.server.on("OPTIONS", 200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: x-a")
			.on("GET", 302, ALLOWED, "Location: " + Answers.APP + "/b");
		Outcome outcome = Browser.of(engine)
			.fetch(Page.at(Answers.APP), Answers.get(Answers.API).header("x-a", "1"), this.server);
		assertThat(outcome.exchanges()).filteredOn(Outcome.Exchange::preflight)
			.extracting((exchange) -> exchange.request().headers().get("Sec-Fetch-Site"))
			.containsExactly("cross-site", site);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "CHROMIUM, cors", "FIREFOX, -", "SAFARI, -" })
	void chromiumWritesTheModeOfPreflightsWithoutTlsToo(Browser.Engine engine, String mode) {
		String api = "http://api.example.net/";
		Browser.of(engine).fetch(Page.at("http://app.example.com"), Answers.get(api).method("PUT"), this.server);
		assertThat(this.server.lastHeaders().get("Sec-Fetch-Mode")).isEqualTo(mode);
		assertThat(this.server.lastHeaders().get("Sec-Fetch-Site")).isNull();
	}

	@Test
	void redirectModesAreFollowed() {
		this.server.on("GET", 302, ALLOWED, "Location: /b");
		assertThat(fetch(Answers.get(Answers.API).redirect(Redirect.MANUAL)).view()).isEqualTo(View.OPAQUE_REDIRECT);
		assertThat(fetch(Answers.get(Answers.API).redirect(Redirect.ERROR)).error().reason().code())
			.isEqualTo("redirect-refused");
		assertThat(this.server.lines()).containsExactly("GET " + Answers.API, "GET " + Answers.API);
	}

	@Test
	void sandboxedPageHasTheOriginNull() {
		this.server.on("GET", 200, "Access-Control-Allow-Origin: null");
		assertThat(Answers.chromium()
			.fetch(Page.at(Answers.APP).sandboxed(), Answers.get(Answers.API), this.server)
			.isReadable()).isTrue();
		assertThat(this.server.lastHeaders().get("Origin")).isEqualTo("null");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			-                                          | false
			*                                          | true
			https://app.example.com                    | true
			https://x.example, https://app.example.com | true
			https://other.example                      | false
			null                                       | false
			""")
	void scriptsMeasureWhatAllowsIt(String allowed, boolean timing) {
		this.server.on("GET", 200, ALLOWED, "X-A: 1", (allowed != null) ? "Timing-Allow-Origin: " + allowed : "X-B: 1");
		assertThat(fetch(Answers.get(Answers.API)).timing()).isEqualTo(timing);
		assertThat(fetch(Answers.get(Answers.APP + "/")).timing()).isTrue();
	}

	@Test
	void uploadListenerCausesAPreflight() {
		this.server.on("OPTIONS", 200, ALLOWED).on("POST", 200, ALLOWED);
		FetchRequest request = FetchRequest.of(Initiator.XHR, Answers.API).method("POST").body("text/plain");
		assertThat(fetch(request).exchanges()).hasSize(1);
		Outcome outcome = fetch(request.withUploadListener());
		assertThat(outcome.exchanges().get(0).causes()).extracting(PreflightCause::kind)
			.containsExactly(PreflightCause.Kind.UPLOAD_LISTENER);
		assertThat(outcome.isReadable()).isTrue();
	}

	@Test
	void sentenceOfXhrExplainsItsCredentials() {
		this.server.on("GET", 200, "Access-Control-Allow-Origin: *");
		assertThat(fetch(FetchRequest.of(Initiator.XHR, Answers.API).credentials(Credentials.INCLUDE)).sentence())
			.startsWith("Access to XMLHttpRequest at '")
			.endsWith(
					"'include'. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the "
							+ "withCredentials attribute.");
	}

	@Test
	void serverThatDoesNotAnswerIsANetworkError() {
		assertThat(fetch(Answers.get(Answers.API)).error().reason().code()).isEqualTo("no-answer");
		assertThat(fetch(Answers.get(Answers.API).method("PUT")).error().reason().code()).isEqualTo("no-answer");
		assertThat(fetch(Answers.get("not a url")).error().reason().code()).isEqualTo("invalid-url");
	}

	@Test
	void everyReasonHasASentence() {
		for (NetworkError.Reason reason : NetworkError.Reason.values()) {
			NetworkError error = NetworkError.of(reason, "subject", Url.parse(Answers.API));
			assertThat(error.sentence(Page.at(Answers.APP), Answers.get(Answers.API))).isNotBlank().doesNotContain("%");
		}
		assertThat(List.of(NetworkError.Reason.values())).extracting(NetworkError.Reason::code).doesNotHaveDuplicates();
	}

	private Outcome fetch(FetchRequest request) {
		return Answers.chromium().fetch(Page.at(Answers.APP), request, this.server);
	}

}
