package io.github.corsstarter.integration;

import java.net.http.HttpClient;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Actuator on a port of its own is another application: the starter has no part in it,
 * and Spring's settings for actuator hold there.
 */
class ManagementPortIntegrationTests extends IntegrationScenario {

	static Stream<RunningApplication> applications() {
		return RunningApplication.everywhere(Application.class, "actuate,health", "management.server.port=0",
				"management.endpoints.web.exposure.include=*",
				"management.endpoints.web.cors.allowed-origins=https://admin.example");
	}

	@Override
	String exchanges() {
		return """
				# method | path             | with | status
				GET      | /actuator/health |      | 404
				GET      | /api/items       |      | 200
				GET      | /api/missing     |      | 404
				GET      | /api/broken      |      | 500
				""";
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/cors", "/actuator/missing" })
	void theSiteIsNobodyThere(String path) {
		Response response = management().send(Request.of("GET", path).with(Site.ORIGIN));
		assertThat(response.cors()).isEmpty();
		assertThat(response.status()).isIn(403, 404);
	}

	@Test
	void noPreflightIsAnsweredThereForTheSite() {
		Response response = management().send(Request.of("GET", "/actuator/health").preflight().with(Site.ORIGIN));
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.cors()).isEmpty();
	}

	@Test
	void whomSpringAllowsThereIsAllowed() {
		Response response = management().send(Request.of("GET", "/actuator/health").with(Site.ADMIN_ORIGIN));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.line("Access-Control-Allow-Origin")).isEqualTo("https://admin.example");
		assertThat(
				management().send(Request.of("GET", "/actuator/health").preflight().with(Site.ADMIN_ORIGIN)).status())
			.isEqualTo(200);
	}

	@Test
	void whomSpringAllowsThereIsAStrangerHere() {
		assertThat(this.application.get("/api/items", Site.ADMIN_ORIGIN).cors()).isEmpty();
	}

	@Test
	void withoutAnOriginNothingIsSaid() {
		Response response = management().send(Request.of("GET", "/actuator/info"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.cors()).isEmpty();
	}

	private Peer management() {
		return new Peer(Integer.parseInt(this.application.setting("local.management.port")),
				HttpClient.Version.HTTP_1_1);
	}

	@Import(ItemHandlers.class)
	static class Application {

	}

}
