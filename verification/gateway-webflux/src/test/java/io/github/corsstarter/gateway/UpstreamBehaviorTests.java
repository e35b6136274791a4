package io.github.corsstarter.gateway;

import java.util.List;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.client.HttpClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the upstream does wrong and however it fails, a page gets the headers of the
 * gateway, and each once.
 */
class UpstreamBehaviorTests {

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	private static RunningApplication gateway;

	@BeforeAll
	static void start() {
		gateway = Gateway.start(Gateway.route(0, "/api/**", UPSTREAM.url()),
				Gateway.route(1, "/hasty/**", UPSTREAM.url()), Site.SETTINGS.toArray(String[]::new),
				new String[] { Gateway.PREFIX + ".routes[1].metadata.response-timeout=100" });
	}

	@AfterAll
	static void stop() {
		gateway.close();
		UPSTREAM.close();
	}

	@BeforeEach
	void forget() {
		UPSTREAM.received();
	}

	@ParameterizedTest
	@CsvSource({ "plain, 200", "wildcard, 200", "wildcard-with-credentials, 200", "reflecting, 200", "doubled, 200",
			"joined, 200", "refusing, 403", "moved, 302", "moved-here, 307", "failing, 500", "gone, 500",
			"breaking-off, 200", "events, 200" })
	void pageOfTheSiteGetsOneValueOfEach(String behavior, int status) {
		Response response = gateway.get("/api/" + behavior, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
		assertThat(response.members("Vary")).contains("origin").doesNotHaveDuplicates();
		assertThat(UPSTREAM.received()).containsExactly("GET /api/" + behavior);
	}

	@ParameterizedTest
	@CsvSource({ "plain, 200", "wildcard, 200", "wildcard-with-credentials, 200", "reflecting, 200", "doubled, 200",
			"joined, 200", "exposing, 200", "refusing, 403", "moved, 302", "moved-here, 307", "failing, 500",
			"gone, 500", "breaking-off, 200", "events, 200" })
	void pageOfAnotherOriginGetsNothing(String behavior, int status) {
		Response response = gateway.get("/api/" + behavior, Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.accessControlLines()).isEmpty();
		assertThat(response.members("Vary")).contains("origin").doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Origin: https://site.example.com | https://site.example.com
			Origin: https://other.example    |
			""")
	void timeOutIsAnErrorWithTheHeaders(String origin, String allowed) {
		Response response = gateway.get("/hasty/silent", origin);
		assertThat(response.status()).isEqualTo(504);
		assertThat(response.values("Access-Control-Allow-Origin"))
			.isEqualTo((allowed != null) ? List.of(allowed) : List.of());
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "reflecting", "refusing", "silent", "gone", "socket" })
	void preflightDoesNotReachTheUpstream(String behavior) {
		Response response = gateway.send("OPTIONS", "/api/" + behavior, Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
		assertThat(UPSTREAM.received()).isEmpty();
	}

	@Test
	void optionsThatIsNoPreflightReachesTheUpstream() {
		assertThat(gateway.send("OPTIONS", "/api/plain", Site.ORIGIN).body()).isEqualTo("upstream");
		assertThat(UPSTREAM.received()).containsExactly("OPTIONS /api/plain");
	}

	@Test
	void whatTheUpstreamExposesIsAdded() {
		assertThat(gateway.get("/api/exposing", Site.ORIGIN).members("Access-Control-Expose-Headers"))
			.containsExactly("x-total", "etag");
	}

	@Test
	void redirectOfTheUpstreamIsNotChanged() {
		assertThat(gateway.get("/api/moved", Site.ORIGIN).value("Location")).isEqualTo(UPSTREAM.url() + "/api/plain");
	}

	@Test
	void bodyThatBreaksOffIsNotCompleted() {
		Response response = gateway.get("/api/breaking-off", Site.ORIGIN);
		assertThat(response.value("Content-Length")).isEqualTo("100");
		assertThat(response.body()).isIn("", "upstream");
	}

	@Test
	void serverSentEventsArePassedOn() {
		assertThat(gateway.get("/api/events", Site.ORIGIN).body()).isEqualTo("data:one\n\ndata:two\n\n");
	}

	@Test
	void pathWithoutARouteHasTheHeaders() {
		Response response = gateway.get("/nowhere", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@Test
	void webSocketIsPassedOn() {
		assertThat(HttpClient.create()
			.headers((headers) -> headers.set("Origin", Site.NAME))
			.websocket()
			.uri("ws://localhost:" + gateway.port() + "/api/socket")
			.handle((in, out) -> in.receive().asString())
			.blockFirst()).isEqualTo("welcome");
	}

}
