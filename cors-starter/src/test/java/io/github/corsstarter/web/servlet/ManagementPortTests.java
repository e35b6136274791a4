package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * On a port of its own actuator answers to every host, and on the port of the application
 * only what actuator itself puts there is exempt.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class ManagementPortTests {

	private static final String BY_ADDRESS = "Host: 10.0.0.17:8080";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream.of("cors.enabled=true", "cors.hosts.use-x-forwarded-host=true")
			.flatMap((setting) -> Server.startEach(SeenRequestHandlers.class, setting,
					"cors.hosts.allowed=www.example.com", "management.server.port=0",
					"management.endpoints.web.exposure.include=*",
					"management.endpoint.health.group.alive.include=livenessState",
					"management.endpoint.health.group.alive.additional-path=server:/alive"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health/liveness", "/actuator/info", "/actuator/mappings" })
	void managementPortServesEveryHost(String path) {
		for (String host : new String[] { BY_ADDRESS, "Host: evil.example", "Host: www.example.com" }) {
			assertThat(this.application.managementPeer()
				.sendRaw("GET " + path, host, "X-Forwarded-Host: evil.example")
				.status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/info", "/seen" })
	void applicationPortExemptsNoPathOfActuator(String path) {
		assertThat(this.application.sendRaw("GET " + path, BY_ADDRESS).body()).startsWith("host-not-allowed: ");
	}

	@Test
	void healthGroupOnTheApplicationPortIsExempt() {
		Response response = this.application.sendRaw("GET /alive", BY_ADDRESS);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("\"status\":\"UP\"");
	}

}
