package io.github.corsstarter.compile;

import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

class HealthPathsTests {

	@Test
	void applicationWithoutActuatorHasNone() {
		ClassLoader original = ClassUtils.overrideThreadContextClassLoader(new FilteredClassLoader(Endpoint.class));
		try {
			assertThat(HealthPaths.of(new MockEnvironment())).isNull();
			assertThat(HealthPaths.actuator(new MockEnvironment())).isNull();
		}
		finally {
			ClassUtils.overrideThreadContextClassLoader(original);
		}
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
			"management.endpoint.health.probes.add-additional-paths=true, /readyz",
			"management.endpoint.health.group.live.additional-path=server:/alive, /alive",
			"management.endpoint.health.group.live.additional-path=server:alive, /alive" })
	void pathsFollowTheSettingsOfActuator(String setting, String path) {
		String[] pair = setting.split("=");
		assertThat(paths(pair).matchesStartOf(path)).isTrue();
	}

	@Test
	void additionalPathOfAGroupWithACapitalLetterIsFound() {
		assertThat(paths("management.endpoint.health.group.liveGroup.additional-path", "server:/alive")
			.matchesStartOf("/alive")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "management:/alive", "other:/alive", "server", "/alive", "" })
	void additionalPathsOnOtherPortsAreNone(String additionalPath) {
		assertThat(
				paths("management.endpoint.health.group.live.additional-path", additionalPath).matchesStartOf("/alive"))
			.isFalse();
	}

	@Test
	void pathsBelowAnAdditionalPathAreNone() {
		PathRegex paths = paths("management.endpoint.health.group.live.additional-path", "server:/alive");
		assertThat(paths.matchesStartOf("/alive/x")).isFalse();
		assertThat(paths.matchesStartOf("/alivex")).isFalse();
	}

	@Test
	void additionalPathOfAProbeReplacesItsDefault() {
		PathRegex paths = of(
				new MockEnvironment().withProperty("management.endpoint.health.probes.add-additional-paths", "true")
					.withProperty("management.endpoint.health.group.liveness.additional-path", "server:/alive"));
		assertThat(paths.matchesStartOf("/alive")).isTrue();
		assertThat(paths.matchesStartOf("/livez")).isFalse();
		assertThat(paths.matchesStartOf("/readyz")).isTrue();
	}

	@Test
	void additionalPathsStayOnTheMainPort() {
		PathRegex paths = of(new MockEnvironment().withProperty("management.server.port", "0")
			.withProperty("management.endpoint.health.group.live.additional-path", "server:/alive"));
		assertThat(paths.matchesStartOf("/alive")).isTrue();
		assertThat(paths.matchesStartOf("/actuator/health")).isFalse();
	}

	@Test
	void additionalPathsComeFromVariablesToo() {
		PathRegex paths = of(TestSettings.none()
			.variable("MANAGEMENT_ENDPOINT_HEALTH_GROUP_LIVE_ADDITIONALPATH", "server:/alive")
			.file("a.yml", "management.endpoint.health.group.ready.additionalPath: server:/prepared")
			.environment());
		assertThat(paths.matchesStartOf("/alive")).isTrue();
		assertThat(paths.matchesStartOf("/prepared")).isTrue();
	}

	@Test
	void healthEndpointInPlaceOfTheRootExemptsNothing() {
		MockEnvironment environment = new MockEnvironment().withProperty("management.endpoints.web.base-path", "/")
			.withProperty("management.endpoints.web.path-mapping.health", "/");
		assertThat(HealthPaths.of(environment)).isNull();
	}

	@Test
	void pathsAreTakenAsTheyAreWritten() {
		assertThat(paths("management.endpoints.web.base-path", "/m.g").matchesStartOf("/mxg/health")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "8081, 8080", "0, 0", "-1, 8080" })
	void actuatorOnAPortOfItsOwnNeedsNone(String managementPort, String serverPort) {
		assertThat(of(new MockEnvironment().withProperty("management.server.port", managementPort)
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
		return of(environment);
	}

	private static PathRegex of(ConfigurableEnvironment environment) {
		ConfigurationPropertySources.attach(environment);
		return HealthPaths.of(environment);
	}

}
