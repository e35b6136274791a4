package io.github.corsstarter.startup.servlet;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.startup.StartupWarnings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

class SpringCorsCheckTests {

	private static final String OTHERS = "CORS is also configured in Spring, on paths where cors.* applies: ";

	private static final String LOST = "Spring allows origins that cors.* does not allow on the same paths: ";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, WebMvcAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class));

	@Test
	void handlersWithCrossOriginInScopeAreNamed() {
		this.runner.withBean(Items.class)
			.withPropertyValues("cors.allow-all=true")
			.run((context) -> assertThat(warnings(context)).isEqualTo(OTHERS + "@CrossOrigin on Items.item. "
					+ "On these paths cors.* answers the preflights, and what it allows is allowed too. Remove "
					+ "one of the two, or exclude these paths with cors.urls-regex."));
	}

	@Test
	void controllersWithCrossOriginInScopeAreNamed() {
		this.runner.withBean(Shared.class)
			.withPropertyValues("cors.allow-all=true")
			.run((context) -> assertThat(warnings(context)).contains(OTHERS + "@CrossOrigin on ")
				.contains("@CrossOrigin on Shared"));
	}

	@ParameterizedTest
	@CsvSource({ "^/items/, true", "^/items/\\d+$, true", "^/other/, false" })
	void onlyHandlersInScopeAreNamed(String urlsRegex, boolean named) {
		this.runner.withBean(Items.class)
			.withPropertyValues("cors.allow-all=true", "cors.urls-regex=" + urlsRegex)
			.run((context) -> assertThat(warnings(context).contains(OTHERS)).isEqualTo(named));
	}

	@Test
	void handlersWhereAPolicySwitchesCorsOffAreNotNamed() {
		this.runner.withBean(Items.class)
			.withPropertyValues("cors.allow-all=true", "cors.policies[0].urls-regex=^/items/",
					"cors.policies[0].enabled=false")
			.run((context) -> assertThat(warnings(context)).doesNotContain(OTHERS));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/**", "/items/**", "/items/{id}" })
	void mappingsThatCoverPathsInScopeAreNamed(String pattern) {
		this.runner.withBean(Items.class)
			.withBean(WebMvcConfigurer.class, () -> new Mappings(pattern))
			.withPropertyValues("cors.allow-all=true", "cors.urls-regex=^/items/")
			.run((context) -> assertThat(warnings(context)).contains(OTHERS)
				.contains("addCorsMappings(\"" + pattern + "\")"));
	}

	@ParameterizedTest
	@CsvSource({ "/**, true", "/items/**, true", "/other/**, false" })
	void sourcesForSpringSecurityThatCoverPathsInScopeAreNamed(String pattern, boolean named) {
		this.runner.withBean(Items.class)
			.withBean(CorsConfigurationSource.class, () -> source(pattern))
			.withPropertyValues("cors.allow-all=true", "cors.urls-regex=^/items/")
			.run((context) -> assertThat(
					warnings(context).contains("a UrlBasedCorsConfigurationSource for \"" + pattern + "\""))
				.isEqualTo(named));
	}

	@ParameterizedTest
	@CsvSource({ "cors.enabled=true, /actuator", "management.endpoints.web.base-path=/manage, /manage",
			"spring.mvc.servlet.path=/mvc, /mvc/actuator", "management.endpoints.web.base-path=/, ''",
			"cors.urls-regex=^/actuator/health$, /actuator" })
	void corsOfActuatorIsNamed(String setting, String path) {
		this.runner
			.withPropertyValues("cors.allow-all=true",
					"management.endpoints.web.cors.allowed-origins[0]=https://admin.example", setting)
			.run((context) -> assertThat(warnings(context))
				.contains(OTHERS + "management.endpoints.web.cors for \"" + path + "/**\"."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.urls-regex=^/items/", "management.server.port=0" })
	void corsOfActuatorOutsideTheScopeIsNotNamed(String setting) {
		this.runner
			.withPropertyValues("cors.allow-all=true",
					"management.endpoints.web.cors.allowed-origin-patterns=https://*.example", setting)
			.run((context) -> assertThat(warnings(context)).doesNotContain(OTHERS));
	}

	@Test
	void corsOfActuatorWithoutOriginsIsNotNamed() {
		this.runner.withPropertyValues("cors.allow-all=true", "management.endpoints.web.cors.max-age=60")
			.run((context) -> assertThat(warnings(context)).doesNotContain(OTHERS));
	}

	@Test
	void mappingsOutsideTheScopeAreNotNamed() {
		this.runner.withBean(WebMvcConfigurer.class, () -> new Mappings("/other/**"))
			.withPropertyValues("cors.allow-all=true", "cors.urls-regex=^/items/")
			.run((context) -> assertThat(warnings(context)).doesNotContain(OTHERS));
	}

	@Test
	void nothingIsNamedWhereNoOriginIsAllowed() {
		this.runner.withBean(Items.class)
			.withBean(WebMvcConfigurer.class, () -> new Mappings("/**"))
			.withPropertyValues("cors.allow-methods=GET")
			.run((context) -> assertThat(warnings(context)).doesNotContain(OTHERS));
	}

	@Test
	void originsThatOnlySpringAllowsAreNamed() {
		this.runner.withBean(Items.class)
			.withBean(Shared.class)
			.withPropertyValues("cors.allowed-origins=https://site.example.com")
			.run((context) -> assertThat(warnings(context)).isEqualTo(
					LOST + "https://a.test (@CrossOrigin on Items.item, @CrossOrigin on Shared). Their preflights fail "
							+ "now, and unless cors.exclusive is false their pages cannot read any response there. Add "
							+ "them to cors.allowed-origins, or exclude these paths with cors.urls-regex."));
	}

	@Test
	void addedOriginsAreNotNamedAgain() {
		this.runner.withBean(Items.class)
			.withPropertyValues("cors.allowed-origins=https://site.example.com,https://a.test")
			.run((context) -> assertThat(warnings(context)).doesNotContain(LOST).contains(OTHERS));
	}

	@Test
	void originsAreNamedWithThePolicyOfTheirPaths() {
		this.runner.withBean(Items.class)
			.withPropertyValues("cors.allowed-origins=https://a.test", "cors.policies[0].urls-regex=^/items/",
					"cors.policies[0].allowed-origins=https://site.example.com")
			.run((context) -> assertThat(warnings(context))
				.contains(LOST + "https://a.test (@CrossOrigin on Items.item).")
				.contains("Add them to cors.policies[0].allowed-origins,"));
	}

	@Test
	void controllerIsNamedInOneWarningOnly() {
		this.runner.withBean(Shared.class)
			.withPropertyValues("cors.allowed-origins=https://a.test", "cors.policies[0].urls-regex=^/shared/more$",
					"cors.policies[0].allowed-origins=https://site.example.com")
			.run((context) -> assertThat(warnings(context)).contains(LOST + "https://a.test (@CrossOrigin on Shared).")
				.doesNotContain(OTHERS));
	}

	@Test
	void everyOriginOfManyControllersIsOneLine() {
		this.runner.withBean(Open.class)
			.withBean(Shared.class)
			.withPropertyValues("cors.allowed-origins=https://a.test")
			.run((context) -> assertThat(warnings(context)).contains(LOST
					+ "every origin (@CrossOrigin on Open). Their preflights fail now, and unless "
					+ "cors.exclusive is false their pages cannot read any response there. List the origins of your pages in "
					+ "cors.allowed-origins, or set cors.allow-all if every site may read the responses, or exclude these "
					+ "paths with cors.urls-regex."));
	}

	@Test
	void originsOfAPlaceholderAreResolved() {
		this.runner.withBean(Placeholder.class)
			.withPropertyValues("cors.allowed-origins=https://a.test", "front-end=https://b.test")
			.run((context) -> assertThat(warnings(context)).contains(LOST + "https://b.test"));
	}

	@ParameterizedTest
	@CsvSource({ "https://*.example.com, https://*.example.com, ''",
			"https://*.example.com, https://www.example.com, https://*.example.com",
			"http://localhost:[*], http://localhost:*, ''",
			"http://localhost:[*], http://localhost:3000, http://localhost:*",
			"'http://localhost:[8080,8081]', http://localhost:*, ''",
			"https://WWW.example.com, https://www.example.com, ''",
			"https://www.example.com:443, https://site.example.com, ''", "null, https://site.example.com, null",
			"null, 'null', ''" })
	void patternsAreComparedByAnExample(String pattern, String allowed, String lost) {
		this.runner.withBean(WebMvcConfigurer.class, () -> new Patterns(pattern))
			.withPropertyValues("cors.allowed-origins=" + allowed)
			.run((context) -> assertThat(warnings(context).contains(LOST + lost + " (addCorsMappings(\"/**\"))"))
				.isEqualTo(!lost.isEmpty()));
	}

	@Test
	void originsThatAnAuthorizerMayAllowAreNotNamed() {
		this.runner.withBean(Items.class)
			.withBean(OriginAuthorizer.class, () -> (request) -> true)
			.run((context) -> assertThat(warnings(context)).doesNotContain(LOST).contains(OTHERS));
	}

	@Test
	void originsOfActuatorAreNamed() {
		this.runner
			.withPropertyValues("cors.allowed-origins=https://site.example.com",
					"management.endpoints.web.cors.allowed-origins=https://admin.example")
			.run((context) -> assertThat(warnings(context))
				.contains(LOST + "https://admin.example (management.endpoints.web.cors for \"/actuator/**\")"));
	}

	@Test
	void settingsOfGraphQlAreNamed() {
		this.runner.withBean(WebMvcConfigurer.class, () -> new Mappings("/graphql"))
			.withPropertyValues("cors.allowed-origins=https://site.example.com",
					"spring.graphql.cors.allowed-origins=https://admin.example")
			.run((context) -> assertThat(warnings(context)).contains(" (spring.graphql.cors)"));
	}

	@ParameterizedTest
	@CsvSource({ "https://site.example.com, false", "https://other.example, true" })
	void corsFilterThatRunsLaterIsNamedOnce(String origin, boolean lost) {
		this.runner.withBean("corsFilter", CorsFilter.class, () -> new CorsFilter(source(origin, "/api/**", "/v3/**")))
			.withPropertyValues("cors.allowed-origins=https://site.example.com")
			.run((context) -> assertThat(warnings(context))
				.contains(lost ? LOST + origin + " (the CorsFilter corsFilter (order LOWEST_PRECEDENCE)). "
						: OTHERS + "the CorsFilter corsFilter (order LOWEST_PRECEDENCE). "));
	}

	private static UrlBasedCorsConfigurationSource source(String origin, String... patterns) {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.addAllowedOrigin(origin);
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		for (String pattern : patterns) {
			source.registerCorsConfiguration(pattern, configuration);
		}
		return source;
	}

	private static String warnings(AssertableWebApplicationContext context) {
		return String.join("\n", context.getBean(StartupWarnings.class).all());
	}

	private static UrlBasedCorsConfigurationSource source(String pattern) {
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration(pattern, new CorsConfiguration());
		return source;
	}

	@RestController
	static class Items {

		@GetMapping("/items/{id}")
		@CrossOrigin("https://a.test")
		String item() {
			return "item";
		}

		@GetMapping("/items/plain")
		String plain() {
			return "plain";
		}

	}

	@RestController
	@CrossOrigin("https://a.test")
	static class Shared {

		@GetMapping("/shared")
		String shared() {
			return "shared";
		}

		@GetMapping("/shared/more")
		String more() {
			return "more";
		}

	}

	private record Mappings(String pattern) implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping(this.pattern);
		}

	}

	@RestController
	@CrossOrigin
	static class Open {

		@GetMapping("/open")
		String open() {
			return "open";
		}

	}

	@RestController
	@CrossOrigin("${front-end}")
	static class Placeholder {

		@GetMapping("/placeholder")
		String placeholder() {
			return "placeholder";
		}

	}

	private record Patterns(String pattern) implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/**").allowedOriginPatterns(this.pattern);
		}

	}

}
