package io.github.corsstarter.integration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * CORS settings of Spring for GraphQL beside those of the starter, on the same paths.
 * They decide about web sockets too, which the starter's protection has looked at before.
 */
class GraphQlCorsIntegrationTests {

	private static final String SOCKET = "/graphql-ws";

	private static final String PROTOCOL = "Sec-WebSocket-Protocol: graphql-transport-ws";

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start("jetty", GraphQlIntegrationTests.Application.class,
				"jetty,graphql,reactor,websocket", "spring.graphql.websocket.path=" + SOCKET,
				"spring.graphql.cors.allowed-origins=https://admin.example," + Site.NAME,
				"spring.graphql.cors.allow-credentials=true", "cors.csrf.enabled=true",
				"cors.csrf.trusted-origins=https://admin.example," + Site.NAME);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void whomBothAllowIsToldSoOnceByTheStarter() {
		Response response = query(Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.cors()).isEqualTo(Site.RESPONSE);
	}

	@Test
	void whomSpringAloneAllowsIsToldSoOnceBySpring() {
		Response response = query(Site.ADMIN_ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.line("Access-Control-Allow-Origin")).isEqualTo("https://admin.example");
		assertThat(response.line("Access-Control-Allow-Credentials")).isEqualTo("true");
	}

	@Test
	void hisPreflightIsAnsweredWithoutConsent() {
		assertThat(application.send(Request.of("POST", "/graphql").preflight().with(Site.ADMIN_ORIGIN)).cors())
			.isEmpty();
	}

	@Test
	void whomNobodyAllowsAsksNothing() {
		Response response = query(Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.cors()).isEmpty();
	}

	@Test
	void theSiteOpensAWebSocket() {
		Response response = application.peer().shakeHands(SOCKET, Site.ORIGIN, PROTOCOL);
		assertThat(response.status()).isEqualTo(101);
		assertThat(response.cors()).isEqualTo(Site.RESPONSE);
	}

	@Test
	void anotherOriginOpensNone() {
		Response response = application.peer().shakeHands(SOCKET, Site.OTHER_ORIGIN, PROTOCOL);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.cors()).isEmpty();
	}

	private static Response query(String origin) {
		return application.send(Request.of("POST", "/graphql")
			.withBody("application/json", GraphQlIntegrationTests.document("{ items }"))
			.with(origin));
	}

}
