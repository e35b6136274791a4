package io.github.corsstarter.actuate;

import java.security.Principal;
import java.util.Set;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CrossOriginProtectionAutoConfiguration;
import io.github.corsstarter.autoconfigure.HostsAutoConfiguration;
import io.github.corsstarter.compile.CompiledSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class CorsEndpointAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(CorsAutoConfiguration.class,
			HostsAutoConfiguration.class, CrossOriginProtectionAutoConfiguration.class,
			CorsEndpointAutoConfiguration.class);

	private static final String OVER_HTTP = "management.endpoints.web.exposure.include=cors";

	private static final String OVER_JMX = "management.endpoints.jmx.exposure.include=cors";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void thereIsNoEndpointUnlessItIsExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(CorsEndpoint.class)
			.doesNotHaveBean(CorsEndpointWebExtension.class));
	}

	@Test
	void endpointIsThereWhereItIsExposed() {
		this.runner.withPropertyValues(OVER_HTTP)
			.run((context) -> assertThat(context).hasSingleBean(CorsEndpoint.class)
				.hasSingleBean(CorsEndpointWebExtension.class));
		this.runner.withPropertyValues(OVER_JMX, "spring.jmx.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(CorsEndpoint.class)
				.doesNotHaveBean(CorsEndpointWebExtension.class));
	}

	@Test
	void endpointCanBeSwitchedOff() {
		this.runner.withPropertyValues(OVER_HTTP, "management.endpoint.cors.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(CorsEndpoint.class));
	}

	/**
	 * As in an application the classes are not loaded before the conditions are known.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.boot.actuate", "org.springframework.boot.actuate.autoconfigure" })
	void applicationWithoutActuatorStarts(String missing) {
		new WebApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues(OVER_HTTP)
			.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("corsStarterEndpoint"));
		new WebApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues(OVER_HTTP)
			.run((context) -> assertThat(context).hasBean("corsStarterEndpoint"));
	}

	@Test
	void otherApplicationsThanServletOnesHaveNoEndpoint() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(OVER_HTTP)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CorsEndpoint.class));
	}

	@Test
	void applicationWithoutSettingsIsToldSo() {
		this.runner.withPropertyValues(OVER_HTTP).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(CompiledSettings.class);
			CorsDescriptor descriptor = (CorsDescriptor) context.getBean(CorsEndpoint.class)
				.cors(null, null, null, null, null);
			assertThat(descriptor.configured()).isFalse();
			assertThat(descriptor.cors().active()).isFalse();
			assertThat(descriptor.hosts().active()).isFalse();
			assertThat(descriptor.csrf().active()).isFalse();
		});
	}

	@Test
	void applicationThatExcludesHostsAndProtectionHasTheEndpoint() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsEndpointAutoConfiguration.class))
			.withPropertyValues(OVER_HTTP, "cors.allowed-origins=https://a.test")
			.run((context) -> {
				CorsDescriptor descriptor = (CorsDescriptor) context.getBean(CorsEndpoint.class)
					.cors(null, null, null, null, null);
				assertThat(descriptor.configured()).isTrue();
				assertThat(descriptor.cors().active()).isTrue();
				assertThat(descriptor.hosts().active()).isFalse();
				assertThat(descriptor.csrf().active()).isFalse();
			});
	}

	@ParameterizedTest
	@CsvSource({ "always,,true", "never,admin,false", "when-authorized,,false", "when-authorized,user,false",
			"when-authorized,admin,true" })
	void whoMaySeeValuesIsAsked(String show, String role, boolean shown) {
		this.runner
			.withPropertyValues(OVER_HTTP, "cors.allowed-origins=https://a.test",
					"management.endpoint.cors.show-values=" + show, "management.endpoint.cors.roles=admin")
			.run((context) -> {
				CorsDescriptor descriptor = (CorsDescriptor) context.getBean(CorsEndpointWebExtension.class)
					.cors(new User(role), null, null, null, null, null)
					.getBody();
				ListDescriptor origins = descriptor.cors().policies().get(0).allowedOrigins();
				assertThat(origins.count()).isEqualTo(1);
				assertThat(origins.values() != null).isEqualTo(shown);
			});
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CorsAutoConfiguration.class, CorsEndpointAutoConfiguration.class })
	static class Application {

	}

	private record User(String role) implements SecurityContext {

		@Override
		public Principal getPrincipal() {
			return (this.role != null) ? () -> "somebody" : null;
		}

		@Override
		public boolean isUserInRole(String role) {
			return Set.of(role).contains(this.role);
		}

	}

}
