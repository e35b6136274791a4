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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the starter refuses does not reach the upstream.
 */
class RefusalsBeforeRoutesTests {

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	private static RunningApplication gateway;

	@BeforeAll
	static void start() {
		gateway = Gateway.before(UPSTREAM.url(), Site.ALLOWED_ORIGINS, "cors.reject-disallowed=true",
				"cors.hosts.allowed=www.example.com", "cors.csrf.enabled=true",
				"cors.csrf.trusted-origins=" + Site.NAME);
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
	@CsvSource(delimiter = '|', textBlock = """
			GET  | Host: evil.example    | X-No: origin                  | 400 | host-not-allowed
			GET  | Host: www.example.com | Origin: https://other.example | 403 | origin-not-allowed
			POST | Host: www.example.com | Sec-Fetch-Site: cross-site    | 403 | csrf-origin-missing
			""")
	void requestIsRefusedWithTheReason(String method, String host, String header, int status, String reason) {
		Response response = gateway.sendRaw(method + " /api/plain", host, header);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.body()).startsWith(reason + ": ");
		assertThat(UPSTREAM.received()).isEmpty();
	}

	@Test
	void webSocketOfAnotherSiteIsRefused() {
		Response response = handshake("https://other.example");
		assertThat(response.status()).isEqualTo(403);
		assertThat(UPSTREAM.received()).isEmpty();
	}

	@Test
	void webSocketOfATrustedSiteIsPassedOn() {
		assertThat(handshake(Site.NAME).status()).isEqualTo(101);
		// The gateway answers before it asks.
		await().untilAsserted(() -> assertThat(UPSTREAM.received()).containsExactly("GET /api/socket"));
	}

	@Test
	void otherRequestsReachTheUpstream() {
		for (String method : List.of("GET", "POST")) {
			assertThat(
					gateway.sendRaw(method + " /api/plain", "Host: www.example.com", Site.ORIGIN, "Content-Length: 0")
						.body())
				.isEqualTo("upstream");
		}
		assertThat(UPSTREAM.received()).containsExactly("GET /api/plain", "POST /api/plain");
	}

	private static Response handshake(String origin) {
		return gateway.openWebSocket("/api/socket", "Host: www.example.com", "Origin: " + origin);
	}

}
