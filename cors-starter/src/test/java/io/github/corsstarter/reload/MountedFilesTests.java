package io.github.corsstarter.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.corsstarter.testing.Document;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.MountedVolume;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings in files that an orchestrator mounts and replaces, in an application without
 * Spring Cloud, with the settings that the documentation recommends.
 */
@ExtendWith(OutputCaptureExtension.class)
class MountedFilesTests {

	private static final String KEY = "cors.allowed-origins";

	private static final String LISTED = "https://shop.example.com";

	private static final String PARTNER = "https://partner.example.com";

	@TempDir
	private static Path parent;

	private static Path directory;

	private static MountedVolume volume;

	private static RunningApplication application;

	@BeforeAll
	static void start() throws IOException {
		directory = Files.createDirectory(parent.resolve("config"));
		volume = new MountedVolume(directory, files(LISTED, PARTNER));
		Path recipe = Files.writeString(parent.resolve("application.yml"),
				Document.of("docs/changing.md")
					.section("Mounted files")
					.blocks("yaml")
					.get(1)
					.replace("configtree:/etc/shop/", volume.location()));
		application = Server.TOMCAT.start(PlainHandlers.class, "spring.config.location=" + recipe.toUri(),
				"cors.preflight-max-age=60");
	}

	@BeforeEach
	void reset() {
		volume.replace(files(LISTED, PARTNER));
		reload();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void aFileThatWasReplacedTakesEffect() {
		volume.replace(files(LISTED + ",https://new.example.com", PARTNER));
		assertThat(allows("/ok", "https://new.example.com")).isFalse();
		assertThat(reload()).isEqualTo(CorsReload.Outcome.APPLIED);
		assertThat(allows("/ok", "https://new.example.com")).isTrue();
		assertThat(allows("/ok", LISTED)).isTrue();
	}

	@Test
	void theEndpointReadsTheFilesToo() {
		volume.replace(files("https://new.example.com", PARTNER));
		assertThat(application.send("POST", "/actuator/cors").body())
			.contains("\"configuration\":" + application.bean(CorsReload.class).current().number())
			.doesNotContain("refused");
		assertThat(allows("/ok", "https://new.example.com")).isTrue();
		assertThat(allows("/ok", LISTED)).isFalse();
	}

	@Test
	void aFileBehindAPlaceholderTakesEffect() {
		volume.replace(files(LISTED, "https://new.example.com"));
		reload();
		assertThat(allows("/partners/items", "https://new.example.com")).isTrue();
		assertThat(allows("/partners/items", PARTNER)).isFalse();
	}

	@Test
	void aFileThatIsNewTakesEffect() {
		volume.replace(Map.of(KEY, LISTED, "partners", PARTNER, "cors.credentials", "true\n"));
		reload();
		assertThat(application.get("/ok", "Origin: " + LISTED).accessControlLines())
			.contains("Access-Control-Allow-Credentials: true");
	}

	@Test
	void aFileThatIsGoneTakesEffect() {
		volume.replace(Map.of("partners", PARTNER));
		assertThat(reload()).isEqualTo(CorsReload.Outcome.APPLIED);
		assertThat(allows("/ok", LISTED)).isFalse();
		assertThat(allows("/partners/items", PARTNER)).isTrue();
	}

	@Test
	void filesThatAreTheSameChangeNothing() {
		assertThat(reload()).isEqualTo(CorsReload.Outcome.UNCHANGED);
	}

	@Test
	void aBadFileIsNamedAndChangesNothing(CapturedOutput output) {
		volume.replace(files("new.example.com", PARTNER));
		assertThat(reload()).isEqualTo(CorsReload.Outcome.REFUSED);
		assertThat(output).contains(KEY + "[0] = \"new.example.com\"", directory.resolve(KEY).toString(),
				"It has no scheme");
		assertThat(allows("/ok", LISTED)).isTrue();
	}

	@Test
	void aDirectoryThatIsMissingIsNamedAndChangesNothing(CapturedOutput output) throws IOException {
		Path elsewhere = Files.move(directory, parent.resolve("elsewhere"));
		assertThat(reload()).isEqualTo(CorsReload.Outcome.REFUSED);
		Files.move(elsewhere, directory);
		assertThat(output).contains("do not take effect", directory.toString());
		assertThat(allows("/ok", LISTED)).isTrue();
	}

	@Test
	void anArgumentStillOverridesAFile() {
		volume.replace(Map.of(KEY, LISTED, "partners", PARTNER, "cors.preflight-max-age", "10\n"));
		assertThat(reload()).isEqualTo(CorsReload.Outcome.UNCHANGED);
	}

	@Test
	void theEnvironmentOfTheApplicationStaysTheSame() {
		volume.replace(files("https://new.example.com", PARTNER));
		reload();
		assertThat(application.bean(Environment.class).getProperty(KEY)).isEqualTo(LISTED);
	}

	private static Map<String, String> files(String allowedOrigins, String partners) {
		return Map.of(KEY, allowedOrigins + "\n", "partners", partners + "\n");
	}

	private static CorsReload.Outcome reload() {
		return application.bean(CorsReload.class).reload();
	}

	private static boolean allows(String path, String origin) {
		return application.get(path, "Origin: " + origin)
			.lines("Access-Control-Allow-Origin")
			.contains("Access-Control-Allow-Origin: " + origin);
	}

}
