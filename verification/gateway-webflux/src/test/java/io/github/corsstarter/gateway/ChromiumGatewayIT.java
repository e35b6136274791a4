package io.github.corsstarter.gateway;

import java.util.List;
import java.util.Map;

import io.github.corsstarter.chromium.Chromium;
import io.github.corsstarter.chromium.Page;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Chromium lets pages read through the gateway, for the mistakes of an upstream.
 */
class ChromiumGatewayIT {

	private static final String API = "http://api.example.com";

	private static final String APP = "http://app.example.com";

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	private static RunningApplication gateway;

	private static Chromium chromium;

	@BeforeAll
	static void start() {
		gateway = Gateway.before(UPSTREAM.url(), "cors.allowed-origins=" + APP, "cors.credentials=true");
		int pages = Integer.parseInt(UPSTREAM.url().replaceFirst(".*:", ""));
		chromium = Chromium
			.start(Map.of("app.example.com", pages, "evil.example.org", pages, "api.example.com", gateway.port()));
	}

	@AfterAll
	static void stop() {
		if (chromium != null) {
			chromium.close();
		}
		gateway.close();
		UPSTREAM.close();
	}

	private static Page page(String origin) {
		return new Page(chromium.open(origin + "/page"));
	}

	@ParameterizedTest
	@CsvSource({ "plain, GET, 200", "wildcard, GET, 200", "wildcard-with-credentials, GET, 200", "reflecting, PUT, 200",
			"doubled, GET, 200", "joined, GET, 200", "refusing, DELETE, 403", "failing, GET, 500", "gone, GET, 500",
			"moved-here, GET, 200" })
	void pageOfTheSiteReadsTheResponse(String behavior, String method, int status) {
		assertThat(
				page(APP).fetch(API + "/api/" + behavior, Map.of("method", method, "credentials", "include")).status())
			.isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "plain, GET", "wildcard, GET", "reflecting, GET", "doubled, GET", "failing, GET", "wildcard, PUT" })
	void otherPageReadsNothing(String behavior, String method) {
		assertThat(page("http://evil.example.org").fetch(API + "/api/" + behavior, Map.of("method", method)).error())
			.isEqualTo("TypeError: Failed to fetch");
	}

	@Test
	void pageOfTheSiteReadsWhatTheUpstreamExposes() {
		assertThat(page(APP).fetch(API + "/api/exposing").headers()).containsEntry("etag", "\"1\"");
	}

	@Test
	void webSocketIsPassedOn() {
		assertThat(page(APP).socket("ws://api.example.com/api/socket")).isEqualTo("welcome");
	}

	@Test
	void serverSentEventsArePassedOn() {
		List<String> events = page(APP).events(API + "/api/events", true);
		assertThat(events).startsWith("one", "two");
	}

}
