package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;

import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.InvalidCorsConfigurationException;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.ProblemRefusedRequestHandler;
import io.github.corsstarter.web.servlet.RefusedRequestHandler;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

import static org.assertj.core.api.Assertions.assertThat;

class CorsAutoConfigurationTests {

	private static final String ORIGINS = "cors.allowed-origins=https://a.test";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class));

	@Test
	void filterIsRegisteredBeforeSpringSecurityForAllDispatcherTypes() {
		this.runner.withPropertyValues(ORIGINS).run((context) -> {
			FilterRegistrationBean<CorsPolicyFilter> registration = registration(context);
			assertThat(registration.isEnabled()).isTrue();
			assertThat(registration.getOrder()).isEqualTo(CorsPolicyFilter.DEFAULT_ORDER).isLessThan(-100);
			assertThat(registration.getFilterName()).isEqualTo("corsPolicyFilter");
			assertThat(registration.determineDispatcherTypes()).isEqualTo(EnumSet.allOf(DispatcherType.class));
		});
	}

	@Test
	void applicationWithoutAServletContainerGetsNothing() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class))
			.withPropertyValues("cors.allowed-origins=no origin")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CorsPolicies.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.enabled=true", "cors.allow-methods=GET", "cors.hosts.allowed=a.test" })
	void filterIsOffWithoutAnyOriginRule(String setting) {
		this.runner.withPropertyValues(setting).run((context) -> assertThat(isRegistered(context)).isFalse());
	}

	@ParameterizedTest
	@ValueSource(strings = { ORIGINS, "cors.allowed-origin-regexes=^https://a\\.test$", "cors.allow-all=true" })
	void anyOriginRuleBringsTheFilterIn(String rule) {
		this.runner.withPropertyValues(rule).run((context) -> assertThat(registration(context).isEnabled()).isTrue());
	}

	@Test
	void originRuleOfAPolicyBringsTheFilterIn() {
		this.runner.withPropertyValues("cors.policies[0].urls-regex=^/a/", "cors.policies[0].allow-all=true")
			.run((context) -> assertThat(registration(context).isEnabled()).isTrue());
	}

	@Test
	void originRuleOfAPolicyThatIsNotEnabledDoesNotCount() {
		this.runner
			.withPropertyValues("cors.policies[0].urls-regex=^/a/", "cors.policies[0].allow-all=true",
					"cors.policies[0].enabled=false")
			.run((context) -> assertThat(isRegistered(context)).isFalse());
	}

	@Test
	void originAuthorizerBringsTheFilterIn() {
		this.runner.withBean(OriginAuthorizer.class, () -> (request) -> true)
			.run((context) -> assertThat(registration(context).isEnabled()).isTrue());
	}

	@Test
	void corsPoliciesOfTheApplicationReplaceThoseOfTheSettingsAndBringTheFilterIn() {
		CorsPolicies own = CorsPolicies.of(CorsPolicy.named("own").allowAll(true).build());
		this.runner.withBean(CorsPolicies.class, () -> own).run((context) -> {
			assertThat(context).getBean(CorsPolicies.class).isSameAs(own);
			assertThat(registration(context).isEnabled()).isTrue();
		});
	}

	@Test
	void refusedRequestsAreAnsweredByTheStarterUnlessTheApplicationHasAHandler() {
		this.runner.withPropertyValues(ORIGINS)
			.run((context) -> assertThat(context).getBean(RefusedRequestHandler.class)
				.isInstanceOf(ProblemRefusedRequestHandler.class));
		RefusedRequestHandler own = (request, response, refusal) -> response.setStatus(refusal.status());
		this.runner.withBean(RefusedRequestHandler.class, () -> own)
			.run((context) -> assertThat(context).getBean(RefusedRequestHandler.class).isSameAs(own));
	}

	@Test
	void registrationOfTheApplicationReplacesOurs() {
		this.runner.withUserConfiguration(OwnRegistration.class).withPropertyValues(ORIGINS).run((context) -> {
			assertThat(context).hasSingleBean(FilterRegistrationBean.class);
			assertThat(registration(context).getOrder()).isEqualTo(42);
		});
	}

	@Test
	void registrationOfAnotherFilterDoesNotReplaceOurs() {
		this.runner.withUserConfiguration(OtherRegistration.class)
			.withPropertyValues(ORIGINS)
			.run((context) -> assertThat(context).hasNotFailed()
				.getBeans(FilterRegistrationBean.class)
				.containsOnlyKeys("other", "corsStarterFilterRegistration"));
	}

	@Test
	void corsIsSwitchedOffWhenTheApplicationRuns() {
		this.runner.withPropertyValues(ORIGINS, "cors.enabled=false").run((context) -> {
			assertThat(context).hasSingleBean(CorsPolicies.class);
			assertThat(isRegistered(context)).isFalse();
		});
	}

	@Test
	void corsIsSwitchedOffForBeansOfTheApplicationToo() {
		this.runner.withBean(OriginAuthorizer.class, () -> (request) -> true)
			.withPropertyValues("cors.enabled=false")
			.run((context) -> assertThat(isRegistered(context)).isFalse());
	}

	@Test
	void brokenSettingsStopTheStart() {
		this.runner.withPropertyValues("cors.allowed-origins=a.test")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasRootCauseInstanceOf(InvalidCorsConfigurationException.class));
	}

	@Test
	void brokenSettingsDoNotStopTheStartWhereCorsIsOff() {
		this.runner.withPropertyValues("cors.allowed-origins=a.test", "cors.debug=perhaps", "cors.enabled=false")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(isRegistered(context)).isFalse();
			});
	}

	@Test
	void settingsAreReadBeforeAnyOtherBeanIsCreated() {
		this.runner.withPropertyValues("cors.allowed-origins=a.test")
			.withBean(Witness.class)
			.run((context) -> assertThat(Witness.created).isFalse());
	}

	@Test
	void springsOwnCorsIsNotSwitchedOn() {
		this.runner.withPropertyValues(ORIGINS).run((context) -> {
			assertThat(context).doesNotHaveBean("corsFilter").doesNotHaveBean("corsConfigurationSource");
			assertThat(context).doesNotHaveBean(CorsFilter.class).doesNotHaveBean(CorsConfigurationSource.class);
		});
	}

	@Test
	void beansOfAnApplicationThatConfiguredCorsByItselfAreNotInTheWay() {
		this.runner.withUserConfiguration(OwnBeans.class)
			.withPropertyValues(ORIGINS)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(CorsPolicies.class));
	}

	@Test
	void policiesOfTheApplicationAreNotAskedAtTheStart() {
		this.runner.withUserConfiguration(PoliciesThatNeedARequest.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void twoRegistrationsOfTheApplicationAreItsOwnMatter() {
		this.runner.withUserConfiguration(OwnRegistration.class, OtherOwnRegistration.class)
			.withPropertyValues(ORIGINS)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void applicationThatExcludesItHasNothingOfTheStarter() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(HostsAutoConfiguration.class,
					CrossOriginProtectionAutoConfiguration.class, TrailingSlashAutoConfiguration.class))
			.withPropertyValues("cors.csrf.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FilterRegistrationBean.class));
	}

	/**
	 * A filter that would do nothing is not even a bean, because Spring Boot would
	 * register it or log that it is disabled.
	 */
	private static boolean isRegistered(AssertableWebApplicationContext context) {
		boolean registered = !context.getBeansOfType(FilterRegistrationBean.class).isEmpty();
		assertThat(context.getBeansOfType(CorsPolicyFilter.class).isEmpty()).isEqualTo(!registered);
		return registered;
	}

	@SuppressWarnings("unchecked")
	private static FilterRegistrationBean<CorsPolicyFilter> registration(AssertableWebApplicationContext context) {
		return context.getBean(FilterRegistrationBean.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class PoliciesThatNeedARequest {

		@Bean
		CorsPolicies policies() {
			return (path) -> {
				throw new IllegalStateException("There is no request");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherOwnRegistration {

		@Bean
		FilterRegistrationBean<CorsPolicyFilter> second() {
			return new FilterRegistrationBean<>();
		}

	}

	static class Witness {

		static boolean created;

		Witness() {
			created = true;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRegistration {

		@Bean
		FilterRegistrationBean<CorsPolicyFilter> ownRegistration(CorsPolicyFilter filter) {
			FilterRegistrationBean<CorsPolicyFilter> registration = new FilterRegistrationBean<>(filter);
			registration.setOrder(42);
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherRegistration {

		@Bean
		FilterRegistrationBean<CorsFilter> other() {
			FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>();
			registration.setEnabled(false);
			return registration;
		}

	}

	/**
	 * Names that applications give to beans of their own for CORS.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		String corsProperties() {
			return "";
		}

		@Bean
		String corsSettings() {
			return "";
		}

		@Bean
		String corsPolicies() {
			return "";
		}

		@Bean
		String corsPolicyFilter() {
			return "";
		}

		@Bean
		String refusedRequestHandler() {
			return "";
		}

	}

}
