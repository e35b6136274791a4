package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Tomcat answers before it runs any filter, and the settings of
 * {@code docs/troubleshooting.md} with which the request reaches the application.
 */
class ContainerAnswerTests {

	private static final String RELAXED = "server.tomcat.relaxed-query-chars=[,],{,},|,^";

	private static final String LONG_HEADERS = "server.max-http-request-header-size=32KB";

	@ParameterizedTest
	@ValueSource(strings = { "/ok?q=[1]", "/ok?q={1}", "/ok?q=a|b", "/ok?q=a^b", "/o%2Fk", "/ok%5C" })
	void answerOfTomcatItselfHasNoCorsHeaders(String target) {
		try (RunningApplication application = start()) {
			Response response = application.sendRaw("GET " + target, Site.ORIGIN);
			assertThat(response.status()).isEqualTo(400);
			assertThat(response.corsLines()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "7000, 200", "9000, 400" })
	void headersAboveEightKilobytesGetNoCorsHeaders(int size, int status) {
		try (RunningApplication application = start()) {
			Response response = application.sendRaw("GET /ok", Site.ORIGIN, "Cookie: a=" + "x".repeat(size));
			assertThat(response.status()).isEqualTo(status);
			assertThat(response.corsLines()).hasSize((status == 200) ? 2 : 0);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok?q=[1]", "/ok?q={1}", "/ok?q=a|b", "/ok?q=a^b", "/ok?q=%5B1%5D" })
	void relaxedOrEncodedQueryReachesTheApplication(String target) {
		try (RunningApplication application = start(RELAXED)) {
			Response response = application.sendRaw("GET " + target, Site.ORIGIN);
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_WITHOUT_CREDENTIALS);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 9000, 30000 })
	void largerHeadersReachTheApplicationIfTheServerAcceptsThem(int size) {
		try (RunningApplication application = start(LONG_HEADERS)) {
			Response response = application.sendRaw("GET /ok", Site.ORIGIN, "Cookie: a=" + "x".repeat(size));
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_WITHOUT_CREDENTIALS);
		}
	}

	private static RunningApplication start(String... settings) {
		return Server.TOMCAT.start(PlainHandlers.class,
				Stream.concat(Stream.of(Site.ALLOWED_ORIGINS), Stream.of(settings)).toArray(String[]::new));
	}

}
