package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.testing.TestSettings;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

class TrailingSlashAutoConfigurationTests {

	private static final String NEVER_MATCH = "cors.ignore-trailing-slash is true, so these mappings never match: ";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, TrailingSlashAutoConfiguration.class,
				WebMvcAutoConfiguration.class, DispatcherServletAutoConfiguration.class));

	@Test
	void filterIsOffByDefault() {
		this.runner.withPropertyValues("cors.ignore-trailing-slash=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TrailingSlashFilter.class)
				.doesNotHaveBean("corsStarterTrailingSlashFilterRegistration"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.enabled=false", "cors.allow-all=true" })
	void settingNeedsNoCors(String cors) {
		this.runner.withPropertyValues(cors, "cors.ignore-trailing-slash=true")
			.run((context) -> assertThat(registration(context).isEnabled()).isTrue());
	}

	@Test
	void mistakeInTheSettingStopsTheStartWithoutCorsToo() {
		assertThat(TestSettings.cors("enabled: false\nignore-trailing-slash: maybe").problem().area())
			.isEqualTo(Area.APPLICATION);
	}

	@Test
	void filterComesBetweenTheForwardedHeadersAndCorsAndActsOnRequestsAlone() {
		this.runner.withPropertyValues("cors.ignore-trailing-slash=true").run((context) -> {
			FilterRegistrationBean<?> registration = registration(context);
			assertThat(registration.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE + 15)
				.isGreaterThan(ForwardedHeadersFilter.DEFAULT_ORDER)
				.isLessThan(CorsPolicyFilter.DEFAULT_ORDER);
			assertThat(registration.determineDispatcherTypes()).isEqualTo(EnumSet.of(DispatcherType.REQUEST));
			assertThat(registration.getFilterName()).isEqualTo("corsStarterTrailingSlashFilter");
		});
	}

	@Test
	void registrationOfTheApplicationReplacesOurs() {
		this.runner.withUserConfiguration(OwnRegistration.class)
			.withPropertyValues("cors.ignore-trailing-slash=true")
			.run((context) -> {
				assertThat(context).doesNotHaveBean("corsStarterTrailingSlashFilterRegistration");
				assertThat(context.getBean("own", FilterRegistrationBean.class).getOrder()).isEqualTo(43);
			});
	}

	@Test
	void filterOfSpringLeavesOurs() {
		this.runner.withUserConfiguration(FilterOfSpring.class)
			.withPropertyValues("cors.ignore-trailing-slash=true")
			.run((context) -> {
				assertThat(registration(context).isEnabled()).isTrue();
				assertThat(context).hasBean("ofSpring");
			});
	}

	@Test
	void warningIsKeptForTheEndpoint() {
		this.runner.withBean(Items.class)
			.withPropertyValues("cors.ignore-trailing-slash=true")
			.run((context) -> assertThat(context.getBean(StartupWarnings.class).all()).singleElement()
				.asString()
				.startsWith(NEVER_MATCH));
	}

	@Test
	void springMvcNeedNotBeThere() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, TrailingSlashAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(AbstractHandlerMapping.class))
			.withPropertyValues("cors.ignore-trailing-slash=true")
			.run((context) -> assertThat(registration(context)).isNotNull());
	}

	@Test
	void applicationWithoutAServletContainerGetsNothing() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, TrailingSlashAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FilterRegistrationBean.class));
	}

	private static FilterRegistrationBean<?> registration(ApplicationContext context) {
		return context.getBean("corsStarterTrailingSlashFilterRegistration", FilterRegistrationBean.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRegistration {

		@Bean
		FilterRegistrationBean<TrailingSlashFilter> own(TrailingSlashFilter filter) {
			FilterRegistrationBean<TrailingSlashFilter> registration = new FilterRegistrationBean<>(filter);
			registration.setOrder(43);
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FilterOfSpring {

		@Bean
		FilterRegistrationBean<UrlHandlerFilter> ofSpring() {
			return new FilterRegistrationBean<>(
					UrlHandlerFilter.trailingSlashHandler("/moved/**").wrapRequest().build());
		}

	}

	@RestController
	@RequestMapping("/items")
	static class Items {

		@GetMapping("/")
		String items() {
			return "items";
		}

	}

}
