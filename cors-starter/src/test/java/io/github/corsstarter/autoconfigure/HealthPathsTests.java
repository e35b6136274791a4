package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.path.PathRegex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class HealthPathsTests {

	@Test
	void applicationWithoutActuatorHasNone() {
		assertThat(HealthPaths.of(new MockEnvironment())).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health/liveness", "/actuator/health/" })
	void pathsOfTheHealthEndpoint(String path) {
		assertThat(paths().matchesStartOf(path)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/actuator", "/actuator/env", "/actuator/healthy", "/x/actuator/health", "/health",
			"/livez", "/readyz" })
	void otherPathsAreNone(String path) {
		assertThat(paths().matchesStartOf(path)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "management.endpoints.web.base-path=/, /health",
			"management.endpoints.web.base-path=/m.g, /m.g/health",
			"management.endpoints.web.path-mapping.health=up, /actuator/up",
			"spring.mvc.servlet.path=/app/, /app/actuator/health",
			"management.endpoint.health.probes.add-additional-paths=true, /livez",
			"management.endpoint.health.probes.add-additional-paths=true, /readyz" })
	void pathsFollowTheSettingsOfActuator(String setting, String path) {
		String[] pair = setting.split("=");
		assertThat(paths(pair).matchesStartOf(path)).isTrue();
	}

	@Test
	void pathsAreTakenAsTheyAreWritten() {
		assertThat(paths("management.endpoints.web.base-path", "/m.g").matchesStartOf("/mxg/health")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "8081, 8080", "0, 0", "-1, 8080" })
	void actuatorOnAPortOfItsOwnNeedsNone(String managementPort, String serverPort) {
		assertThat(HealthPaths.ofActuator(new MockEnvironment().withProperty("management.server.port", managementPort)
			.withProperty("server.port", serverPort))).isNull();
	}

	@Test
	void actuatorOnTheSamePortByNameNeedsThem() {
		assertThat(paths("management.server.port", "8080")).isNotNull();
	}

	private static PathRegex paths(String... setting) {
		MockEnvironment environment = new MockEnvironment();
		if (setting.length > 0) {
			environment.setProperty(setting[0], setting[1]);
		}
		return HealthPaths.ofActuator(environment);
	}

}
