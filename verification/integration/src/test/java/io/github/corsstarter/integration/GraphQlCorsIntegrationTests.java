package io.github.corsstarter.integration;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
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

	private static IntegrationApplication application;

	@BeforeAll
	static void start() {
		application = IntegrationApplication.start("jetty", GraphQlIntegrationTests.Application.class,
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
	void originThatBothAllowGetsTheStartersHeadersOnce() {
		Response response = query(Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@Test
	void originThatOnlySpringAllowsGetsNoHeaders() {
		Response response = query(IntegrationApplication.ADMIN_ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void preflightOfAnOriginThatOnlySpringAllowsGetsNoAllowHeaders() {
		assertThat(
				application.send(Request.of("POST", "/graphql").preflight().with(IntegrationApplication.ADMIN_ORIGIN))
					.accessControlLines())
			.isEmpty();
	}

	@Test
	void originThatNeitherAllowsIsRefused() {
		Response response = query(Site.OTHER_ORIGIN);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void theSiteOpensAWebSocket() {
		Response response = application.openWebSocket(SOCKET, Site.ORIGIN, PROTOCOL);
		assertThat(response.status()).isEqualTo(101);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@Test
	void otherOriginOpensNoWebSocket() {
		Response response = application.openWebSocket(SOCKET, Site.OTHER_ORIGIN, PROTOCOL);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.accessControlLines()).isEmpty();
	}

	private static Response query(String origin) {
		return application.send(Request.of("POST", "/graphql")
			.withBody("application/json", GraphQlIntegrationTests.document("{ items }"))
			.with(origin));
	}

}
