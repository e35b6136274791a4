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
 * Actuator shows the settings, with every value if asked to, and never the secret. The
 * values of the environment it shows to nobody by default.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class SecretDisclosureTests {

	private static final String SECRET = "kMfE3hX9_wQ2-rTz7LpA";

	private static final String OLD_SECRET = "Wm4-tP0cVx9_QhL2eKzB";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(SeenRequestHandlers.class, "cors.hosts.allowed=localhost",
				"cors.hosts.proxy-secret-header=X-Origin-Verify",
				"cors.hosts.proxy-secrets=" + SECRET + "," + OLD_SECRET, "management.endpoints.web.exposure.include=*",
				"management.endpoint.configprops.show-values=always");
	}

	@Test
	void theOtherSettingsAreShown() {
		assertThat(ask("/actuator/configprops").body()).contains("X-Origin-Verify", "localhost");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/configprops", "/actuator/configprops/cors", "/actuator/env",
			"/actuator/env/cors.hosts.proxy-secrets", "/actuator/beans", "/actuator/conditions", "/actuator/mappings",
			"/actuator/loggers", "/actuator/metrics", "/actuator/cors",
			"/actuator/cors?headers=x-origin-verify&host=localhost" })
	void noEndpointTellsTheSecret(String path) {
		Response response = ask(path);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).doesNotContain(SECRET, OLD_SECRET);
	}

	private Response ask(String path) {
		return this.application.get(path, "X-Origin-Verify: " + SECRET);
	}

}
