package io.github.corsstarter.gateway;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * CORS of the gateway beside the starter, for all routes or in the metadata of each: it
 * allows an origin that the starter does not, and not the one that the starter allows.
 */
class GlobalCorsTests {

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	private static final String THIRD = "Origin: https://third.example";

	private static final String GLOBAL = Gateway.PREFIX + ".globalcors.cors-configurations.[/**].";

	private static RunningApplication forAllRoutes;

	private static RunningApplication forEachRoute;

	@BeforeAll
	static void start() {
		forAllRoutes = gateway(GLOBAL + "allowed-origins=https://third.example", GLOBAL + "allowed-methods=*");
		forEachRoute = gateway(IntStream.of(0, 1)
			.mapToObj((route) -> Gateway.PREFIX + ".routes[" + route + "].metadata.cors.")
			.flatMap((cors) -> Stream.of(cors + "allowedOrigins=https://third.example", cors + "allowedMethods=*"))
			.toArray(String[]::new));
	}

	/**
	 * The policy of the starter applies to the first route.
	 */
	private static RunningApplication gateway(String... cors) {
		return Gateway.start(Gateway.route(0, "/api/**", UPSTREAM.url()),
				Gateway.route(1, "/outside/**", UPSTREAM.url()),
				new String[] { Site.ALLOWED_ORIGINS, "cors.urls-regex=^/api/" }, cors);
	}

	static Stream<Named<RunningApplication>> gateways() {
		return Stream.of(Named.of("globalcors", forAllRoutes), Named.of("metadata.cors", forEachRoute));
	}

	@AfterAll
	static void stop() {
		forAllRoutes.close();
		forEachRoute.close();
		UPSTREAM.close();
	}

	@BeforeEach
	void forget() {
		UPSTREAM.received();
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("gateways")
	void originOfTheStarterIsAllowed(RunningApplication gateway) {
		Response response = gateway.get("/api/reflecting", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).containsExactly("Access-Control-Allow-Origin: " + Site.NAME);
		assertThat(response.members("Vary")).contains("origin").doesNotHaveDuplicates();
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("gateways")
	void otherOriginThatTheGatewayAllowsReadsNothing(RunningApplication gateway) {
		Response response = gateway.get("/api/reflecting", THIRD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("gateways")
	void originThatNeitherAllowsIsRefusedByTheGateway(RunningApplication gateway) {
		Response response = gateway.get("/api/plain", Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.accessControlLines()).isEmpty();
		assertThat(UPSTREAM.received()).isEmpty();
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("gateways")
	void starterAnswersPreflights(RunningApplication gateway) {
		Response preflight = gateway.send("OPTIONS", "/api/plain", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(preflight.value("Access-Control-Allow-Origin")).isEqualTo(Site.NAME);
		assertThat(preflight.value("Access-Control-Max-Age")).isEqualTo("86400");
		assertThat(gateway.send("OPTIONS", "/api/plain", THIRD, Site.REQUEST_METHOD).corsLines())
			.containsExactly("Vary: Origin");
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("gateways")
	void gatewayDecidesOutsideOfThePolicies(RunningApplication gateway) {
		assertThat(gateway.send("OPTIONS", "/outside/plain", THIRD, Site.REQUEST_METHOD)
			.value("Access-Control-Allow-Origin")).isEqualTo("https://third.example");
		assertThat(gateway.get("/outside/plain", Site.ORIGIN).status()).isEqualTo(403);
	}

	@Test
	void warningNamesIt() {
		assertWarning(forAllRoutes, "/**");
		assertWarning(forEachRoute, "/api/**");
	}

	private static void assertWarning(RunningApplication gateway, String pattern) {
		assertThat(gateway.bean(StartupWarnings.class).all()).singleElement()
			.asString()
			.contains("Spring allows origins that cors.* does not allow on the same paths: "
					+ "https://third.example (globalcors or metadata.cors of a route, for \"" + pattern + "\")");
	}

}
