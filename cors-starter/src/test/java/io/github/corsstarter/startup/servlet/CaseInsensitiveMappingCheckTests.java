package io.github.corsstarter.startup.servlet;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.startup.StartupWarnings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

class CaseInsensitiveMappingCheckTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, WebMvcAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class))
		.withBean(Items.class)
		.withPropertyValues("cors.allowed-origins=https://site.example.com",
				"cors.policies[0].urls-regex=^/api/internal/",
				"cors.policies[0].allowed-origins=https://admin.example.com");

	@ParameterizedTest
	@ValueSource(classes = { IgnoringParser.class, IgnoringMatcher.class })
	void expressionsThatLookAtTheCaseAreNamed(Class<? extends WebMvcConfigurer> configurer) {
		this.runner.withBean(configurer)
			.run((context) -> assertThat(warnings(context))
				.isEqualTo("Spring MVC maps handlers without regard to case, and these expressions look at it: "
						+ "cors.policies[0].urls-regex (^/api/internal/). A request in another case reaches the "
						+ "handler, and no origin is allowed (path-ambiguous). Begin each of them with (?i), or map the "
						+ "handlers with regard to case."));
	}

	@ParameterizedTest
	@ValueSource(classes = { IgnoringParser.class, IgnoringMatcher.class })
	void theAdviceHelps(Class<? extends WebMvcConfigurer> configurer) {
		this.runner.withBean(configurer)
			.withPropertyValues("cors.policies[0].urls-regex=(?i)^/api/internal/")
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@Test
	void handlersThatLookAtTheCaseAreNoMistake() {
		this.runner.run((context) -> assertThat(warnings(context)).isEmpty());
		this.runner.withPropertyValues("spring.mvc.pathmatch.matching-strategy=ant-path-matcher")
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	private static String warnings(AssertableWebApplicationContext context) {
		return String.join("\n", context.getBean(StartupWarnings.class).all());
	}

	@RestController
	static class Items {

		@GetMapping("/api/internal/items")
		String items() {
			return "items";
		}

	}

	static class IgnoringParser implements WebMvcConfigurer {

		@Override
		public void configurePathMatch(PathMatchConfigurer configurer) {
			PathPatternParser parser = new PathPatternParser();
			parser.setCaseSensitive(false);
			configurer.setPatternParser(parser);
		}

	}

	@SuppressWarnings({ "deprecation", "removal" })
	static class IgnoringMatcher implements WebMvcConfigurer {

		@Override
		public void configurePathMatch(PathMatchConfigurer configurer) {
			AntPathMatcher matcher = new AntPathMatcher();
			matcher.setCaseSensitive(false);
			configurer.setPathMatcher(matcher);
		}

	}

}
