package io.github.corsstarter.startup;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class CorsStartupReportTests {

	private static final String STANDS_ASIDE = "CORS: no origin is allowed under cors (allowed-origins, "
			+ "allowed-origin-regexes, allow-all), so the filter stands aside and changes nothing.";

	private static final String OTHERS = "CORS is configured in other ways too, for paths where cors.* holds: ";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, WebMvcAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class));

	@Test
	void standingAsideIsSaidOnce(CapturedOutput output) {
		this.runner.run((context) -> assertThat(output).containsOnlyOnce(STANDS_ASIDE));
	}

	@Test
	void nothingIsRejectedWhereNothingIsAllowed(CapturedOutput output) {
		this.runner.withPropertyValues("cors.reject-disallowed=true")
			.run((context) -> assertThat(output).containsOnlyOnce(
					"cors.reject-disallowed has no effect while no origin is allowed. To refuse requests that "
							+ "pages of other origins make, set cors.csrf.enabled."));
	}

	@Test
	void filterThatActsSaysNothing(CapturedOutput output) {
		this.runner.withPropertyValues("cors.allow-all=true")
			.run((context) -> assertThat(output).doesNotContain("CorsStartupReport -- "));
	}

	@Test
	void warningsAreLoggedOnce(CapturedOutput output) {
		this.runner.withPropertyValues("cors.allowed-origins=null", "cors.allow-headers=dnt")
			.run((context) -> assertThat(output)
				.containsOnlyOnce("cors.allowed-origins has null: any site can make a frame whose origin is null.")
				.containsOnlyOnce("cors.allow-headers has names without effect (dnt): only browsers set these headers, "
						+ "and they never ask for permission."));
	}

	@Test
	void corsThatIsOffSaysNothing(CapturedOutput output) {
		this.runner.withPropertyValues("cors.enabled=false", "cors.allowed-origins=null", "cors.debug=true")
			.run((context) -> assertThat(output).doesNotContain("CorsStartupReport -- "));
	}

	@Test
	void debugIsWarnedAbout(CapturedOutput output) {
		this.runner.withPropertyValues("cors.allow-all=true", "cors.debug=true")
			.run((context) -> assertThat(output).containsOnlyOnce(
					"cors.debug is true: every response tells the caller in X-Cors-Decision what was decided."));
	}

	@Test
	void policiesOfTheApplicationMakeTheSettingsIneffective(CapturedOutput output) {
		this.runner.withBean(CorsPolicies.class, () -> CorsPolicies.of(CorsPolicy.named("own").build()))
			.run((context) -> assertThat(output)
				.containsOnlyOnce(
						"The application has a CorsPolicies bean: the settings for origins, paths, methods and "
								+ "headers under cors have no effect.")
				.doesNotContain(STANDS_ASIDE));
	}

	@Test
	void authorizerBesideAllowAllIsNeverAsked(CapturedOutput output) {
		this.runner.withBean(OriginAuthorizer.class, () -> (request) -> true)
			.withPropertyValues("cors.allow-all=true")
			.run((context) -> assertThat(output).containsOnlyOnce(
					"The application has an OriginAuthorizer bean, which cors.allow-all leaves nothing to decide."));
	}

	@Test
	void authorizerThatDecidesIsNoReasonToWarn(CapturedOutput output) {
		this.runner.withBean(OriginAuthorizer.class, () -> (request) -> true)
			.run((context) -> assertThat(output).doesNotContain("OriginAuthorizer bean").doesNotContain(STANDS_ASIDE));
	}

	@Test
	void handlersWithCrossOriginInScopeAreNamed(CapturedOutput output) {
		this.runner.withBean(Items.class)
			.withPropertyValues("cors.allow-all=true")
			.run((context) -> assertThat(output).containsOnlyOnce(
					OTHERS + "@CrossOrigin on io.github.corsstarter.startup.CorsStartupReportTests$Items#item[0 args]. "
							+ "What cors.* allows is allowed there as well, and cors.* answers the preflights; "
							+ "remove one of the two, or leave out these paths with cors.urls-regex."));
	}

	@Test
	void controllersWithCrossOriginInScopeAreNamed(CapturedOutput output) {
		this.runner.withBean(Shared.class)
			.withPropertyValues("cors.allow-all=true")
			.run((context) -> assertThat(output).contains(OTHERS + "@CrossOrigin on ").contains("Shared#shared"));
	}

	@ParameterizedTest
	@CsvSource({ "^/items/, true", "^/items/\\d+$, true", "^/other/, false" })
	void onlyHandlersInScopeAreNamed(String urlsRegex, boolean named, CapturedOutput output) {
		this.runner.withBean(Items.class)
			.withPropertyValues("cors.allow-all=true", "cors.urls-regex=" + urlsRegex)
			.run((context) -> assertThat(output.toString().contains(OTHERS)).isEqualTo(named));
	}

	@Test
	void handlersWhereAPolicySwitchesCorsOffAreNotNamed(CapturedOutput output) {
		this.runner.withBean(Items.class)
			.withPropertyValues("cors.allow-all=true", "cors.policies[0].urls-regex=^/items/",
					"cors.policies[0].enabled=false")
			.run((context) -> assertThat(output).doesNotContain(OTHERS));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/**", "/items/**", "/items/{id}" })
	void mappingsThatCoverPathsInScopeAreNamed(String pattern, CapturedOutput output) {
		this.runner.withBean(Items.class)
			.withBean(WebMvcConfigurer.class, () -> new Mappings(pattern))
			.withPropertyValues("cors.allow-all=true", "cors.urls-regex=^/items/")
			.run((context) -> assertThat(output).contains(OTHERS).contains("addCorsMappings(\"" + pattern + "\")"));
	}

	@ParameterizedTest
	@CsvSource({ "/**, true", "/items/**, true", "/other/**, false" })
	void sourcesForSpringSecurityThatCoverPathsInScopeAreNamed(String pattern, boolean named, CapturedOutput output) {
		this.runner.withBean(Items.class)
			.withBean(CorsConfigurationSource.class, () -> source(pattern))
			.withPropertyValues("cors.allow-all=true", "cors.urls-regex=^/items/")
			.run((context) -> assertThat(
					output.toString().contains("a UrlBasedCorsConfigurationSource for \"" + pattern + "\""))
				.isEqualTo(named));
	}

	@ParameterizedTest
	@CsvSource({ "cors.enabled=true, /actuator", "management.endpoints.web.base-path=/manage, /manage",
			"spring.mvc.servlet.path=/mvc, /mvc/actuator", "management.endpoints.web.base-path=/, ''",
			"cors.urls-regex=^/actuator/health$, /actuator" })
	void corsOfActuatorIsNamed(String setting, String path, CapturedOutput output) {
		this.runner
			.withPropertyValues("cors.allow-all=true",
					"management.endpoints.web.cors.allowed-origins[0]=https://admin.example", setting)
			.run((context) -> assertThat(output)
				.contains(OTHERS + "management.endpoints.web.cors for \"" + path + "/**\"."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.urls-regex=^/items/", "management.server.port=0" })
	void corsOfActuatorOutsideTheScopeIsNotNamed(String setting, CapturedOutput output) {
		this.runner
			.withPropertyValues("cors.allow-all=true",
					"management.endpoints.web.cors.allowed-origin-patterns=https://*.example", setting)
			.run((context) -> assertThat(output).doesNotContain(OTHERS));
	}

	@Test
	void corsOfActuatorWithoutOriginsIsNone(CapturedOutput output) {
		this.runner.withPropertyValues("cors.allow-all=true", "management.endpoints.web.cors.max-age=60")
			.run((context) -> assertThat(output).doesNotContain(OTHERS));
	}

	@Test
	void mappingsOutsideTheScopeAreNotNamed(CapturedOutput output) {
		this.runner.withBean(WebMvcConfigurer.class, () -> new Mappings("/other/**"))
			.withPropertyValues("cors.allow-all=true", "cors.urls-regex=^/items/")
			.run((context) -> assertThat(output).doesNotContain(OTHERS));
	}

	@Test
	void nothingIsNamedWhereTheFilterStandsAside(CapturedOutput output) {
		this.runner.withBean(Items.class)
			.withBean(WebMvcConfigurer.class, () -> new Mappings("/**"))
			.run((context) -> assertThat(output).doesNotContain(OTHERS));
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

	}

	private record Mappings(String pattern) implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping(this.pattern);
		}

	}

}
