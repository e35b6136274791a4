package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.ContextAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is configured where an application is built says nothing about where it runs.
 */
class AheadOfTimeProcessingTests {

	@Test
	void settingsThatOnlyRunTimeCompletesDoNotStopTheBuild(@TempDir Path output) throws IOException {
		ContextAotProcessor.Settings settings = ContextAotProcessor.Settings.builder()
			.sourceOutput(output.resolve("sources"))
			.resourceOutput(output.resolve("resources"))
			.classOutput(output.resolve("classes"))
			.groupId("test")
			.artifactId("test")
			.build();
		new SpringApplicationAotProcessor(StartupFailureTests.PlainApplication.class, settings,
				new String[] { "--cors.allowed-origins=${FRONTEND}" })
			.process();
		assertThat(output.resolve("sources/io/github/corsstarter/autoconfigure"))
			.isDirectoryContaining("glob:**CorsAutoConfiguration__CorsStarterBeanDefinitions.java")
			.isDirectoryNotContaining("glob:**CorsAutoConfiguration__BeanDefinitions.java");
		assertThat(metadata(output)).contains("io.github.corsstarter.settings.CorsProperties\"",
				"io.github.corsstarter.settings.CorsProperties$PolicyProperties",
				"io.github.corsstarter.settings.CorsProperties$HostsProperties",
				"io.github.corsstarter.settings.CorsProperties$CsrfProperties");
	}

	private static String metadata(Path output) throws IOException {
		try (Stream<Path> files = Files.walk(output.resolve("resources"))) {
			Path metadata = files.filter((file) -> file.endsWith("reachability-metadata.json")).findAny().orElseThrow();
			return Files.readString(metadata);
		}
	}

}
