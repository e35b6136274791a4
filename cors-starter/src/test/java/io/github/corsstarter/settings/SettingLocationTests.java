package io.github.corsstarter.settings;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.UrlResource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingLocationTests {

	private static final PropertySource<?> MAP = new MapPropertySource("vault", Map.of());

	@Test
	void fileIsAPathAndALine(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("application.yml");
		assertThat(SettingLocation.of(new TextResourceOrigin(new FileSystemResource(file), new Location(6, 4))))
			.hasToString(file + ", line 7");
		assertThat(SettingLocation.of(new TextResourceOrigin(new UrlResource(file.toUri()), new Location(6, 4))))
			.hasToString(file + ", line 7");
	}

	@Test
	void fileOnTheClassPathIsNamedAsSpringNamesIt() {
		assertThat(SettingLocation
			.of(new TextResourceOrigin(new ClassPathResource("application.yml"), new Location(6, 4))))
			.hasToString("class path resource [application.yml], line 7");
	}

	@Test
	void fileWithoutALineIsAPath(@TempDir Path directory) {
		Path file = directory.resolve("application.yml");
		assertThat(SettingLocation.of(new TextResourceOrigin(new FileSystemResource(file), null)))
			.hasToString(file.toString());
	}

	@Test
	void originOfAPropertyIsLookedInto() {
		Origin origin = new TextResourceOrigin(new ClassPathResource("application.yml"), new Location(0, 0));
		assertThat(SettingLocation.of(new PropertySourceOrigin(MAP, "cors.debug", origin)))
			.isEqualTo(SettingLocation.of(origin));
	}

	@Test
	void variableIsNamed() {
		assertThat(SettingLocation.of(new SystemEnvironmentOrigin("CORS_DEBUG")))
			.hasToString("environment variable CORS_DEBUG");
	}

	@Test
	void argumentIsNamed() {
		assertThat(SettingLocation.of(new PropertySourceOrigin(new SimpleCommandLinePropertySource(), "cors.debug")))
			.hasToString("argument --cors.debug");
	}

	@Test
	void otherSourcesAreNamed() {
		assertThat(SettingLocation.of(new PropertySourceOrigin(MAP, "cors.debug")))
			.hasToString("property source \"vault\"");
	}

	@Test
	void otherOriginsSpeakForThemselves() {
		assertThat(SettingLocation.of(new Origin() {

			@Override
			public String toString() {
				return "from somewhere";
			}

		})).hasToString("from somewhere");
	}

	@Test
	void nothingIsKnownOfNoOrigin() {
		assertThat(SettingLocation.of(null)).isNull();
	}

}
