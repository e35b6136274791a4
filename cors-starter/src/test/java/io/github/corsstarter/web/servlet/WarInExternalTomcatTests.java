package io.github.corsstarter.web.servlet;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.testing.ExplodedWar;
import io.github.corsstarter.testing.ExternalTomcat;
import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A WAR in a Tomcat that is not embedded, where Boot resets the response and forwards to
 * the error page.
 */
class WarInExternalTomcatTests {

	@TempDir
	private static Path base;

	private static ExternalTomcat tomcat;

	private static HttpPeer peer;

	@BeforeAll
	static void start() throws Exception {
		List<String> configuration = List.of("cors:", "  allowed-origins: [https://site.example.com]",
				"  credentials: true", "  expose-headers: [x-total]", "  urls-regex: ^/[^/]");
		ExplodedWar.assemble(base.resolve("webapps/shop"), configuration);
		ExplodedWar.assemble(base.resolve("webapps/strict"),
				Stream.concat(configuration.stream(), Stream.of("  reject-disallowed: true")).toList());
		tomcat = ExternalTomcat.start(base);
		peer = new HttpPeer(tomcat.port());
	}

	@AfterAll
	static void stop() {
		if (tomcat != null) {
			tomcat.close();
		}
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource(delimiter = '|', textBlock = CorsResponseHeaderTests.REQUESTS)
	void allowedOriginGetsCorsHeadersWhateverTheStatus(String method, String path, int status) {
		Response response = peer.send(method, "/shop" + path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource(delimiter = '|', textBlock = CorsResponseHeaderTests.REQUESTS)
	void otherOriginGetsNoCorsHeaders(String method, String path, int status) {
		Response response = peer.send(method, "/shop" + path, Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', textBlock = AsyncResponseTests.REQUESTS)
	void asyncResponsesGetCorsHeadersToo(String path, int status) {
		Response response = peer.send("GET", "/shop" + path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@Test
	void theErrorPageIsThatOfBoot() {
		assertThat(peer.send("GET", "/shop/throws", Site.ORIGIN).body()).contains("\"path\":\"/shop/throws\"");
	}

	@Test
	void aPreflightIsAnswered() {
		Response response = peer.send("OPTIONS", "/shop/ok", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.lines("Content-Length")).containsExactly("Content-Length: 0");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	@Test
	void preflightFromAnotherOriginGetsNoAllowHeaders() {
		Response response = peer.send("OPTIONS", "/shop/ok", Site.OTHER_ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/shop", "/strict" })
	void requestThatAFilterRefusedBeforeKeepsItsStatus(String application) {
		assertThat(peer.send("GET", application + "/limited", Site.ORIGIN)).satisfies((response) -> {
			assertThat(response.status()).isEqualTo(429);
			assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
		});
		assertThat(peer.send("OPTIONS", application + "/limited", Site.ORIGIN, Site.REQUEST_METHOD))
			.satisfies((response) -> {
				assertThat(response.status()).isEqualTo(429);
				assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
			});
		assertThat(peer.send("GET", application + "/limited", Site.OTHER_ORIGIN)).satisfies((response) -> {
			assertThat(response.status()).isEqualTo(429);
			assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
		});
	}

	@ParameterizedTest
	@CsvSource({ "GET, /ok", "POST, /posted", "GET, /throws", "GET, /missing", "GET, /error", "OPTIONS, /ok" })
	void rejectDisallowedRefusesAnotherOrigin(String method, String path) {
		Response response = peer.send(method, "/strict" + path, Site.OTHER_ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).startsWith("origin-not-allowed");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.REFUSAL);
	}

	@ParameterizedTest
	@CsvSource({ "/ok, 200", "/missing, 404", "/throws, 500", "/send-error, 409" })
	void rejectDisallowedServesTheSite(String path, int status) {
		Response response = peer.send("GET", "/strict" + path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

}
