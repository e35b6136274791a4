package io.github.corsstarter.compatibility;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.verification.MountedVolume;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings in files that an orchestrator mounts and replaces: each version of Spring Boot
 * has a type of its own for them.
 */
class MountedFilesOverHttpTests {

	@Test
	void aFileThatWasReplacedTakesEffect(@TempDir Path directory) {
		MountedVolume volume = new MountedVolume(directory, files("https://shop.example.com"));
		try (RunningApplication application = RunningApplication.start("mounted", List.of(ServedApplication.class),
				List.of("spring.config.import=" + volume.location(), "cors.reloadable=true",
						"management.endpoints.web.exposure.include=cors",
						"management.endpoint.cors.access=unrestricted"))) {
			volume.replace(files("https://new.example.com"));
			assertThat(allows(application, "https://new.example.com")).isFalse();
			assertThat(application.send("POST", "/actuator/cors").status()).isEqualTo(200);
			assertThat(allows(application, "https://new.example.com")).isTrue();
			assertThat(allows(application, "https://shop.example.com")).isFalse();
		}
	}

	private static Map<String, String> files(String allowedOrigins) {
		return Map.of("cors.allowed-origins", allowedOrigins + "\n");
	}

	private static boolean allows(RunningApplication application, String origin) {
		return application.get("/items", "Origin: " + origin).values("Access-Control-Allow-Origin").contains(origin);
	}

}
