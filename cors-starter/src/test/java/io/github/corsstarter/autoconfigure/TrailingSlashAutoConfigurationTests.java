package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;

import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.testing.TestSettings;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
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
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class TrailingSlashAutoConfigurationTests {

	private static final String NEVER_MATCH = "cors.ignore-trailing-slash is true, so that these mappings never match: ";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, TrailingSlashAutoConfiguration.class,
				WebMvcAutoConfiguration.class, DispatcherServletAutoConfiguration.class));

	@Test
	void filterStandsAsideByDefault() {
		this.runner.run((context) -> assertThat(registration(context).isEnabled()).isFalse());
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.enabled=false", "cors.allow-all=true" })
	void settingNeedsNoCors(String cors) {
		this.runner.withPropertyValues(cors, "cors.ignore-trailing-slash=true")
			.run((context) -> assertThat(registration(context).isEnabled()).isTrue());
	}

	@Test
	void mistakeInTheSettingStopsTheStartWithoutCorsToo() {
		assertThat(TestSettings.cors("enabled: false\nignore-trailing-slash: maybe").problem().isOfCors()).isFalse();
	}

	@Test
	void filterComesBetweenTheForwardedHeadersAndCorsAndActsOnRequestsAlone() {
		this.runner.run((context) -> {
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
	void mappingsThatEndInASlashAreNamed(CapturedOutput output) {
		this.runner.withBean(Items.class)
			.withBean(WebMvcConfigurer.class, Views::new)
			.withPropertyValues("cors.ignore-trailing-slash=true")
			.run((context) -> assertThat(output)
				.containsOnlyOnce(NEVER_MATCH + "/items/, /items/{id}/, /view/. Write them without the slash at the "
						+ "end; requests with one match too then. Change with them what names their paths: rules of "
						+ "Spring Security, urls-regex and exempt-urls-regex, URL patterns of filters."));
	}

	@Test
	void warningIsKeptForTheEndpoint() {
		this.runner.withBean(Items.class)
			.withPropertyValues("cors.ignore-trailing-slash=true")
			.run((context) -> assertThat(context.getBean(StartupWarnings.class).all()).singleElement()
				.asString()
				.startsWith(NEVER_MATCH));
	}

	@ParameterizedTest
	@CsvSource({ "false, false", "true, true" })
	void mappingsAreNamedOnlyWhereTheSlashIsIgnored(boolean ignored, boolean named, CapturedOutput output) {
		this.runner.withBean(Items.class)
			.withPropertyValues("cors.ignore-trailing-slash=" + ignored)
			.run((context) -> assertThat(output.toString().contains(NEVER_MATCH)).isEqualTo(named));
	}

	@Test
	void theRootAndMappingsWithAndWithoutTheSlashAreNoReasonToWarn(CapturedOutput output) {
		this.runner.withBean(Both.class)
			.withPropertyValues("cors.ignore-trailing-slash=true")
			.run((context) -> assertThat(output).doesNotContain(NEVER_MATCH));
	}

	@Test
	void springMvcNeedNotBeThere() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, TrailingSlashAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(AbstractHandlerMapping.class))
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

		@GetMapping("/{id}/")
		String item() {
			return "item";
		}

		@GetMapping("/all")
		String all() {
			return "all";
		}

	}

	@RestController
	static class Both {

		@GetMapping({ "/items", "/items/" })
		String items() {
			return "items";
		}

		@GetMapping("/")
		String root() {
			return "root";
		}

	}

	private static final class Views implements WebMvcConfigurer {

		@Override
		public void addViewControllers(ViewControllerRegistry registry) {
			registry.addViewController("/view/").setViewName("view");
		}

	}

}
