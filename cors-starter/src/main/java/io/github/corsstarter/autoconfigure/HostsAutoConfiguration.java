package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.startup.ForwardedHeaderFilterCheck;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import io.github.corsstarter.web.servlet.RefusalPolicy;
import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Auto-configuration of the host from {@code cors.hosts.*}. Works without CORS.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CorsAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
public final class HostsAutoConfiguration {

	/**
	 * The name of the bean for what is configured.
	 */
	static final String RESOLVER = "corsStarterForwardedHostResolver";

	/**
	 * Resolves where nobody asked for a resolver; its filter is off.
	 */
	private static final ForwardedHostResolver NONE = (request) -> {
		throw new IllegalStateException("No forwarded header is configured");
	};

	@Bean(RESOLVER)
	@ConditionalOnMissingBean
	ForwardedHostResolver corsStarterForwardedHostResolver(CompiledSettings settings) {
		ForwardedHostResolver resolver = settings.hosts().resolver();
		return (resolver != null) ? resolver : NONE;
	}

	@Bean
	@ConditionalOnMissingBean
	FilterRegistrationBean<ForwardedHeadersFilter> corsStarterForwardedHeadersFilterRegistration(
			CompiledSettings settings, ForwardedHostResolver resolver) {
		FilterRegistrationBean<ForwardedHeadersFilter> registration = new FilterRegistrationBean<>(
				new ForwardedHeadersFilter(resolver, settings.hosts().hiddenHeaders()));
		registration.setName("forwardedHeadersFilter");
		registration.setOrder(ForwardedHeadersFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		registration.setEnabled(resolver != NONE);
		return registration;
	}

	@Bean
	@ConditionalOnMissingBean
	FilterRegistrationBean<AllowedHostsFilter> corsStarterAllowedHostsFilterRegistration(CompiledSettings settings,
			ForwardedHostResolver resolver, ObjectProvider<HostAuthorizer> hostAuthorizer, RefusalPolicy refusalPolicy,
			DecisionListeners listeners) {
		HostValidator validator = new HostValidator(settings.hosts().allowed(), hostAuthorizer.getIfAvailable());
		FilterRegistrationBean<AllowedHostsFilter> registration = new FilterRegistrationBean<>(
				new AllowedHostsFilter(validator, settings.hosts().exemptPaths(), refusalPolicy, listeners.all()));
		registration.setName("allowedHostsFilter");
		registration.setOrder(AllowedHostsFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
		registration.setEnabled(validator.isActive() || resolver != NONE);
		return registration;
	}

	@Bean
	ForwardedHeaderFilterCheck corsStarterForwardedHeaderFilterCheck(
			FilterRegistrationBean<ForwardedHeadersFilter> ours, ObjectProvider<ForwardedHeaderFilter> filters,
			ObjectProvider<FilterRegistrationBean<?>> registrations) {
		return new ForwardedHeaderFilterCheck(ours, filters, registrations);
	}

}
