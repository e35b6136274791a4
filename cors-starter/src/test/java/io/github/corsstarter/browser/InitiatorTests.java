package io.github.corsstarter.browser;

import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.FetchRequest.Mode;
import io.github.corsstarter.browser.Outcome.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What differs with what makes the request, and where page and server are.
 */
class InitiatorTests {

	private final Answers server = new Answers();

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			FETCH        | READABLE   | cors      | https://app.example.com
			XHR          | READABLE   | cors      | https://app.example.com
			EVENT_SOURCE | READABLE   | cors      | https://app.example.com
			FONT         | READABLE   | cors      | https://app.example.com
			SCRIPT       | OPAQUE     | no-cors   | -
			IMAGE        | OPAQUE     | no-cors   | -
			FORM         | NAVIGATION | navigate  | -
			""")
	void eachInitiatorHasItsMode(Initiator initiator, View view, String mode, String origin) {
		this.server.on("GET", 200, "Access-Control-Allow-Origin: *", "Content-Type: text/event-stream");
		assertThat(fetch(FetchRequest.of(initiator, Answers.API)).view()).isEqualTo(view);
		assertThat(this.server.lastHeaders().get("Sec-Fetch-Mode")).isEqualTo(mode);
		assertThat(this.server.lastHeaders().get("Origin")).isEqualTo(origin);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			EVENT_SOURCE | Access to resource at 'https://api.example.net/x' from
			FONT         | Access to font at 'https://api.example.net/x' from
			SCRIPT       | Access to script at 'https://api.example.net/x' from
			IMAGE        | Access to image at 'https://api.example.net/x' from
			""")
	void withCorsTheResponseNeedsPermission(Initiator initiator, String sentence) {
		this.server.on("GET", 200);
		FetchRequest request = FetchRequest.of(initiator, Answers.API).crossOrigin(Credentials.SAME_ORIGIN);
		assertThat(fetch(request).sentence()).startsWith(sentence);
	}

	@Test
	void formSendsItsOriginWithPostAndNoPreflight() {
		this.server.on("", 200);
		FetchRequest form = FetchRequest.of(Initiator.FORM, Answers.API);
		assertThat(fetch(form.method("PUT").body("application/x-www-form-urlencoded")).exchanges()).hasSize(1);
		assertThat(this.server.lines()).containsExactly("GET " + Answers.API);
		fetch(form.method("post").body("application/x-www-form-urlencoded"));
		assertThat(this.server.lastHeaders().get("Origin")).isEqualTo(Answers.APP);
		assertThat(this.server.lines()).containsExactly("POST " + Answers.API);
	}

	@Test
	void formToAnInsecureTargetIsSentWithTheOriginNullAndNoted() {
		this.server.on("", 200);
		Outcome outcome = fetch(FetchRequest.of(Initiator.FORM, "http://api.example.net/x").method("POST"));
		assertThat(this.server.lastHeaders().get("Origin")).isEqualTo("null");
		assertThat(outcome.notes()).containsExactly(Outcome.Note.MIXED_FORM);
	}

	@Test
	void webSocketOpensWithoutCorsAndAlwaysSendsItsOrigin() {
		this.server.on("GET wss://api.example.net/ws", 101);
		assertThat(fetch(FetchRequest.of(Initiator.WEB_SOCKET, "wss://api.example.net/ws")).view())
			.isEqualTo(View.CONNECTED);
		assertThat(this.server.lastHeaders().get("Origin")).isEqualTo(Answers.APP);
		this.server.on("GET wss://api.example.net/no", 403);
		assertThat(fetch(FetchRequest.of(Initiator.WEB_SOCKET, "wss://api.example.net/no")).sentence()).isEqualTo(
				"WebSocket connection to 'wss://api.example.net/no' failed: Error during WebSocket handshake: Unexpected "
						+ "response code: 403");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					200 | text/event-stream               | -
					200 | text/event-stream;charset=utf-8 | -
					200 | text/plain                      | EventSource's response has a MIME type ("text/plain") that is not "text/event-stream". Aborting the connection.
					500 | text/event-stream               | Failed to load resource: the server responded with a status of 500
					204 | text/event-stream               | Failed to load resource: the server responded with a status of 204
					""")
	void eventSourceNeedsAnEventStream(int status, String type, String sentence) {
		this.server.on("GET", status, "Access-Control-Allow-Origin: *", "Content-Type: " + type);
		assertThat(fetch(FetchRequest.of(Initiator.EVENT_SOURCE, Answers.API)).sentence()).isEqualTo(sentence);
		assertThat(this.server.lastHeaders().get("Accept")).isEqualTo("text/event-stream");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					FETCH      | http://api.example.net/x | requested an insecure resource 'http://api.example.net/x'. This request has been blocked
					XHR        | http://api.example.net/x | requested an insecure XMLHttpRequest endpoint 'http
					SCRIPT     | http://api.example.net/x | requested an insecure script 'http
					IMAGE      | http://93.184.216.34/x   | requested an insecure image 'http
					WEB_SOCKET | ws://api.example.net/x   | attempted to connect to the insecure WebSocket endpoint 'ws
					FETCH      | http://localhost:8080/x  | -
					FETCH      | http://127.0.0.1/x       | -
					FETCH      | http://[::1]/x           | -
					FETCH      | http://192.168.1.1/x     | -
					FETCH      | http://printer.local/x   | -
					""")
	void pageWithTlsAsksForNothingInsecureButOnTheUsersOwnNetwork(Initiator initiator, String url, String sentence) {
		this.server.on("", 200, "Access-Control-Allow-Origin: *");
		Outcome outcome = fetch(FetchRequest.of(initiator, url));
		assertThat(outcome.exchanges().isEmpty()).isEqualTo(sentence != null);
		if (sentence != null) {
			assertThat(outcome.sentence())
				.startsWith("Mixed Content: The page at 'https://app.example.com/' was loaded over HTTPS, but ")
				.contains(sentence);
		}
	}

	@Test
	void imageIsAskedForWithTlsInstead() {
		this.server.on("GET https://api.example.net/x", 200);
		Outcome outcome = fetch(FetchRequest.of(Initiator.IMAGE, "http://api.example.net/x"));
		assertThat(outcome.view()).isEqualTo(View.OPAQUE);
		assertThat(outcome.notes()).containsExactly(Outcome.Note.UPGRADED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			http://app.example.com  | http://192.168.1.1/x     | insecure-local-network
			http://app.example.com  | http://127.0.0.1/x       | insecure-local-network
			http://192.168.1.2      | http://127.0.0.1/x       | insecure-local-network
			http://192.168.1.2      | http://192.168.1.1/x     | -
			http://localhost        | http://192.168.1.1/x     | -
			http://app.example.com  | http://api.example.net/x | -
			https://app.example.com | https://intern.example/x | -
			http://app.example.com  | http://intern.example/x  | insecure-local-network
			""")
	void onlyASecurePageReachesAMorePrivateNetwork(String page, String url, String code) {
		this.server.on("", 200, "Access-Control-Allow-Origin: *");
		Browser browser = Answers.chromium()
			.withSpaces((host) -> host.equals("intern.example") ? AddressSpace.LOCAL : AddressSpace.of(host));
		Outcome outcome = browser.fetch(Page.at(page), FetchRequest.of(Initiator.FETCH, url), this.server);
		assertThat((outcome.error() != null) ? outcome.error().reason().code() : null).isEqualTo(code);
	}

	@Test
	void userIsAskedBeforeASecurePageReachesAMorePrivateNetwork() {
		this.server.on("", 200, "Access-Control-Allow-Origin: *");
		assertThat(fetch(FetchRequest.of(Initiator.FETCH, "http://localhost:3000/")).notes())
			.containsExactly(Outcome.Note.LOCAL_NETWORK_PERMISSION);
		assertThat(Answers.chromium()
			.fetch(Page.at("https://intranet.example").from(AddressSpace.LOCAL),
					FetchRequest.of(Initiator.FETCH, "http://192.168.1.1/"), this.server)
			.notes()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			https://app.example.com | same-origin  | resource-not-same-origin
			https://app.example.com | same-site    | resource-not-same-site
			https://app.example.com | cross-origin | -
			https://app.example.com | SAME-ORIGIN  | -
			https://app.example.com | bogus        | -
			https://app.example.net | same-origin  | resource-not-same-origin
			https://app.example.net | same-site    | -
			http://app.example.net  | same-site    | resource-not-same-site
			https://api.example.net | same-origin  | -
			""")
	void resourcePolicyBlocksUseWithoutCors(String page, String policy, String code) {
		this.server.on("GET", 200, "Cross-Origin-Resource-Policy: " + policy, "Access-Control-Allow-Origin: *");
		Outcome image = Answers.chromium()
			.fetch(Page.at(page), FetchRequest.of(Initiator.IMAGE, Answers.API), this.server);
		assertThat((image.error() != null) ? image.error().reason().code() : null).isEqualTo(code);
		assertThat(Answers.chromium()
			.fetch(Page.at(page), FetchRequest.of(Initiator.FETCH, Answers.API), this.server)
			.isReadable()).isTrue();
	}

	@Test
	void modeSameOriginAsksOnlyTheOwnOrigin() {
		FetchRequest request = FetchRequest.of(Initiator.FETCH, Answers.API).mode(Mode.SAME_ORIGIN);
		assertThat(fetch(request).sentence()).isEqualTo("Fetch API cannot load " + Answers.API + ". Request mode is "
				+ "\"same-origin\" but the URL's origin is not same as the request origin " + Answers.APP + ".");
	}

	private Outcome fetch(FetchRequest request) {
		return Answers.chromium().fetch(Page.at(Answers.APP), request, this.server);
	}

}
