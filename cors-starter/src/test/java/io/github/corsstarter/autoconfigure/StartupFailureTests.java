package io.github.corsstarter.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody sees who starts an application with mistakes in its configuration: an
 * operating-system process with a web server in it.
 */
class StartupFailureTests {

	@TempDir
	private Path directory;

	@Test
	void eightMistakesAreOneReportOfEightProblems() throws Exception {
		Path file = Files.writeString(this.directory.resolve("application.yml"), """
				cors:
				  allowed-origins:
				    - https://app.example.com/
				    - admin.example.com
				    - "*"
				  allowed-origin-regexes:
				    - ^https://.*example\\.com$
				  credentials: true
				  allow-methods: [GET, POST PUT]
				  allowed-headers: [authorization]
				  preflight-max-age: one day
				  policies:
				    - name: public
				      allow-all: true
				""");
		Result result = start(Map.of(), testClassPath(), "--spring.config.location=" + file);
		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.output()).doesNotContain("\tat ", "Caused by");
		assertThat(result.report()).isEqualTo(
				"""
						***************************
						APPLICATION FAILED TO START
						***************************

						Description:

						8 settings of cors-starter cannot work:

						  1. cors.allowed-origins[0] = "https://app.example.com/"
						     FILE, line 3
						     It ends in a slash, and an origin ends after its host or port (RFC 6454, section 4).
						     -> Write https://app.example.com

						  2. cors.allowed-origins[1] = "admin.example.com"
						     FILE, line 4
						     It has no scheme.
						     -> Write https://admin.example.com, or http://admin.example.com for pages without TLS

						  3. cors.allowed-origins[2] = "*"
						     FILE, line 5
						     It is not an origin.
						     -> List the origins in cors.allowed-origins; for every origin, without cookies, remove it, write allow-all: true and set credentials to false

						  4. cors.allowed-origin-regexes[0] = "^https://.*example\\.com$"
						     FILE, line 7
						     It matches https://evilexample.com, and somebody else can own evilexample.com, so with credentials its pages could read responses as the user who visits them.
						     -> Write ^https://([a-z0-9-]+\\.)*example\\.com$

						  5. cors.allow-methods[1] = "POST PUT"
						     FILE, line 9
						     It is not a valid name. Names have letters, digits and hyphens.
						     -> Write one name per entry, without quotes, colon or value

						  6. cors.allowed-headers
						     FILE, line 10
						     There is no setting with this name.
						     -> Write cors.allow-headers

						  7. cors.preflight-max-age = "one day"
						     FILE, line 11
						     It is neither a number of seconds nor a number with a unit.
						     -> Write for example 600, 10m or 1h

						  8. cors.policies[0].urls-regex
						     FILE, line 13
						     It is missing, so the paths of the policy are not known.
						     -> Write an expression for its paths, for example urls-regex: ^/api/public/

						Action:

						Fix the settings listed above. To start without CORS until then, set cors.enabled to false.
						"""
					.replace("FILE", file.toString()));
	}

	@Test
	void reportComesWithoutAStackTraceAndBeforeAnyServerHasStarted() throws Exception {
		Path file = Files.writeString(this.directory.resolve("application.yml"), "cors.allowed-origins: [a.test]");
		Result result = start(Map.of(), testClassPath(), "--spring.config.location=" + file);
		assertThat(result.output()).contains("APPLICATION FAILED TO START")
			.doesNotContain("\tat ", "Caused by", "Jetty", "Tomcat");
	}

	@Test
	void reportNeedsNoYamlParser() throws Exception {
		Path file = Files.writeString(this.directory.resolve("application.properties"),
				"cors.allowed-origins=https://a.test,b.test\n");
		String classPath = Arrays.stream(testClassPath().split(File.pathSeparator))
			.filter((entry) -> !entry.contains("snakeyaml"))
			.collect(Collectors.joining(File.pathSeparator));
		Result result = start(Map.of("CORS_DEBUG", "perhaps"), classPath, "--spring.config.location=" + file);
		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.report()).contains("2 settings of cors-starter cannot work:",
				"cors.allowed-origins[1] = \"b.test\"", file + ", line 1", "cors.debug = \"perhaps\"",
				"environment variable CORS_DEBUG");
	}

	private static String testClassPath() {
		return System.getProperty("java.class.path");
	}

	private static Result start(Map<String, String> variables, String classPath, String argument) throws Exception {
		Path arguments = Files.createTempFile("java", ".args");
		try {
			Files.writeString(arguments, "-cp\n\"" + classPath.replace("\\", "\\\\") + "\"\n");
			List<String> command = new ArrayList<>();
			command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
			command.addAll(List.of("-XX:TieredStopAtLevel=1", "@" + arguments, PlainApplication.class.getName(),
					"--server.port=0", argument));
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
			builder.environment().putAll(variables);
			return result(builder.start());
		}
		finally {
			Files.delete(arguments);
		}
	}

	private static Result result(Process process) throws IOException, InterruptedException {
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Result(process.waitFor(), output.replace("\r\n", "\n"));
	}

	private record Result(int exitCode, String output) {

		String report() {
			return this.output.substring(this.output.indexOf("***************************")).stripTrailing() + "\n";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class PlainApplication {

		public static void main(String[] arguments) {
			SpringApplication.run(PlainApplication.class, arguments);
		}

	}

}
