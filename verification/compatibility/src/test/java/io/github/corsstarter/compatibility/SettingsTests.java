package io.github.corsstarter.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTests {

	private final WebApplicationContextRunner context = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(starterConfigurations()));

	@Test
	void withoutSettingsThereIsNothing() {
		this.context.run((context) -> assertThat(context).doesNotHaveBean(CorsPolicies.class)
			.doesNotHaveBean(FilterRegistrationBean.class));
	}

	@Test
	void withoutOriginsThereIsNoFilter() {
		this.context.withPropertyValues("cors.allow-methods=GET")
			.run((context) -> assertThat(context).hasSingleBean(CorsPolicies.class)
				.doesNotHaveBean(CorsPolicyFilter.class)
				.doesNotHaveBean(FilterRegistrationBean.class));
	}

	@Test
	void djangosEnvironmentVariablesConfigureIt() {
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put("CORS_ORIGIN_WHITELIST", "https://site.example.com");
		variables.put("CORS_ALLOW_CREDENTIALS", "true");
		variables.put("CORS_PREFLIGHT_MAX_AGE", "600");
		variables.put("CORS_URLS_REGEX", "^/api/");
		this.context
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables)))
			.run((context) -> {
				assertThat(registration(context).isEnabled()).isTrue();
				CorsPolicies policies = context.getBean(CorsPolicies.class);
				assertThat(policies.forPath("/api/items")).isNotNull();
				assertThat(policies.forPath("/items")).isNull();
			});
	}

	@Test
	void policiesApplyToTheirPaths() {
		this.context
			.withPropertyValues("cors.allowed-origins=https://site.example.com", "cors.credentials=true",
					"cors.policies[0].name=public", "cors.policies[0].urls-regex=^/public/",
					"cors.policies[0].allow-all=true")
			.run((context) -> {
				CorsPolicies policies = context.getBean(CorsPolicies.class);
				assertThat(policies.forPath("/public/x")).extracting(CorsPolicy::name).isEqualTo("public");
				assertThat(policies.forPath("/x")).extracting(CorsPolicy::name).isEqualTo("default");
			});
	}

	@Test
	void beansReplaceWhatIsConfigured() {
		this.context.withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(registration(context).isEnabled()).isTrue();
			assertThat(context.getBean(CorsPolicies.class).forPath("/")).extracting(CorsPolicy::name).isEqualTo("own");
		});
	}

	@Test
	void allMistakesAreReportedAtOnce(@TempDir Path directory, CapturedOutput output) throws IOException {
		Path file = directory.resolve("application.yml");
		Files.writeString(file, """
				cors:
				  allowed-origins:
				    - https://example.com/
				    - example.com
				  allowed-origin-regexes: ['https://(?!evil)\\w+\\.example\\.com']
				  credentials: perhaps
				  allowed-methods: [GET]
				  preflight-max-age: -2
				""");
		Throwable failure = catchThrowable(() -> SpringApplication.run(ServedApplication.class, "--server.port=0",
				"--spring.config.location=" + file.toUri()));
		assertThat(failure).isNotNull();
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("6 settings of cors-starter cannot work")
			.contains("Write https://example.com")
			.contains("application.yml, line 3");
	}

	private static FilterRegistrationBean<?> registration(ApplicationContext context) {
		FilterRegistrationBean<?> registration = context.getBean("corsStarterFilterRegistration",
				FilterRegistrationBean.class);
		assertThat(registration.getFilter()).isInstanceOf(CorsPolicyFilter.class);
		return registration;
	}

	private static Class<?>[] starterConfigurations() {
		return ImportCandidates.load(AutoConfiguration.class, null)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.corsstarter."))
			.map(SettingsTests::load)
			.toArray(Class<?>[]::new);
	}

	private static Class<?> load(String name) {
		try {
			return Class.forName(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		CorsPolicies ownPolicies() {
			return CorsPolicies.of(CorsPolicy.named("own").origins(List.of("https://own.example.com")).build());
		}

		@Bean
		OriginAuthorizer ownAuthorizer() {
			return (request) -> request.origin().host().endsWith(".tenants.example.com");
		}

	}

}
