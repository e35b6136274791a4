package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;
import java.util.List;

import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.settings.InvalidCorsConfigurationException;
import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.ForwardedHeaderFilter;

import static org.assertj.core.api.Assertions.assertThat;

class HostsAutoConfigurationTests {

	private static final String TRUSTS_EVERY_CALLER = "The application has a ForwardedHeaderFilter, which trusts "
			+ "the forwarded headers of every caller, while cors.hosts.* trusts only those of trusted proxies. Remove the "
			+ "ForwardedHeaderFilter.";

	private static final String ALLOWED = "cors.hosts.allowed=a.test";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, HostsAutoConfiguration.class));

	@Test
	void bothFiltersAreOffByDefault() {
		this.runner.withPropertyValues("cors.hosts.exempt-health=false").run((context) -> {
			assertThat(isOn(context, ForwardedHeadersFilter.class)).isFalse();
			assertThat(isOn(context, AllowedHostsFilter.class)).isFalse();
		});
	}

	@Test
	void listOfHostsAloneBringsInTheFilterThatChecks() {
		this.runner.withPropertyValues(ALLOWED).run((context) -> {
			assertThat(isOn(context, ForwardedHeadersFilter.class)).isFalse();
			assertThat(allowed(context).isEnabled()).isTrue();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.hosts.scheme=https", "cors.hosts.trusted-proxies=10.0.0.0/8",
			"cors.hosts.use-x-forwarded-host=true" })
	void ownedHeadersBringInBothFilters(String setting) {
		String list = setting.contains("host=") ? ALLOWED : "cors.hosts.allowed=";
		this.runner.withPropertyValues(setting, list).run((context) -> {
			assertThat(forwarded(context).isEnabled()).isTrue();
			assertThat(allowed(context).isEnabled()).isTrue();
		});
	}

	@Test
	void hostsNeedNoCors() {
		this.runner.withPropertyValues("cors.enabled=false", ALLOWED, "cors.hosts.scheme=https").run((context) -> {
			assertThat(isOn(context, CorsPolicyFilter.class)).isFalse();
			assertThat(forwarded(context).isEnabled()).isTrue();
			assertThat(allowed(context).isEnabled()).isTrue();
		});
	}

	@Test
	void hostAuthorizerBringsInTheFilterThatChecks() {
		this.runner.withBean(HostAuthorizer.class, () -> "a.test"::equals).run((context) -> {
			assertThat(isOn(context, ForwardedHeadersFilter.class)).isFalse();
			assertThat(allowed(context).isEnabled()).isTrue();
		});
	}

	@Test
	void resolverOfTheApplicationReplacesOursAndBringsInBothFilters() {
		ForwardedHostResolver own = (request) -> {
			throw new IllegalStateException();
		};
		this.runner.withBean(ForwardedHostResolver.class, () -> own).run((context) -> {
			assertThat(context).getBean(ForwardedHostResolver.class).isSameAs(own);
			assertThat(context.getEnvironment().getProperty("server.forward-headers-strategy")).isEqualTo("none");
			assertThat(forwarded(context).isEnabled()).isTrue();
			assertThat(allowed(context).isEnabled()).isTrue();
		});
	}

	@ParameterizedTest
	@CsvSource({ "cors.hosts.scheme=https, true, true", "cors.hosts.scheme=https, false, false",
			"cors.hosts.allowed=a.test, true, false" })
	void filterThatTrustsEveryCallerIsWarnedAbout(String setting, boolean enabled, boolean warned) {
		this.runner.withUserConfiguration(OtherForwardedHeaderFilter.class)
			.withPropertyValues(setting, "other.enabled=" + enabled)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(warnings(context).contains(TRUSTS_EVERY_CALLER)).isEqualTo(warned);
			});
	}

	@Test
	void filterThatTrustsEveryCallerIsWarnedAboutWithoutARegistrationToo() {
		this.runner.withBean(ForwardedHeaderFilter.class)
			.withPropertyValues("cors.hosts.scheme=https")
			.run((context) -> assertThat(warnings(context)).contains(TRUSTS_EVERY_CALLER));
	}

	@Test
	void resolverOfTheApplicationDoesNotShareTheHeadersWithTheContainer() {
		this.runner.withBean(ForwardedHostResolver.class, () -> (request) -> {
			throw new IllegalStateException();
		})
			.withPropertyValues("server.forward-headers-strategy=native")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidCorsConfigurationException.class)
				.hasMessageContaining("server.forward-headers-strategy"));
	}

	@Test
	void registrationsOfTheApplicationReplaceOurs() {
		this.runner.withUserConfiguration(OwnRegistrations.class).withPropertyValues(ALLOWED).run((context) -> {
			assertThat(forwarded(context).getOrder()).isEqualTo(41);
			assertThat(allowed(context).getOrder()).isEqualTo(42);
			assertThat(context).doesNotHaveBean("corsStarterForwardedHeadersFilterRegistration")
				.doesNotHaveBean("corsStarterAllowedHostsFilterRegistration");
		});
	}

	@Test
	void addressIsResolvedBeforeCorsOnEveryDispatchAndHostsAreCheckedAfterItOnRequestsAlone() {
		this.runner.withPropertyValues(ALLOWED, "cors.hosts.scheme=https").run((context) -> {
			FilterRegistrationBean<ForwardedHeadersFilter> forwarded = forwarded(context);
			assertThat(forwarded.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE + 10)
				.isLessThan(CorsPolicyFilter.DEFAULT_ORDER);
			assertThat(forwarded.determineDispatcherTypes()).isEqualTo(EnumSet.allOf(DispatcherType.class));
			assertThat(forwarded.getFilterName()).isEqualTo("forwardedHeadersFilter");
			FilterRegistrationBean<AllowedHostsFilter> allowed = allowed(context);
			assertThat(allowed.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE + 25)
				.isGreaterThan(CorsPolicyFilter.DEFAULT_ORDER);
			assertThat(allowed.determineDispatcherTypes()).isEqualTo(EnumSet.allOf(DispatcherType.class));
			assertThat(allowed.getFilterName()).isEqualTo("allowedHostsFilter");
		});
	}

	@Test
	void containerReadsNoOwnedHeaderWhereverTheSettingsCameFrom() {
		this.runner.withUserConfiguration(LateSource.class).run((context) -> {
			assertThat(forwarded(context).isEnabled()).isTrue();
			assertThat(context.getEnvironment().getProperty("server.forward-headers-strategy")).isEqualTo("none");
		});
	}

	@Test
	void applicationWithoutAServletContainerGetsNothing() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, HostsAutoConfiguration.class))
			.withPropertyValues("cors.hosts.allowed=no host")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ForwardedHostResolver.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.hosts.allowed=https://a.test", "cors.hosts=a.test", "cors.alowed-hosts=a.test" })
	void mistakesStopTheStartWithoutCorsToo(String setting) {
		this.runner.withPropertyValues("cors.enabled=false", setting)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidCorsConfigurationException.class));
	}

	@Test
	void warningsAboutHostsAreLoggedWithoutCorsToo() {
		this.runner
			.withPropertyValues("cors.enabled=false", "cors.allowed-origins=null", "cors.hosts.allowed=*",
					"cors.hosts.use-x-forwarded-host=true")
			.run((context) -> assertThat(warnings(context)).singleElement()
				.asString()
				.startsWith("cors.hosts.allowed accepts names of other owners"));
	}

	private static List<String> warnings(BeanFactory context) {
		return context.getBean(StartupWarnings.class).all();
	}

	private static boolean isOn(AssertableWebApplicationContext context, Class<? extends Filter> filter) {
		return !context.getBeansOfType(filter).isEmpty();
	}

	private static FilterRegistrationBean<ForwardedHeadersFilter> forwarded(BeanFactory context) {
		return registration(context, ForwardedHeadersFilter.class);
	}

	private static FilterRegistrationBean<AllowedHostsFilter> allowed(BeanFactory context) {
		return registration(context, AllowedHostsFilter.class);
	}

	private static <T extends Filter> FilterRegistrationBean<T> registration(BeanFactory context, Class<T> filter) {
		return context
			.<FilterRegistrationBean<T>>getBeanProvider(
					ResolvableType.forClassWithGenerics(FilterRegistrationBean.class, filter))
			.getObject();
	}

	@Configuration(proxyBeanMethods = false)
	@PropertySource("classpath:late-hosts.properties")
	static class LateSource {

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherForwardedHeaderFilter {

		@Bean
		FilterRegistrationBean<Filter> other(Environment environment) {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new ForwardedHeaderFilter());
			registration.setEnabled(environment.getRequiredProperty("other.enabled", Boolean.class));
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRegistrations {

		@Bean
		FilterRegistrationBean<ForwardedHeadersFilter> ownForwardedHeaders(ForwardedHeadersFilter filter) {
			FilterRegistrationBean<ForwardedHeadersFilter> registration = new FilterRegistrationBean<>(filter);
			registration.setOrder(41);
			return registration;
		}

		@Bean
		FilterRegistrationBean<AllowedHostsFilter> ownAllowedHosts(AllowedHostsFilter filter) {
			FilterRegistrationBean<AllowedHostsFilter> registration = new FilterRegistrationBean<>(filter);
			registration.setOrder(42);
			return registration;
		}

	}

}
