package io.github.corsstarter.integration;

import java.util.stream.Stream;

import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Actuator on the port of the application is a part of it.
 */
class ActuatorIntegrationTests extends IntegrationScenario {

	static Stream<IntegrationApplication> applications() {
		return IntegrationApplication.everywhere(Application.class, "actuate,health",
				"management.endpoints.web.exposure.include=*");
	}

	@Override
	String exchanges() {
		return """
				# method | path              | with | status
				GET      | /actuator         |      | 200
				GET      | /actuator/health  |      | 200
				GET      | /actuator/cors    |      | 200
				GET      | /actuator/broken  |      | 500
				GET      | /actuator/missing |      | 404
				POST     | /actuator/health  |      | 405
				GET      | /api/items        |      | 200
				GET      | /api/broken       |      | 500
				""";
	}

	@Test
	void theEndpointOfTheStarterExplainsTheSite() {
		assertThat(this.application.get("/actuator/cors?origin=" + Site.NAME, Site.ORIGIN).body())
			.contains("origin-listed");
	}

	@Import({ ItemHandlers.class, BrokenEndpoint.class })
	static class Application {

	}

	@Endpoint(id = "broken")
	static class BrokenEndpoint {

		@ReadOperation
		String read() {
			throw new IllegalStateException("broken on purpose");
		}

	}

}
