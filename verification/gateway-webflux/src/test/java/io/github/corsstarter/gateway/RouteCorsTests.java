package io.github.corsstarter.gateway;

import java.util.stream.Stream;

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
 * CORS in the metadata of routes beside the starter: the routes allow an origin that the
 * starter does not, and not the one that the starter allows.
 */
class RouteCorsTests {

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	private static final String THIRD = "Origin: https://third.example";

	private static RunningApplication gateway;

	/**
	 * The policy of the starter applies to the first route.
	 */
	@BeforeAll
	static void start() {
		gateway = Gateway.start(route(0, "/api/**"), route(1, "/outside/**"),
				new String[] { Site.ALLOWED_ORIGINS, "cors.urls-regex=^/api/" });
	}

	private static String[] route(int index, String path) {
		String cors = Gateway.PREFIX + ".routes[" + index + "].metadata.cors.";
		return Stream
			.concat(Stream.of(Gateway.route(index, path, UPSTREAM.url())),
					Stream.of(cors + "allowedOrigins=https://third.example", cors + "allowedMethods=*"))
			.toArray(String[]::new);
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
		assertThat(gateway.send("OPTIONS", "/api/plain", Site.ORIGIN, Site.REQUEST_METHOD)
			.value("Access-Control-Allow-Origin")).isEqualTo(Site.NAME);
	}

	@Test
	void originOfTheRouteReadsNothing() {
		Response response = gateway.get("/api/reflecting", THIRD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).isEmpty();
		assertThat(gateway.send("OPTIONS", "/api/plain", THIRD, Site.REQUEST_METHOD).corsLines())
			.containsExactly("Vary: Origin");
	}

	@Test
	void originThatNeitherAllowsIsRefusedByTheGateway() {
		assertThat(gateway.get("/api/plain", Site.OTHER_ORIGIN).status()).isEqualTo(403);
		assertThat(UPSTREAM.received()).isEmpty();
	}

	@Test
	void routeDecidesOutsideOfThePolicies() {
		assertThat(gateway.send("OPTIONS", "/outside/plain", THIRD, Site.REQUEST_METHOD)
			.value("Access-Control-Allow-Origin")).isEqualTo("https://third.example");
		assertThat(gateway.get("/outside/plain", Site.ORIGIN).status()).isEqualTo(403);
	}

	@Test
	void warningNamesIt() {
		assertThat(gateway.bean(StartupWarnings.class).all()).singleElement()
			.asString()
			.contains("Spring allows origins that cors.* does not allow on the same paths: "
					+ "https://third.example (globalcors or metadata.cors of a route, for \"/api/**\")");
	}

}
