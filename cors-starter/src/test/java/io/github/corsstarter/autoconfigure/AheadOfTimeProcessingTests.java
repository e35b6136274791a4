package io.github.corsstarter.autoconfigure;

import java.nio.file.Path;

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
	void settingsThatOnlyRunTimeCompletesDoNotStopTheBuild(@TempDir Path output) {
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
			.isDirectoryContaining("glob:**CorsAutoConfiguration__BeanDefinitions.java");
	}

}
