package io.github.corsstarter.startup.servlet;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.startup.StartupWarnings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

import static org.assertj.core.api.Assertions.assertThat;

class CorsFilterCheckTests {

	private static final String AHEAD = "Spring's CorsFilter runs before the CORS filter of this starter (order "
			+ "HIGHEST_PRECEDENCE + 20): ";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class))
		.withPropertyValues("cors.allowed-origins=https://site.example.com");

	@Test
	void filterThatRunsEarlierIsNamedWithItsOrder() {
		this.runner.withBean("legacyCors", FilterRegistrationBean.class, () -> registered("/api/**", "/*"))
			.run((context) -> assertThat(warnings(context)).isEqualTo(AHEAD
					+ "legacyCors (order HIGHEST_PRECEDENCE). It answers all preflights, and what it does not allow gets "
					+ "403 \"Invalid CORS request\" or no headers, also if cors.* allows it. Remove it, or exclude its "
					+ "paths with cors.urls-regex."));
	}

	@ParameterizedTest
	@CsvSource({ "/api/**, /*, ^/api/, true", "/api/**, /api/*, ^/api/items/, true", "/api/**, /*, ^/public/, false",
			"/**, /api/*, ^/public/, false" })
	void onlyAFilterOfTheSamePathsIsNamed(String configured, String mapped, String urlsRegex, boolean named) {
		this.runner.withBean("legacyCors", FilterRegistrationBean.class, () -> registered(configured, mapped))
			.withPropertyValues("cors.urls-regex=" + urlsRegex)
			.run((context) -> assertThat(warnings(context).contains(AHEAD)).isEqualTo(named));
	}

	@Test
	void filterWithASourceThatCannotBeReadIsNamed() {
		this.runner.withBean(OrderedCorsFilter.class)
			.withPropertyValues("cors.urls-regex=^/api/")
			.run((context) -> assertThat(warnings(context)).contains(AHEAD).contains("(order HIGHEST_PRECEDENCE + 1)"));
	}

	@Test
	void filterIsNamedBesidePoliciesOfABean() {
		this.runner.withBean(OrderedCorsFilter.class)
			.withBean(CorsPolicies.class, () -> CorsPolicies.of(CorsPolicy.named("own").allowAll(true).build()))
			.run((context) -> assertThat(warnings(context)).contains(AHEAD));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.enabled=false", "cors.allowed-origins=" })
	void nothingIsSaidWhereCorsDoesNothing(String setting) {
		this.runner.withBean(OrderedCorsFilter.class)
			.withPropertyValues(setting)
			.run((context) -> assertThat(warnings(context)).doesNotContain(AHEAD));
	}

	@Test
	void filterThatIsNotRegisteredIsNoMistake() {
		this.runner.withBean("legacyCors", FilterRegistrationBean.class, () -> {
			FilterRegistrationBean<CorsFilter> registration = registered("/**", "/*");
			registration.setEnabled(false);
			return registration;
		}).run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@Test
	void filterThatRunsLaterIsNotNamedHere() {
		this.runner.withBean("corsFilter", CorsFilter.class, () -> new CorsFilter(source("/**")))
			.run((context) -> assertThat(warnings(context)).doesNotContain(AHEAD));
	}

	private static String warnings(AssertableWebApplicationContext context) {
		return String.join("\n", context.getBean(StartupWarnings.class).all());
	}

	private static FilterRegistrationBean<CorsFilter> registered(String configured, String mapped) {
		FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(
				new CorsFilter(source(configured)));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.addUrlPatterns(mapped);
		return registration;
	}

	private static UrlBasedCorsConfigurationSource source(String pattern) {
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration(pattern, new CorsConfiguration());
		return source;
	}

	static class OrderedCorsFilter extends CorsFilter implements Ordered {

		OrderedCorsFilter() {
			super((request) -> null);
		}

		@Override
		public int getOrder() {
			return Ordered.HIGHEST_PRECEDENCE + 1;
		}

	}

}
