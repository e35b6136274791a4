package io.github.corsstarter.web.servlet;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Health checks come by IP address wherever the settings of actuator put the health.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("deployments")
class HealthCheckSettingsTests {

	@Parameter
	private Deployment deployment;

	static Stream<Deployment> deployments() {
		return Stream
			.of(deployments(List.of("/manage/up", "/manage/up/liveness"),
					List.of("/manage/health", "/manage/upper", "/manage/info", "/actuator/health"),
					"management.endpoints.web.base-path=/manage", "management.endpoints.web.path-mapping.health=up"),
					deployments(List.of("/health", "/health/liveness"),
							List.of("/", "/info", "/healthy", "/actuator/health"),
							"management.endpoints.web.base-path=/"),
					deployments(List.of("/alive", "/readyz", "/actuator/health", "/actuator/health/live"),
							List.of("/alive/x", "/alive/../actuator/info", "/alives", "/internal", "/seen"),
							"management.endpoint.health.group.live.include=livenessState",
							"management.endpoint.health.group.live.additional-path=server:/alive",
							"management.endpoint.health.group.other.include=ping",
							"management.endpoint.health.group.other.additional-path=management:/internal",
							"management.endpoint.health.probes.add-additional-paths=true"),
					deployments(
							List.of("/shop/app/actuator/health", "/shop/app/actuator/health/liveness",
									"/shop/app/livez"),
							List.of("/shop/app/actuator/info", "/shop/app/seen"), "server.servlet.context-path=/shop",
							"spring.mvc.servlet.path=/app/",
							"management.endpoint.health.probes.add-additional-paths=true"),
					deployments(List.of("/shop/prod/actuator/health"), List.of("/shop/prod/actuator/info"),
							"server.servlet.context-path=/shop/prod", "cors.hosts.prefix=/prod"))
			.flatMap((each) -> each);
	}

	private static Stream<Deployment> deployments(List<String> exempt, List<String> others, String... settings) {
		String[] properties = Stream
			.concat(Stream.of(settings),
					Stream.of("cors.hosts.allowed=www.example.com", "management.endpoints.web.exposure.include=*"))
			.toArray(String[]::new);
		return Server.startEach(SeenRequestHandlers.class, properties)
			.map((application) -> new Deployment(application, exempt, others));
	}

	@Test
	void healthIsServedUnderEveryHost() {
		assertThat(this.deployment.exempt()).allSatisfy((path) -> {
			Response response = this.deployment.ask(path);
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.body()).contains("\"status\":\"UP\"");
		});
	}

	@Test
	void otherPathsNeedAListedHost() {
		assertThat(this.deployment.others())
			.allSatisfy((path) -> assertThat(this.deployment.ask(path).body()).startsWith("host-not-allowed: "));
	}

	/**
	 * An application with its health checks.
	 *
	 * @param application the application
	 * @param exempt paths of health checks
	 * @param others paths that only a listed host may ask for
	 */
	record Deployment(RunningApplication application, List<String> exempt,
			List<String> others) implements AutoCloseable {

		Response ask(String path) {
			return this.application.sendRaw("GET " + path, "Host: 10.0.0.17:8080");
		}

		@Override
		public void close() {
			this.application.close();
		}

		@Override
		public String toString() {
			return this.exempt + ", " + this.application;
		}

	}

}
