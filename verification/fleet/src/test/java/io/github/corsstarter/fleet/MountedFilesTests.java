package io.github.corsstarter.fleet;

import java.io.IOException;
import java.nio.file.Files;
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

	private static final String LISTED = "https://shop.example.com";

	private static final String NEW = "https://new.example.com";

	@TempDir
	private static Path directory;

	private static MountedVolume volume;

	private static Path configurationFile;

	private static RunningApplication application;

	@BeforeAll
	static void start() throws IOException {
		volume = new MountedVolume(Files.createDirectory(directory.resolve("volume")), files(LISTED));
		configurationFile = directory.resolve("mounted.yml");
		configureMaxAge(60);
		application = RunningApplication.start("mounted", List.of(ShopApplication.class),
				List.of(Recipe.MOUNTED_FILES.writeTo(directory, volume.location()),
						"spring.config.import=" + configurationFile.toUri(), "spring.cloud.config.enabled=false",
						"spring.cloud.bus.enabled=false"));
	}

	@BeforeEach
	void reset() throws IOException {
		volume.replace(files(LISTED));
		configureMaxAge(60);
		application.send("POST", "/actuator/refresh");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/refresh", "/actuator/cors" })
	void aFileThatWasReplacedTakesEffect(String endpoint) {
		volume.replace(files(NEW));
		assertThat(allows(NEW)).isFalse();
		assertThat(application.send("POST", endpoint).status()).isEqualTo(200);
		assertThat(allows(NEW)).isTrue();
		assertThat(allows(LISTED)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/refresh", "/actuator/cors" })
	void aBadFileIsNamedAndChangesNothing(String endpoint) {
		volume.replace(files("new.example.com"));
		assertThat(application.send("POST", endpoint).status()).isEqualTo(200);
		assertThat(allows(LISTED)).isTrue();
		assertThat(application.get("/actuator/cors").body()).contains("\"refused\":", "cors.allowed-origins[0]: ");
	}

	@Test
	void aRefreshStillFindsWhatTheEndpointRead() {
		volume.replace(files(NEW));
		application.send("POST", "/actuator/cors");
		assertThat(application.send("POST", "/actuator/refresh").body()).contains("cors.allowed-origins");
		assertThat(allows(NEW)).isTrue();
	}

	@Test
	void refreshReadsAConfigurationFileAgain() throws IOException {
		configureMaxAge(10);
		application.send("POST", "/actuator/refresh");
		assertThat(maxAge()).isEqualTo("10");
	}

	@Test
	void theEndpointOfTheStarterDoesNotReadAConfigurationFileAgain() throws IOException {
		configureMaxAge(10);
		application.send("POST", "/actuator/cors");
		assertThat(maxAge()).isEqualTo("60");
	}

	private static void configureMaxAge(int seconds) throws IOException {
		Files.writeString(configurationFile, "cors.preflight-max-age: " + seconds);
	}

	private static String maxAge() {
		return application.send("OPTIONS", "/items", "Origin: " + LISTED, "Access-Control-Request-Method: PUT")
			.value("Access-Control-Max-Age");
	}

	private static Map<String, String> files(String allowedOrigins) {
		return Map.of("cors.allowed-origins", allowedOrigins + "\n");
	}

	private static boolean allows(String origin) {
		return application.get("/items", "Origin: " + origin).values("Access-Control-Allow-Origin").contains(origin);
	}

}
