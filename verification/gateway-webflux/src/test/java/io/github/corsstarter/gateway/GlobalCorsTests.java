package io.github.corsstarter.gateway;

import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code globalcors} beside the starter: it allows an origin that the starter does not,
 * and not the one that the starter allows.
 */
class GlobalCorsTests {

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	private static final String THIRD = "Origin: https://third.example";

	private static final String GLOBAL = Gateway.PREFIX + ".globalcors.cors-configurations.[/**].";

	private static RunningApplication gateway;

	/**
	 * The policy of the starter applies to the first route.
	 */
	@BeforeAll
	static void start() {
		gateway = Gateway.start(Gateway.route(0, "/api/**", UPSTREAM.url()),
				Gateway.route(1, "/outside/**", UPSTREAM.url()),
				new String[] { Site.ALLOWED_ORIGINS, "cors.urls-regex=^/api/",
						GLOBAL + "allowed-origins=https://third.example", GLOBAL + "allowed-methods=*" });
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

	@Test
	void originOfTheStarterIsAllowed() {
		Response response = gateway.get("/api/reflecting", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).containsExactly("Access-Control-Allow-Origin: " + Site.NAME);
		assertThat(response.members("Vary")).contains("origin").doesNotHaveDuplicates();
	}

	@Test
	void otherOriginThatTheGatewayAllowsReadsNothing() {
		Response response = gateway.get("/api/reflecting", THIRD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void originThatNeitherAllowsIsRefusedByTheGateway() {
		Response response = gateway.get("/api/plain", Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.accessControlLines()).isEmpty();
		assertThat(UPSTREAM.received()).isEmpty();
	}

	@Test
	void starterAnswersPreflights() {
		assertThat(
				gateway.send("OPTIONS", "/api/plain", Site.ORIGIN, Site.REQUEST_METHOD).value("Access-Control-Max-Age"))
			.isEqualTo("86400");
		assertThat(gateway.send("OPTIONS", "/api/plain", THIRD, Site.REQUEST_METHOD).corsLines())
			.containsExactly("Vary: Origin");
	}

	@Test
	void gatewayDecidesOutsideOfThePolicies() {
		assertThat(gateway.send("OPTIONS", "/outside/plain", THIRD, Site.REQUEST_METHOD)
			.value("Access-Control-Allow-Origin")).isEqualTo("https://third.example");
		assertThat(gateway.get("/outside/plain", Site.ORIGIN).status()).isEqualTo(403);
	}

	@Test
	void warningNamesIt() {
		assertThat(gateway.bean(StartupWarnings.class).all()).singleElement()
			.asString()
			.contains("Spring allows origins that cors.* does not allow on the same paths: "
					+ "https://third.example (globalcors or metadata.cors of a route, for \"/**\")");
	}

}
