package io.github.corsstarter.integration;

import java.util.stream.Stream;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
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

	static Stream<IntegrationApplication> applications() {
		return IntegrationApplication.everywhere(Application.class, "actuate,health", "management.server.port=0",
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
	void theSiteIsNotAllowedOnTheManagementPort(String path) {
		Response response = this.application.sendToManagement(Request.of("GET", path).with(Site.ORIGIN));
		assertThat(response.accessControlLines()).isEmpty();
		assertThat(response.status()).isIn(403, 404);
	}

	@Test
	void preflightOfTheSiteIsRefusedOnTheManagementPort() {
		Response response = this.application
			.sendToManagement(Request.of("GET", "/actuator/health").preflight().with(Site.ORIGIN));
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void originOfTheManagementSettingsIsAllowedOnTheManagementPort() {
		Response response = this.application
			.sendToManagement(Request.of("GET", "/actuator/health").with(IntegrationApplication.ADMIN_ORIGIN));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.value("Access-Control-Allow-Origin")).isEqualTo("https://admin.example");
		assertThat(this.application
			.sendToManagement(
					Request.of("GET", "/actuator/health").preflight().with(IntegrationApplication.ADMIN_ORIGIN))
			.status()).isEqualTo(200);
	}

	@Test
	void originOfTheManagementSettingsIsNotAllowedOnTheApplicationPort() {
		assertThat(this.application.get("/api/items", IntegrationApplication.ADMIN_ORIGIN).accessControlLines())
			.isEmpty();
	}

	@Test
	void withoutOriginTheManagementPortSendsNoCorsHeaders() {
		Response response = this.application.sendToManagement(Request.of("GET", "/actuator/info"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Import(ItemHandlers.class)
	static class Application {

	}

}
