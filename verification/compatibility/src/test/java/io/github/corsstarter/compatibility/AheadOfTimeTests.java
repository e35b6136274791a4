package io.github.corsstarter.compatibility;

import java.util.Map;
import java.util.function.Consumer;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.HostsAutoConfiguration;
import io.github.corsstarter.policy.CorsPolicies;
import org.junit.jupiter.api.Test;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that was processed ahead of time learns its settings where it runs.
 */
class AheadOfTimeTests {

	@Test
	@CompileWithForkedClassLoader
	void settingsOfTheRunningApplicationCount() {
		run(Map.of("cors.allowed-origins", "https://app.example"),
				(context) -> assertThat(context.getBean(CorsPolicies.class).forPath("/")).isNotNull());
	}

	@Test
	@CompileWithForkedClassLoader
	void applicationWithoutSettingsGetsNoBeans() {
		run(Map.of(), (context) -> assertThat(context.getBeanDefinitionNames())
			.noneMatch((name) -> name.startsWith("corsStarter") || name.startsWith("io.github.corsstarter.auto")));
	}

	private static void run(Map<String, Object> settings, Consumer<GenericApplicationContext> expectation) {
		TestGenerationContext generated = generate();
		TestCompiler.forSystem().with(generated).compile((compiled) -> {
			try (GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext())) {
				context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", settings));
				initializer(compiled.getInstance(ApplicationContextInitializer.class)).initialize(context);
				context.refresh();
				expectation.accept(context);
			}
		});
	}

	private static TestGenerationContext generate() {
		TestGenerationContext generated = new TestGenerationContext();
		System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
		try {
			GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
			new AnnotatedBeanDefinitionReader(context).register(Application.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generated);
		}
		finally {
			System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
		}
		generated.writeGeneratedContent();
		return generated;
	}

	@SuppressWarnings("unchecked")
	private static ApplicationContextInitializer<GenericApplicationContext> initializer(
			ApplicationContextInitializer<?> generated) {
		return (ApplicationContextInitializer<GenericApplicationContext>) generated;
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CorsAutoConfiguration.class, HostsAutoConfiguration.class })
	static class Application {

	}

}
