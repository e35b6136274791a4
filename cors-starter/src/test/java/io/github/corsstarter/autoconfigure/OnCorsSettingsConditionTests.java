package io.github.corsstarter.autoconfigure;

import java.util.Map;

import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.RefusedRequestHandler;
import jakarta.servlet.Filter;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.CompositePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.web.filter.CharacterEncodingFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When an application gets the beans of the starter.
 */
class OnCorsSettingsConditionTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, HostsAutoConfiguration.class,
				CrossOriginProtectionAutoConfiguration.class, TrailingSlashAutoConfiguration.class));

	@Test
	void applicationWithoutSettingsAndBeansGetsNothing() {
		this.runner.run((context) -> assertThat(context.getBeanDefinitionNames())
			.noneMatch((name) -> name.startsWith("corsStarter") || name.contains("io.github.corsstarter")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.allowed-origins=https://a.test", "cors.allowedOrigins=https://a.test",
			"CORS.ALLOWED-ORIGINS=https://a.test", "cors.origin-whitelist[0]=https://a.test",
			"cors.hosts.allowed=a.test", "cors.enabled=false", "cors.of-another=1", "cors=" })
	void anyPropertyBelowCorsCounts(String property) {
		this.runner.withPropertyValues(property).run((context) -> assertThat(isConfigured(context)).isTrue());
	}

	@Test
	void propertyThatOnlyTheReportKnowsCountsToo() {
		this.runner.withPropertyValues("cors.alowed-origins=https://a.test")
			.run((context) -> assertThat(context).hasFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "corsair.allowed=1", "my.cors.allow-all=true", "cors_allow_all=true", "server.port=0" })
	void otherPropertiesDoNotCount(String property) {
		this.runner.withPropertyValues(property).run((context) -> assertThat(isConfigured(context)).isFalse());
	}

	@ParameterizedTest
	@ValueSource(strings = { "CORS_ALLOWED_ORIGINS", "CORS_ORIGIN_WHITELIST", "cors_allowed_origins",
			"CORS_ALLOWED_ORIGINS_0", "CORS_HOSTS_ALLOWED", "CORS_ALLOWED_HOSTS", "cors.allowed-origins" })
	void variablesOfSettingsCount(String name) {
		assertThat(isConfiguredByVariable(name, "https://a.test".substring(name.contains("OSTS") ? 8 : 0))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CORS", "CORS_PORT", "CORS_SERVICE_HOST", "CORS_SERVICE_PORT_HTTP",
			"CORS_PORT_80_TCP_ADDR", "CORSAIR_ALLOWED_ORIGINS", "MY_CORS_ALLOWED_ORIGINS" })
	void variablesOfOthersDoNotCount(String name) {
		assertThat(isConfiguredByVariable(name, "1")).isFalse();
	}

	@Test
	void beansOfTheExtensionTypesCount() {
		assertThat(isConfiguredBy(OriginAuthorizer.class, (request) -> true)).isTrue();
		assertThat(isConfiguredBy(CorsPolicies.class, (path) -> null)).isTrue();
		assertThat(isConfiguredBy(HostAuthorizer.class, "a.test"::equals)).isTrue();
		assertThat(isConfiguredBy(ForwardedHostResolver.class, (request) -> {
			throw new IllegalStateException();
		})).isTrue();
		assertThat(isConfiguredBy(RefusedRequestHandler.class, (request, response, refusal) -> {
		})).isTrue();
		assertThat(isConfiguredBy(DecisionListener.class, DecisionListener.none())).isTrue();
		assertThat(isConfiguredBy(Filter.class, new CharacterEncodingFilter())).isFalse();
	}

	@Test
	void classesOfTheApplicationThatImplementOneCount() {
		this.runner.withUserConfiguration(Tenants.class).run((context) -> assertThat(isConfigured(context)).isTrue());
	}

	@Test
	void registrationOfAFilterCounts() {
		this.runner.withUserConfiguration(OwnRegistration.class)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(CorsPolicyFilter.class));
		this.runner.withUserConfiguration(OtherRegistration.class)
			.run((context) -> assertThat(isConfigured(context)).isFalse());
	}

	@Test
	void eachPartComesWithItsOwnSettings() {
		this.runner.withPropertyValues("cors.allow-all=true")
			.run((context) -> assertThat(context).doesNotHaveBean(HostsAutoConfiguration.class)
				.doesNotHaveBean(CrossOriginProtectionAutoConfiguration.class)
				.doesNotHaveBean(TrailingSlashAutoConfiguration.class));
		this.runner
			.withPropertyValues("cors.allowed-hosts=a.test", "cors.csrf.enabled=true", "cors.ignoreTrailingSlash=true")
			.run((context) -> assertThat(context).hasSingleBean(AllowedHostsFilter.class)
				.hasSingleBean(HostsAutoConfiguration.class)
				.hasSingleBean(CrossOriginProtectionAutoConfiguration.class)
				.hasSingleBean(TrailingSlashAutoConfiguration.class));
	}

	@Test
	void sourceThatCannotListItsNamesMayHaveSettings() {
		PropertySource<Object> vault = new PropertySource<>("vault", new Object()) {

			@Override
			public Object getProperty(String name) {
				return name.equals("cors.allow-all") ? "true" : null;
			}

		};
		assertThat(isConfiguredBy(vault)).isTrue();
		StandardEnvironment environment = new StandardEnvironment();
		CompositePropertySource several = new CompositePropertySource("several");
		several.addPropertySource(vault);
		environment.getPropertySources().addFirst(several);
		assertThat(OnCorsSettingsCondition.find(environment, new DefaultListableBeanFactory(), new String[0],
				new String[0]))
			.isEqualTo("property source several, which cannot list its properties");
		assertThat(isConfiguredBy(new PropertySource.StubPropertySource("servletConfigInitParams"))).isFalse();
	}

	@Test
	void propertiesThatCanChangeWhileTheApplicationRunsCount() {
		ClassLoader withCloud = new ByteBuddy().subclass(Object.class)
			.name("org.springframework.cloud.context.environment.EnvironmentChangeEvent")
			.make()
			.load(getClass().getClassLoader())
			.getLoaded()
			.getClassLoader();
		this.runner.withClassLoader(withCloud).run((context) -> assertThat(isConfigured(context)).isTrue());
	}

	private boolean isConfiguredByVariable(String name, String value) {
		return isConfiguredBy(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, value)));
	}

	private boolean isConfiguredBy(PropertySource<?> source) {
		boolean[] configured = new boolean[1];
		this.runner.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(source))
			.run((context) -> configured[0] = isConfigured(context));
		return configured[0];
	}

	private <T> boolean isConfiguredBy(Class<T> type, T bean) {
		boolean[] configured = new boolean[1];
		this.runner.withBean(type, () -> bean).run((context) -> configured[0] = isConfigured(context));
		return configured[0];
	}

	private static boolean isConfigured(AssertableWebApplicationContext context) {
		assertThat(context).hasNotFailed();
		return context.containsBean(CorsAutoConfiguration.SETTINGS);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRegistration {

		@Bean
		FilterRegistrationBean<CorsPolicyFilter> own(CorsPolicyFilter filter) {
			return new FilterRegistrationBean<>(filter);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherRegistration {

		@Bean
		FilterRegistrationBean<Filter> other() {
			return new FilterRegistrationBean<>(new CharacterEncodingFilter());
		}

	}

	/**
	 * Known by nothing but the class of the bean.
	 */
	static class Tenants extends TenantsOfAnything {

	}

	abstract static class TenantsOfAnything implements OriginAuthorizer {

		@Override
		public boolean isAllowed(OriginRequest request) {
			return false;
		}

	}

}
