package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.testing.RequestFacts;
import io.github.corsstarter.testing.TestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whole runs of an application, with files and variables as Boot reads them.
 */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationStartTests {

	@TempDir
	private Path directory;

	@Test
	void fileConfigures() {
		String file = write("application.yml", "cors.allowed-origins: [https://file.test]");
		run(Map.of(), (context) -> assertThat(allows(context, "https://file.test")).isTrue(), file);
	}

	@Test
	void variablesConfigureWithoutAnyFileAndOverrideOne() {
		Map<String, Object> variables = Map.of("CORS_ALLOWED_ORIGINS", "https://variable.test", "CORS_URLS_REGEX",
				"^/api/", "CORS_ALLOW_CREDENTIALS", "true", "CORS_PREFLIGHT_MAX_AGE", "600");
		Consumer<ConfigurableApplicationContext> expectation = (context) -> {
			assertThat(allows(context, "https://variable.test")).isTrue();
			assertThat(allows(context, "https://file.test")).isFalse();
			assertThat(context.getBean(CorsPolicies.class).forPath("/other")).isNull();
			assertThat(context.getBean(CorsProperties.class).credentials()).isTrue();
			assertThat(context.getBean(CorsProperties.class).preflightMaxAge()).hasSeconds(600);
		};
		run(variables, expectation);
		run(variables, expectation, write("application.yml", """
				cors:
				  allowed-origins: [https://file.test]
				  credentials: false
				  preflight-max-age: 1
				  urls-regex: ^/file/
				"""));
	}

	@Test
	void fileOfAProfileOverridesUnderAnAlias() {
		String file = write("application.yml", "cors.allowed-origins: [https://a.test, https://b.test]");
		write("application-prod.yml", "cors.origin-whitelist: [https://prod.test]");
		run(Map.of(), (context) -> {
			assertThat(allows(context, "https://prod.test")).isTrue();
			assertThat(allows(context, "https://b.test")).isFalse();
		}, file, "--spring.profiles.active=prod");
	}

	@Test
	void variableForOneKeyOfAPolicyLeavesTheOthersInTheirOrder() {
		String file = write("application.yml", """
				cors.policies:
				  - name: first
				    urls-regex: ^/first/
				    allow-all: true
				  - name: second
				    urls-regex: ^/second/
				    allow-all: true
				""");
		run(Map.of("CORS_POLICIES_1_PREFLIGHT_MAX_AGE", "60"), (context) -> {
			assertThat(context.getBean(CorsProperties.class).policies())
				.extracting(CorsProperties.PolicyProperties::name)
				.containsExactly("first", "second");
			assertThat(context.getBean(CorsProperties.class).policies().get(1).preflightMaxAge()).hasSeconds(60);
		}, file);
	}

	@Test
	void problemsAreReportedWithFileAndLineAndVariable(CapturedOutput output) {
		String file = write("application.yml", """
				cors:
				  allowed-origins:
				    - https://a.test/
				""");
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> run(Map.of("CORS_MODEL", "x"), (context) -> {
		}, file));
		assertThat(output).contains("APPLICATION FAILED TO START", "2 settings of cors-starter cannot work:",
				this.directory.resolve("application.yml") + ", line 3", "environment variable CORS_MODEL");
	}

	@Test
	void namesThatKubernetesGivesDoNotStopTheStartAndAreNotPrinted(CapturedOutput output) {
		Map<String, Object> variables = Map.of("CORS_PORT", "tcp://10.0.0.1:80", "CORS_SERVICE_HOST", "10.0.0.1");
		run(variables, (context) -> assertThat(context.getBeansOfType(CorsPolicies.class)).isEmpty());
		assertThat(output).doesNotContain("CORS_PORT");
		run(variables, (context) -> assertThat(context.isActive()).isTrue(),
				write("application.yml", "cors.allow-all: true"));
		assertThat(output).contains("CORS_PORT", "CORS_SERVICE_HOST").doesNotContain("10.0.0.1");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void oneLineSaysWhatIsOnAndWarningsFollowOnceRequestsAreAccepted(boolean lazy, CapturedOutput output) {
		String file = write("application.yml", "cors: {allow-all: true, debug: true}");
		run(Map.of(), (context) -> assertThat(output.getOut().lines().filter((line) -> line.contains("corsstarter")))
			.satisfiesExactly((line) -> assertThat(line).endsWith("cors-starter is on: CORS (default: every origin)"),
					(line) -> assertThat(line).contains("cors.debug is true")),
				file, "--spring.main.lazy-initialization=" + lazy);
	}

	@Test
	void unquotedStarInAListIsExplained(CapturedOutput output) {
		String file = write("application.yml", """
				cors:
				  allowed-origins:
				    # any
				    - https://a.test
				    - *
				""");
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> run(Map.of(), (context) -> {
		}, file));
		assertThat(output).contains("A YAML file has a * without quotes in line 5:", "    - *",
				"YAML reads * without quotes as a reference to another part of the file.",
				"Write it in quotes: \"*\". To allow every origin, set cors.allow-all to true instead.");
	}

	@Test
	void unquotedStarOnTheLineOfItsKeyIsExplained(CapturedOutput output) {
		String file = write("application.yml", "cors:\n  allow-methods: [GET, *]\n");
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> run(Map.of(), (context) -> {
		}, file));
		assertThat(output).contains("A YAML file has a * without quotes in line 2:", "    allow-methods: [GET, *]");
	}

	@Test
	void unquotedStarElsewhereIsNotOurs(CapturedOutput output) {
		String file = write("application.yml", "management.endpoints.web.include:\n  - *\n");
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> run(Map.of(), (context) -> {
		}, file));
		assertThat(output).doesNotContain("without quotes");
	}

	@Test
	void unquotedNullIsExplained(CapturedOutput output) {
		String file = write("application.yml", "cors:\n  allowed-origins:\n    - null\n");
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> run(Map.of(), (context) -> {
		}, file));
		assertThat(output).contains("It is empty. YAML reads null without quotes",
				"if you mean the origin null, write it in quotes: \"null\"");
	}

	@Test
	void brokenSettingsAreEscapedFromByEnabledFalse(CapturedOutput output) {
		String file = write("application.yml", "cors.allowed-origins: [a.test]");
		run(Map.of("CORS_ENABLED", "false"), (context) -> assertThat(context.isActive()).isTrue(), file);
		assertThat(output)
			.contains("CORS is off (cors.enabled is false). With these settings it could not be switched on. "
					+ "A setting of cors-starter cannot work:", "cors.allowed-origins[0] = \"a.test\"");
	}

	@Test
	void hundredThousandOriginsAreReadAndTheLastIsAllowed() {
		StringBuilder yaml = new StringBuilder("cors:\n  allowed-origins:\n");
		for (int i = 0; i < 100_000; i++) {
			yaml.append("    - https://tenant-").append(i).append(".example.com\n");
		}
		run(Map.of(), (context) -> {
			assertThat(allows(context, "https://tenant-99999.example.com")).isTrue();
			assertThat(allows(context, "https://tenant-100000.example.com")).isFalse();
		}, write("application.yml", yaml.toString()));
	}

	@Test
	void manyWrongOriginsAreReportedInPart(CapturedOutput output) {
		StringBuilder yaml = new StringBuilder("cors:\n  allowed-origins:\n");
		for (int i = 0; i < 1_000; i++) {
			yaml.append("    - https://tenant-").append(i).append(".example.com/\n");
		}
		String file = write("application.yml", yaml.toString());
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> run(Map.of(), (context) -> {
		}, file));
		assertThat(output).contains("1000 settings of cors-starter cannot work:", "and 950 more.");
	}

	private String write(String name, String content) {
		Path file = this.directory.resolve(name);
		try {
			Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return "--spring.config.location=" + this.directory.toUri();
	}

	private static void run(Map<String, Object> variables, Consumer<ConfigurableApplicationContext> expectation,
			String... arguments) {
		try (ConfigurableApplicationContext context = TestApplication.run(variables, arguments)) {
			expectation.accept(context);
		}
	}

	private static boolean allows(ConfigurableApplicationContext context, String origin) {
		CorsDecision decision = new CorsEvaluator(context.getBean(CorsPolicies.class), null)
			.evaluate(new RequestFacts("GET", PathReadings.of("/api/x"), origin, null, List.of(), false,
					new TargetOrigin("https", "api.test", 443), false, false));
		return decision != null && decision.isAllowed();
	}

}
