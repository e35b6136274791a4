package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.web.reactive.AllowedHostsWebFilter;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.github.corsstarter.web.reactive.CrossOriginProtectionWebFilter;
import io.github.corsstarter.web.reactive.ForwardedHeadersWebFilter;
import io.github.corsstarter.web.reactive.RefusedExchangeHandler;
import io.github.corsstarter.web.reactive.TrailingSlashWebFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;

class ReactiveCorsAutoConfigurationTests {

	private static final String ORIGINS = "cors.allowed-origins=https://a.test";

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveCorsAutoConfiguration.class, CorsAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "cors.port=tcp://10.0.0.1:80", "server.port=0" })
	void withoutSettingsNothingIsThere(String setting) {
		this.runner.withPropertyValues(setting)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WebFilter.class));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					cors.allowed-origins=https://a.test             | corsStarterFilter
					cors.hosts.allowed=www.example.com              | corsStarterAllowedHostsFilter
					cors.csrf.enabled=true                          | corsStarterCrossOriginProtectionFilter
					cors.ignore-trailing-slash=true                 | corsStarterTrailingSlashFilter
					cors.hosts.scheme=https                         | corsStarterForwardedHeadersFilter corsStarterAllowedHostsFilter
					cors.enabled=true                               | ''
					""")
	void onlyFiltersThatActAreThere(String setting, String filters) {
		this.runner.withPropertyValues(setting)
			.run((context) -> assertThat(String.join(" ", context.getBeanNamesForType(WebFilter.class)))
				.isEqualTo(filters));
	}

	@Test
	void filtersComeInTheOrderOfTheServletFilters() {
		assertThat(new int[] { ForwardedHeadersWebFilter.DEFAULT_ORDER, TrailingSlashWebFilter.DEFAULT_ORDER,
				CorsPolicyWebFilter.DEFAULT_ORDER, AllowedHostsWebFilter.DEFAULT_ORDER,
				CrossOriginProtectionWebFilter.DEFAULT_ORDER })
			.isSorted();
	}

	@Test
	void applicationReplacesBeans() {
		CorsPolicies policies = (path) -> null;
		RefusedExchangeHandler handler = (exchange, refusal) -> exchange.getResponse().setComplete();
		this.runner.withPropertyValues(ORIGINS)
			.withBean(CorsPolicies.class, () -> policies)
			.withBean(RefusedExchangeHandler.class, () -> handler)
			.run((context) -> {
				assertThat(context.getBean(CorsPolicies.class)).isSameAs(policies);
				assertThat(context.getBean(RefusedExchangeHandler.class)).isSameAs(handler);
				assertThat(context).hasSingleBean(CorsPolicyWebFilter.class);
			});
	}

	@Test
	void servletApplicationGetsNone() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ReactiveCorsAutoConfiguration.class, CorsAutoConfiguration.class))
			.withPropertyValues(ORIGINS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WebFilter.class));
	}

}
