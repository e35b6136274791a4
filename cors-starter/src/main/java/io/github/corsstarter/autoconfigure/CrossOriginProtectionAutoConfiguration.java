package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.startup.DnsRebindingCheck;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.web.servlet.CrossOriginProtectionFilter;
import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
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
 * Auto-configuration of cross-origin request protection from {@code cors.csrf.*}. Works
 * without CORS.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = HostsAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnCorsSettings(names = "csrf", types = "io.github.corsstarter.web.servlet.CrossOriginProtectionFilter")
@ConditionalOnBean(name = CorsAutoConfiguration.SETTINGS)
public final class CrossOriginProtectionAutoConfiguration {

	CrossOriginProtectionAutoConfiguration() {
		// Spring creates it; an application only names the class.
	}

	@Bean
	@ConditionalOnMissingBean
	CrossOriginProtectionFilter corsStarterCrossOriginProtectionFilter(ConfigurableListableBeanFactory beanFactory) {
		return new FilterFactory(beanFactory).csrf();
	}

	@Bean
	@ConditionalOnMissingBean
	FilterRegistrationBean<CrossOriginProtectionFilter> corsStarterCrossOriginProtectionFilterRegistration(
			CrossOriginProtectionFilter filter) {
		FilterRegistrationBean<CrossOriginProtectionFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setName("crossOriginProtectionFilter");
		registration.setOrder(CrossOriginProtectionFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(EnumSet.complementOf(EnumSet.of(DispatcherType.ERROR)));
		registration.setEnabled(filter.isActive());
		return registration;
	}

	@Bean
	@Lazy
	StartupCheck corsStarterCsrfCheck(CompiledSettings settings, ObjectProvider<HostAuthorizer> hostAuthorizer) {
		return new DnsRebindingCheck(settings, hostAuthorizer);
	}

}
