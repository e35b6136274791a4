package io.github.corsstarter.startup;

import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Says once, when the application has started, that a filter of Spring's believes the
 * forwarded headers of every caller. If it comes first, nothing is left to judge; if it
 * comes later, it still takes the client's address from what the client wrote.
 */
public final class OtherForwardedHeaderFilterReport implements SmartInitializingSingleton {

	private final FilterRegistrationBean<ForwardedHeadersFilter> ours;

	private final ObjectProvider<ForwardedHeaderFilter> filters;

	private final ObjectProvider<FilterRegistrationBean<?>> registrations;

	private final StartupWarnings warnings;

	public OtherForwardedHeaderFilterReport(FilterRegistrationBean<ForwardedHeadersFilter> ours,
			ObjectProvider<ForwardedHeaderFilter> filters, ObjectProvider<FilterRegistrationBean<?>> registrations,
			StartupWarnings warnings) {
		this.warnings = warnings;
		this.ours = ours;
		this.filters = filters;
		this.registrations = registrations;
	}

	@Override
	public void afterSingletonsInstantiated() {
		ForwardedHeadersFilter filter = this.ours.getFilter();
		boolean active = this.ours.isEnabled() && filter != null && filter.isActive();
		if (active && (this.filters.stream().findAny().isPresent()
				|| this.registrations.stream().anyMatch(OtherForwardedHeaderFilterReport::registers))) {
			this.warnings.warn(LogFactory.getLog(OtherForwardedHeaderFilterReport.class),
					"The application has a ForwardedHeaderFilter, which believes the forwarded headers of every "
							+ "caller, while cors.hosts.* takes them from trusted proxies alone. Remove it.");
		}
	}

	private static boolean registers(FilterRegistrationBean<?> registration) {
		return registration.isEnabled() && registration.getFilter() instanceof ForwardedHeaderFilter;
	}

}
