package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;

import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.web.AllowedHostsFilter;
import io.github.corsstarter.web.ForwardedHeadersFilter;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.RefusedRequestHandler;
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
	ForwardedHostResolver corsStarterForwardedHostResolver(CorsSettings settings) {
		ForwardedHostResolver resolver = settings.hosts().resolver();
		return (resolver != null) ? resolver : NONE;
	}

	@Bean
	@ConditionalOnMissingBean
	FilterRegistrationBean<ForwardedHeadersFilter> corsStarterForwardedHeadersFilterRegistration(CorsSettings settings,
			ForwardedHostResolver resolver) {
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
	FilterRegistrationBean<AllowedHostsFilter> corsStarterAllowedHostsFilterRegistration(CorsSettings settings,
			EffectiveSettings effective, ForwardedHostResolver resolver, ObjectProvider<HostAuthorizer> hostAuthorizer,
			RefusedRequestHandler refusedRequestHandler, RefusalLog refusalLog, DecisionListeners listeners) {
		HostValidator validator = new HostValidator(settings.hosts().allowed(), hostAuthorizer.getIfAvailable());
		FilterRegistrationBean<AllowedHostsFilter> registration = new FilterRegistrationBean<>(
				new AllowedHostsFilter(validator, effective.hosts().exemptPaths(),
						settings.refusals(refusedRequestHandler, refusalLog), listeners.all()));
		registration.setName("allowedHostsFilter");
		registration.setOrder(AllowedHostsFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
		registration.setEnabled(validator.isActive() || resolver != NONE);
		return registration;
	}

	@Bean
	OtherForwardedHeaderFilterReport corsStarterOtherForwardedHeaderFilterReport(
			FilterRegistrationBean<ForwardedHeadersFilter> ours, ObjectProvider<ForwardedHeaderFilter> filters,
			ObjectProvider<FilterRegistrationBean<?>> registrations, StartupWarnings warnings) {
		return new OtherForwardedHeaderFilterReport(ours, filters, registrations, warnings);
	}

}
