package io.github.corsstarter.startup.servlet;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CrossOriginProtectionAutoConfiguration;
import io.github.corsstarter.autoconfigure.HostsAutoConfiguration;
import io.github.corsstarter.autoconfigure.TrailingSlashAutoConfiguration;
import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.filter.CorsFilter;

import static org.assertj.core.api.Assertions.assertThat;

class EarlierFilterCheckTests {

	private static final String EARLIER = "These filters run before the CORS filter of this starter (order "
			+ "HIGHEST_PRECEDENCE + 20): ";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, HostsAutoConfiguration.class,
				CrossOriginProtectionAutoConfiguration.class, TrailingSlashAutoConfiguration.class))
		.withPropertyValues("cors.allowed-origins=https://site.example.com");

	@Test
	void filtersAreNamedInOneWarningInTheirOrder() {
		this.runner.withBean("tenants", Tenants.class)
			.withBean("rateLimit", FilterRegistrationBean.class, () -> registered(Ordered.HIGHEST_PRECEDENCE + 3))
			.withBean("exceptions", Exceptions.class)
			.run((context) -> assertThat(warnings(context)).isEqualTo(EARLIER
					+ "exceptions (order HIGHEST_PRECEDENCE), rateLimit (order HIGHEST_PRECEDENCE + 3), "
					+ "tenants (order HIGHEST_PRECEDENCE + 19). Responses that they write themselves, also to preflights, "
					+ "have no CORS headers, and what they write after the chain returned cannot be removed. Give filters "
					+ "that do so a higher order value."));
	}

	@Test
	void orderOfAnAnnotatedMethodCounts() {
		this.runner.withUserConfiguration(Annotated.class)
			.run((context) -> assertThat(warnings(context))
				.contains(EARLIER + "annotated (order HIGHEST_PRECEDENCE + 7).")
				.doesNotContain("ordered"));
	}

	/**
	 * {@code spring.security.filter.order} can do that.
	 */
	@Test
	void springSecurityAheadIsNamed() {
		this.runner.withBean("securityFilterChainRegistration", DelegatingFilterProxyRegistrationBean.class, () -> {
			DelegatingFilterProxyRegistrationBean registration = new DelegatingFilterProxyRegistrationBean(
					"springSecurityFilterChain");
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		})
			.run((context) -> assertThat(warnings(context))
				.contains(EARLIER + "securityFilterChainRegistration (order HIGHEST_PRECEDENCE)."));
	}

	@ParameterizedTest
	@ValueSource(ints = { Integer.MIN_VALUE + 20, Integer.MIN_VALUE + 21, -100, 0, Integer.MAX_VALUE })
	void laterFiltersAreNoMistake(int order) {
		this.runner.withBean("later", FilterRegistrationBean.class, () -> registered(order))
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@Test
	void filtersOfSpringAreNoMistake() {
		this.runner.withBean("encoding", FilterRegistrationBean.class, () -> {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new CharacterEncodingFilter());
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}).run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@Test
	void filtersOfTheStarterAreNoMistake() {
		this.runner
			.withPropertyValues("cors.hosts.allowed=www.example.com", "cors.hosts.scheme=https",
					"cors.ignore-trailing-slash=true")
			.run((context) -> assertThat(warnings(context)).doesNotContain(EARLIER));
	}

	@Test
	void corsFilterOfSpringHasAWarningOfItsOwn() {
		this.runner.withBean("legacyCors", FilterRegistrationBean.class, () -> {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
					new CorsFilter((request) -> null));
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}).run((context) -> assertThat(warnings(context)).doesNotContain(EARLIER));
	}

	@Test
	void registrationThatIsOffIsNoMistakeAndNeitherIsItsFilter() {
		this.runner.withBean("exceptions", Exceptions.class)
			.withUserConfiguration(SwitchedOff.class)
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "/admin/*, ^/api/, false", "/api/*, ^/api/, true", "/api/*, ^/api/items/, true",
			"/api/items/*, ^/api/, true", "/login, ^/api/, false", "*.do, ^/api/, true",
			"/admin/*, ^/(api|public)/, false", "/apis/*, ^/api(/|$), false" })
	void onlyFiltersOfTheSamePathsAreNamed(String pattern, String urlsRegex, boolean named) {
		this.runner.withBean("rateLimit", FilterRegistrationBean.class, () -> {
			FilterRegistrationBean<Filter> registration = registered(Ordered.HIGHEST_PRECEDENCE);
			registration.addUrlPatterns(pattern);
			return registration;
		})
			.withPropertyValues("cors.urls-regex=" + urlsRegex)
			.run((context) -> assertThat(warnings(context).contains(EARLIER)).isEqualTo(named));
	}

	@Test
	void theAdviceHelps() {
		this.runner
			.withBean("rateLimit", FilterRegistrationBean.class, () -> registered(CorsPolicyFilter.DEFAULT_ORDER + 1))
			.run((context) -> assertThat(warnings(context)).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.enabled=false", "cors.allowed-origins=" })
	void nothingIsSaidWhereCorsDoesNothing(String setting) {
		this.runner.withBean("exceptions", Exceptions.class)
			.withPropertyValues(setting)
			.run((context) -> assertThat(warnings(context)).doesNotContain(EARLIER));
	}

	@Test
	void lazyFilterIsNotCreated() {
		this.runner.withUserConfiguration(LazyFilter.class)
			.run((context) -> assertThat(context.getBeanFactory().containsSingleton("lazyFilter")).isFalse());
	}

	private static String warnings(AssertableWebApplicationContext context) {
		return String.join("\n", context.getBean(StartupWarnings.class).all());
	}

	private static FilterRegistrationBean<Filter> registered(int order) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new PassThrough());
		registration.setOrder(order);
		return registration;
	}

	static class PassThrough implements Filter {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {
			throw new UnsupportedOperationException();
		}

	}

	@Order(Ordered.HIGHEST_PRECEDENCE)
	static class Exceptions extends PassThrough {

	}

	static class Tenants extends PassThrough implements Ordered {

		@Override
		public int getOrder() {
			return Ordered.HIGHEST_PRECEDENCE + 19;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Annotated {

		@Bean
		@FilterRegistration(order = Ordered.HIGHEST_PRECEDENCE + 7)
		PassThrough annotated() {
			return new PassThrough();
		}

		/**
		 * Without the other annotation Spring Boot does not look at the order.
		 */
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		PassThrough ordered() {
			return new PassThrough();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SwitchedOff {

		@Bean
		FilterRegistrationBean<Exceptions> switchedOff(Exceptions exceptions) {
			FilterRegistrationBean<Exceptions> registration = new FilterRegistrationBean<>(exceptions);
			registration.setEnabled(false);
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyFilter {

		@Bean
		@Lazy
		Exceptions lazyFilter() {
			return new Exceptions();
		}

	}

}
