package io.github.corsstarter.reactive;

import java.util.List;
import java.util.Map;

import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.reactive.config.CorsRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Other configuration that changes what cors.* does, named when the application starts.
 */
class ReactiveStartupCheckTests {

	private static List<String> warnings(Class<?> more, String... settings) {
		try (RunningApplication application = RunningApplication.start("reactive", List.of(Handlers.class, more),
				List.of(settings))) {
			return application.bean(StartupWarnings.class).all();
		}
	}

	@Test
	void annotationThatAllowsMoreOriginsIsNamed() {
		assertThat(warnings(Nothing.class, Site.ALLOWED_ORIGINS)).singleElement()
			.asString()
			.contains(
					"Spring allows origins that cors.* does not allow on the same paths: "
							+ "https://admin.example (@CrossOrigin on Handlers.annotated)",
					"Add them to cors.allowed-origins");
	}

	@Test
	void mappingsOfSpringAreNamed() {
		assertThat(warnings(Mappings.class, "cors.allowed-origins=https://admin.example,https://www.example"))
			.singleElement()
			.asString()
			.contains("CORS is also configured in Spring", "@CrossOrigin on Handlers.annotated",
					"addCorsMappings(\"/ok\")");
	}

	@Test
	void filterOfSpringThatRunsFirstIsNamed() {
		assertThat(warnings(EarlyFilter.class, "cors.allowed-origins=https://admin.example")).anySatisfy(
				(warning) -> assertThat(warning).contains("Spring's CorsWebFilter runs before the CORS filter of this "
						+ "starter (order HIGHEST_PRECEDENCE + 20): springs"));
	}

	@Test
	void filterOfSpringThatRunsLaterIsAConfigurationLikeOthers() {
		assertThat(warnings(LateFilter.class, "cors.allowed-origins=https://admin.example"))
			.anySatisfy((warning) -> assertThat(warning)
				.contains("https://late.example (the CorsWebFilter springs for \"/**\")"));
	}

	@Test
	void filterOfTheApplicationThatRunsFirstIsNamed() {
		assertThat(warnings(EarlyFilter.class, "cors.allowed-origins=https://admin.example"))
			.anySatisfy((warning) -> assertThat(warning).contains("These filters run before the CORS filter", "own"));
	}

	@Test
	void transformerThatTrustsEveryCallerIsNamed() {
		assertThat(warnings(Transformer.class, "cors.hosts.allowed=www.example.com",
				"cors.hosts.use-x-forwarded-host=true", "cors.hosts.trusted-proxies=10.0.0.0/8"))
			.anySatisfy((warning) -> assertThat(warning).contains("The application has a ForwardedHeaderTransformer"));
	}

	@Test
	void sessionCookieThatBrowsersDoNotSendIsNamed() {
		assertThat(warnings(Nothing.class, "cors.allowed-origins=https://admin.example", "cors.credentials=true",
				"server.reactive.session.cookie.same-site=lax"))
			.anySatisfy((warning) -> assertThat(warning)
				.contains("cors.credentials is true and server.reactive.session.cookie.same-site is lax"));
	}

	@Test
	void settingsWithoutAnyOriginAreNamed() {
		assertThat(warnings(Nothing.class, "cors.credentials=true")).singleElement()
			.asString()
			.contains("No origin is allowed under cors");
	}

	private static UrlBasedCorsConfigurationSource source(String origin) {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.addAllowedOrigin(origin);
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.setCorsConfigurations(Map.of("/**", configuration));
		return source;
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

	@Configuration(proxyBeanMethods = false)
	static class Mappings implements WebFluxConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/ok").allowedOrigins("https://www.example");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyFilter {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		CorsWebFilter springs() {
			return new CorsWebFilter(source("https://early.example"));
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		WebFilter own() {
			return (exchange, chain) -> chain.filter(exchange);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LateFilter {

		@Bean
		CorsWebFilter springs() {
			return new CorsWebFilter(source("https://late.example"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Transformer {

		@Bean
		ForwardedHeaderTransformer forwardedHeaderTransformer() {
			return new ForwardedHeaderTransformer();
		}

	}

}
