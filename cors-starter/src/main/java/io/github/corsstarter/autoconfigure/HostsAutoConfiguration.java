package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.startup.servlet.ForwardedHeaderFilterCheck;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration of the host from {@code cors.hosts.*}. Works without CORS.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CorsAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnCorsSettings(names = { "hosts", "allowedhosts" },
		types = { "io.github.corsstarter.host.HostAuthorizer", "io.github.corsstarter.host.ForwardedHostResolver",
				"io.github.corsstarter.web.servlet.AllowedHostsFilter",
				"io.github.corsstarter.web.servlet.ForwardedHeadersFilter" })
@ConditionalOnBean(name = CorsAutoConfiguration.SETTINGS)
public final class HostsAutoConfiguration {

	/**
	 * The name of the bean for what is configured.
	 */
	static final String RESOLVER = "corsStarterForwardedHostResolver";

	HostsAutoConfiguration() {
		// Spring creates it; an application only names the class.
	}

	@Bean(RESOLVER)
	@ConditionalOnMissingBean
	ForwardedHostResolver corsStarterForwardedHostResolver(CompiledSettings settings) {
		ForwardedHostResolver resolver = settings.hosts().resolver();
		return (resolver != null) ? resolver : FilterBeans.NoForwardedHeaders.RESOLVER;
	}

	@Bean
	@ConditionalOnMissingBean
	ForwardedHeadersFilter corsStarterForwardedHeadersFilter(ConfigurableListableBeanFactory beanFactory) {
		return new FilterFactory(beanFactory).forwardedHeaders();
	}

	@Bean
	@ConditionalOnMissingBean
	FilterRegistrationBean<ForwardedHeadersFilter> corsStarterForwardedHeadersFilterRegistration(
			ForwardedHeadersFilter filter) {
		FilterRegistrationBean<ForwardedHeadersFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setName("forwardedHeadersFilter");
		registration.setOrder(ForwardedHeadersFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		registration.setEnabled(filter.isActive());
		return registration;
	}

	@Bean
	@ConditionalOnMissingBean
	AllowedHostsFilter corsStarterAllowedHostsFilter(ConfigurableListableBeanFactory beanFactory) {
		return new FilterFactory(beanFactory).hosts();
	}

	@Bean
	@ConditionalOnMissingBean
	FilterRegistrationBean<AllowedHostsFilter> corsStarterAllowedHostsFilterRegistration(AllowedHostsFilter filter) {
		FilterRegistrationBean<AllowedHostsFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setName("allowedHostsFilter");
		registration.setOrder(AllowedHostsFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		registration.setEnabled(filter.isActive());
		return registration;
	}

	@Bean
	@Lazy
	StartupCheck corsStarterHostsCheck(ConfigurableListableBeanFactory beanFactory) {
		return new ForwardedHeaderFilterCheck(beanFactory);
	}

}
