package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;

import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.startup.servlet.FilterPatternCheck;
import io.github.corsstarter.startup.servlet.TrailingSlashMappingCheck;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Auto-configuration of {@code cors.ignore-trailing-slash}. Works without CORS.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CorsAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnCorsSettings(names = "ignoretrailingslash",
		types = "io.github.corsstarter.web.servlet.TrailingSlashFilter")
@ConditionalOnBean(name = CorsAutoConfiguration.SETTINGS)
public final class TrailingSlashAutoConfiguration {

	TrailingSlashAutoConfiguration() {
		// Spring creates it; an application only names the class.
	}

	@Bean
	@ConditionalOnMissingBean
	TrailingSlashFilter corsStarterTrailingSlashFilter(ConfigurableListableBeanFactory beanFactory) {
		return new FilterFactory(beanFactory).trailingSlash();
	}

	/**
	 * The filter has the starter's name, because an application may have a filter for the
	 * same purpose, and a server accepts only one filter of each name.
	 */
	@Bean
	@ConditionalOnMissingBean
	FilterRegistrationBean<TrailingSlashFilter> corsStarterTrailingSlashFilterRegistration(TrailingSlashFilter filter) {
		FilterRegistrationBean<TrailingSlashFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setName("corsStarterTrailingSlashFilter");
		registration.setOrder(TrailingSlashFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
		registration.setEnabled(filter.isActive());
		return registration;
	}

	@Bean
	@Lazy
	StartupCheck corsStarterFilterPatternCheck(FilterRegistrationBean<TrailingSlashFilter> registration,
			ServletContext servletContext) {
		return new FilterPatternCheck(registration, servletContext);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(AbstractHandlerMapping.class)
	static class SpringMvcConfiguration {

		@Bean
		@Lazy
		StartupCheck corsStarterTrailingSlashMappingCheck(FilterRegistrationBean<TrailingSlashFilter> registration,
				ObjectProvider<AbstractHandlerMapping> handlerMappings) {
			return new TrailingSlashMappingCheck(registration, handlerMappings);
		}

	}

}
