package io.github.corsstarter.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ContextAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is built ahead of time has the endpoint, and what it answers can be
 * written as JSON.
 */
class CorsEndpointAheadOfTimeTests {

	@Test
	void everyPartOfAnAnswerIsKnownToTheBuild(@TempDir Path output) throws IOException {
		ContextAotProcessor.Settings settings = ContextAotProcessor.Settings.builder()
			.sourceOutput(output.resolve("sources"))
			.resourceOutput(output.resolve("resources"))
			.classOutput(output.resolve("classes"))
			.groupId("test")
			.artifactId("test")
			.build();
		new SpringApplicationAotProcessor(Application.class, settings,
				new String[] { "--management.endpoints.web.exposure.include=cors" })
			.process();
		assertThat(output.resolve("sources/io/github/corsstarter/actuate"))
			.isDirectoryContaining("glob:**CorsEndpointAutoConfiguration__BeanDefinitions.java");
		assertThat(metadata(output)).contains("io.github.corsstarter.actuate.CorsEndpointWebExtension",
				"io.github.corsstarter.actuate.CorsDescriptor",
				"io.github.corsstarter.actuate.CorsDescriptor$PolicyDescriptor",
				"io.github.corsstarter.actuate.ListDescriptor",
				"io.github.corsstarter.actuate.ExplanationDescriptor$UnlistedDescriptor",
				"io.github.corsstarter.actuate.ExplanationDescriptor$NearMissDescriptor");
	}

	private static String metadata(Path output) throws IOException {
		try (Stream<Path> files = Files.walk(output.resolve("resources"))) {
			Path metadata = files.filter((file) -> file.endsWith("reachability-metadata.json")).findAny().orElseThrow();
			return Files.readString(metadata);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class Application {

		public static void main(String[] arguments) {
			SpringApplication application = new SpringApplication(Application.class);
			application.setWebApplicationType(WebApplicationType.SERVLET);
			application.run(arguments);
		}

	}

}
