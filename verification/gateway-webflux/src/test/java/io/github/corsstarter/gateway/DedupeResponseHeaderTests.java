package io.github.corsstarter.gateway;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code DedupeResponseHeader} beside the starter changes nothing.
 */
class DedupeResponseHeaderTests {

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	private static RunningApplication gateway;

	@BeforeAll
	static void start() {
		gateway = Gateway.start(route(0, "RETAIN_FIRST"), route(1, "RETAIN_LAST"), route(2, "RETAIN_UNIQUE"),
				Site.SETTINGS.toArray(String[]::new));
	}

	private static String[] route(int index, String strategy) {
		return Gateway.route(index, "/" + strategy + "/**", UPSTREAM.url(), "DedupeResponseHeader="
				+ "Access-Control-Allow-Origin Access-Control-Allow-Credentials Vary, " + strategy);
	}

	@AfterAll
	static void stop() {
		gateway.close();
		UPSTREAM.close();
	}

	@ParameterizedTest
	@CsvSource({ "RETAIN_FIRST, plain", "RETAIN_FIRST, doubled", "RETAIN_LAST, wildcard-with-credentials",
			"RETAIN_LAST, doubled", "RETAIN_UNIQUE, wildcard-with-credentials", "RETAIN_UNIQUE, joined" })
	void pagesGetTheHeadersOfTheStarter(String strategy, String behavior) {
		String path = "/" + strategy + "/" + behavior;
		Response response = gateway.get(path, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
		assertThat(gateway.get(path, Site.OTHER_ORIGIN).corsLines()).containsExactly(Site.RESPONSE_TO_OTHERS);
	}

}
