package io.github.corsstarter.fleet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.verification.MountedVolume;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings in files that an orchestrator mounts and replaces, in an application with
 * Spring Cloud, which has neither a Config Server nor a message bus here.
 */
class MountedFilesTests {

	@TempDir
	private static Path directory;

	private static MountedVolume volume;

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		volume = new MountedVolume(directory, files("https://shop.example.com"));
		application = RunningApplication.start("mounted", List.of(ShopApplication.class),
				List.of("spring.config.name=mounted", "spring.config.import=optional:" + volume.location(),
						"spring.cloud.config.enabled=false", "spring.cloud.bus.enabled=false",
						"management.endpoints.web.exposure.include=cors,refresh",
						"management.endpoint.cors.access=unrestricted"));
	}

	@BeforeEach
	void reset() {
		volume.replace(files("https://shop.example.com"));
		application.send("POST", "/actuator/refresh");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/refresh", "/actuator/cors" })
	void aFileThatWasReplacedTakesEffect(String endpoint) {
		volume.replace(files("https://new.example.com"));
		assertThat(allows("https://new.example.com")).isFalse();
		assertThat(application.send("POST", endpoint).status()).isEqualTo(200);
		assertThat(allows("https://new.example.com")).isTrue();
		assertThat(allows("https://shop.example.com")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/refresh", "/actuator/cors" })
	void aBadFileIsNamedAndChangesNothing(String endpoint) {
		volume.replace(files("new.example.com"));
		assertThat(application.send("POST", endpoint).status()).isEqualTo(200);
		assertThat(allows("https://shop.example.com")).isTrue();
		assertThat(application.get("/actuator/cors").body()).contains("\"refused\":", "cors.allowed-origins[0]: ");
	}

	@Test
	void anotherRefreshKeepsWhatTheEndpointRead() {
		volume.replace(files("https://new.example.com"));
		application.send("POST", "/actuator/cors");
		application.send("POST", "/actuator/refresh");
		assertThat(allows("https://new.example.com")).isTrue();
	}

	private static Map<String, String> files(String allowedOrigins) {
		return Map.of("cors.allowed-origins", allowedOrigins + "\n");
	}

	private static boolean allows(String origin) {
		return application.get("/items", "Origin: " + origin).values("Access-Control-Allow-Origin").contains(origin);
	}

}
