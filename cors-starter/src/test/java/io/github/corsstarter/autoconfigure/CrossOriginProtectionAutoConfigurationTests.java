package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;
import java.util.List;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.CrossOriginProtectionFilter;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import static org.assertj.core.api.Assertions.assertThat;

class CrossOriginProtectionAutoConfigurationTests {

	private static final String REBINDING = "cors.csrf.enabled is true and cors.hosts.allowed lists no hosts: a page "
			+ "whose host name is made to resolve to this application counts as same-origin (DNS rebinding). List the "
			+ "hosts of the application.";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, HostsAutoConfiguration.class,
				CrossOriginProtectionAutoConfiguration.class));

	@Test
	void filterIsOffByDefault() {
		this.runner.withPropertyValues("cors.csrf.trusted-origins=https://a.test")
			.run((context) -> assertThat(context).doesNotHaveBean(CrossOriginProtectionFilter.class)
				.doesNotHaveBean(FilterRegistrationBean.class));
	}

	@Test
	void protectionNeedsNoCors() {
		this.runner.withPropertyValues("cors.enabled=false", "cors.csrf.enabled=true")
			.run((context) -> assertThat(registration(context).isEnabled()).isTrue());
	}

	@Test
	void filterComesAfterTheCheckOfHostsAndJudgesRequestsAlone() {
		this.runner.withPropertyValues("cors.csrf.enabled=true").run((context) -> {
			FilterRegistrationBean<?> registration = registration(context);
			assertThat(registration.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE + 30)
				.isGreaterThan(AllowedHostsFilter.DEFAULT_ORDER);
			assertThat(registration.determineDispatcherTypes())
				.isEqualTo(EnumSet.complementOf(EnumSet.of(DispatcherType.ERROR)));
			assertThat(registration.getFilterName()).isEqualTo("crossOriginProtectionFilter");
		});
	}

	@Test
	void registrationOfTheApplicationReplacesOurs() {
		this.runner.withUserConfiguration(OwnRegistration.class)
			.withPropertyValues("cors.csrf.enabled=true")
			.run((context) -> {
				assertThat(context).doesNotHaveBean("corsStarterCrossOriginProtectionFilterRegistration");
				assertThat(context.getBean("own", FilterRegistrationBean.class).getOrder()).isEqualTo(43);
			});
	}

	@ParameterizedTest
	@CsvSource({ "true, a.test, false", "true, '', true", "true, *, true", "false, '', false" })
	void protectionWithoutAListOfHostsIsWarnedAbout(boolean enabled, String allowed, boolean warned) {
		this.runner.withPropertyValues("cors.csrf.enabled=" + enabled, "cors.hosts.allowed=" + allowed)
			.run((context) -> assertThat(warnings(context).contains(REBINDING)).isEqualTo(warned));
	}

	@Test
	void hostAuthorizerIsAsGoodAsAList() {
		this.runner.withBean(HostAuthorizer.class, () -> "a.test"::equals)
			.withPropertyValues("cors.csrf.enabled=true")
			.run((context) -> assertThat(warnings(context)).doesNotContain(REBINDING));
	}

	@Test
	void applicationWithoutAServletContainerGetsNothing() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, HostsAutoConfiguration.class,
					CrossOriginProtectionAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FilterRegistrationBean.class));
	}

	private static List<String> warnings(ApplicationContext context) {
		return context.getBean(StartupWarnings.class).all();
	}

	private static FilterRegistrationBean<?> registration(ApplicationContext context) {
		return context.getBean("corsStarterCrossOriginProtectionFilterRegistration", FilterRegistrationBean.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRegistration {

		@Bean
		FilterRegistrationBean<CrossOriginProtectionFilter> own(CrossOriginProtectionFilter filter) {
			FilterRegistrationBean<CrossOriginProtectionFilter> registration = new FilterRegistrationBean<>(filter);
			registration.setOrder(43);
			return registration;
		}

	}

}
