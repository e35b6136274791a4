package io.github.corsstarter.gateway;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import io.github.corsstarter.verification.UpstreamScenario;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Cloud Gateway Server WebFlux does what the one for servlets does.
 */
class GatewayWebFluxTests extends UpstreamScenario {

	private static RunningApplication gateway;

	@BeforeAll
	static void start() {
		gateway = start(Site.SETTINGS.toArray(String[]::new));
	}

	private static RunningApplication start(String... settings) {
		return Gateway.start(Gateway.route(0, "/api/**", UPSTREAM.url()),
				Gateway.route(1, "/down/**", "http://localhost:1"), settings);
	}

	@AfterAll
	static void stop() {
		gateway.close();
	}

	@Override
	protected RunningApplication application() {
		return gateway;
	}

	@Test
	void withoutExclusiveTheHeadersOfTheUpstreamStayForOtherOrigins() {
		try (RunningApplication sharing = start(Site.ALLOWED_ORIGINS, "cors.exclusive=false")) {
			Response response = sharing.get("/api/items", Site.OTHER_ORIGIN);
			assertThat(response.accessControlLines()).contains("Access-Control-Allow-Origin: *");
			assertThat(sharing.get("/api/items", Site.ORIGIN).lines("Access-Control-Allow-Origin"))
				.containsExactly("Access-Control-Allow-Origin: " + Site.NAME);
		}
	}

}
