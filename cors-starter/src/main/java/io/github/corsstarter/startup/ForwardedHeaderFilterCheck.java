package io.github.corsstarter.startup;

import java.util.List;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Finds Spring's {@link ForwardedHeaderFilter} beside {@link ForwardedHeadersFilter}. It
 * trusts the forwarded headers of every caller. If it runs before this starter's filter,
 * no header is left to check. If it runs after, it still takes the client's address from
 * a header that the caller can set.
 */
public final class ForwardedHeaderFilterCheck implements StartupCheck {

	private final FilterRegistrationBean<ForwardedHeadersFilter> ours;

	private final ObjectProvider<ForwardedHeaderFilter> filters;

	private final ObjectProvider<FilterRegistrationBean<?>> registrations;

	public ForwardedHeaderFilterCheck(FilterRegistrationBean<ForwardedHeadersFilter> ours,
			ObjectProvider<ForwardedHeaderFilter> filters, ObjectProvider<FilterRegistrationBean<?>> registrations) {
		this.ours = ours;
		this.filters = filters;
		this.registrations = registrations;
	}

	@Override
	public List<Warning> check() {
		ForwardedHeadersFilter filter = this.ours.getFilter();
		boolean active = this.ours.isEnabled() && filter != null && filter.isActive();
		boolean both = active && (this.filters.stream().findAny().isPresent()
				|| this.registrations.stream().anyMatch(ForwardedHeaderFilterCheck::registers));
		return both ? List.of(new Warning(Area.HOSTS,
				"The application has a ForwardedHeaderFilter, which trusts the forwarded headers of every caller, while "
						+ "cors.hosts.* trusts only those of trusted proxies. Remove the ForwardedHeaderFilter"))
				: List.of();
	}

	private static boolean registers(FilterRegistrationBean<?> registration) {
		return registration.isEnabled() && registration.getFilter() instanceof ForwardedHeaderFilter;
	}

}
