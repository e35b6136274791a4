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
 * Load balancers ask for the health by IP address, and for nothing else.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class HealthCheckTests {

	private static final String BY_ADDRESS = "Host: 10.0.0.17:8080";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream
			.of(Server.startAll(SeenRequestHandlers.class, settings("cors.enabled=true")),
					Server.startAll(SeenRequestHandlers.class, settings("cors.hosts.use-x-forwarded-host=true")),
					Server.startAll(SeenRequestHandlers.class,
							settings("cors.hosts.trusted-proxies=10.0.0.0/8", "cors.hosts.require-trusted-proxy=true")))
			.flatMap((each) -> each);
	}

	private static String[] settings(String... further) {
		return Stream.concat(Stream.of(further),
				Stream.of("cors.hosts.allowed=www.example.com", "management.endpoints.web.exposure.include=*",
						"management.endpoint.health.show-components=always",
						"management.endpoint.health.probes.enabled=true"))
			.toArray(String[]::new);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health?x", "/actuator/health/liveness",
			"/actuator/health/readiness", "/actuator/health/ping", "/actuator/health/livenessState" })
	void healthIsServedUnderEveryHost(String path) {
		Response response = this.application.sendRaw("GET " + path, BY_ADDRESS);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("\"status\":\"UP\"");
	}

	/**
	 * A server may refuse a path before anybody asks for the host.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/info", "/actuator/env", "/actuator/configprops",
			"/actuator/healthx", "/actuator/health.json", "/actuator/health/../info", "/actuator/health/%2e%2e/info",
			"/actuator/health;x/../info", "/actuator/health/..;/info", "/actuator/health/..;x=/../seen",
			"/actuator/health/%2e%2e;/info", "/actuator//health", "/actuator/info;/actuator/health",
			"/actuator/info?/actuator/health", "/actuator/info%23/../health/../info", "/seen/../actuator/info", "/seen",
			"/seen;/actuator/health", "/api/actuator/health", "/livez", "/" })
	void otherPathsNeedAListedHost(String path) {
		Response response = this.application.sendRaw("GET " + path, BY_ADDRESS);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).doesNotContain("scheme=", "_links", "\"status\"", "activeProfiles");
	}

	@Test
	void healthIsServedWhateverTheForwardedHost() {
		assertThat(this.application
			.sendRaw("GET /actuator/health", "Host: evil.example", "X-Forwarded-Host: evil.example, www.example.com")
			.status()).isEqualTo(200);
	}

}
