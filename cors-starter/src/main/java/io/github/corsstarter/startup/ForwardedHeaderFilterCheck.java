package io.github.corsstarter.startup;

import java.util.List;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.ExistingBeans.RegisteredFilter;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Finds Spring's {@link ForwardedHeaderFilter} where it undoes what {@code cors.hosts}
 * does, because it trusts the forwarded headers of every caller.
 * <p>
 * Beside {@link ForwardedHeadersFilter} it is always a mistake. If it runs before this
 * starter's filter, no header is left to check. If it runs after, it still takes the
 * client's address from a header that the caller can set. Beside
 * {@link AllowedHostsFilter} alone it must run first, as the one does that Spring Boot
 * registers; otherwise it replaces a host that was checked.
 */
public final class ForwardedHeaderFilterCheck implements StartupCheck {

	private final FilterRegistrationBean<ForwardedHeadersFilter> forwardedHeaders;

	private final FilterRegistrationBean<AllowedHostsFilter> allowedHosts;

	private final ConfigurableListableBeanFactory beanFactory;

	public ForwardedHeaderFilterCheck(FilterRegistrationBean<ForwardedHeadersFilter> forwardedHeaders,
			FilterRegistrationBean<AllowedHostsFilter> allowedHosts, ConfigurableListableBeanFactory beanFactory) {
		this.forwardedHeaders = forwardedHeaders;
		this.allowedHosts = allowedHosts;
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		ForwardedHeadersFilter forwarded = this.forwardedHeaders.getFilter();
		if (this.forwardedHeaders.isEnabled() && forwarded != null && forwarded.isActive()) {
			return springs(Integer.MIN_VALUE).isEmpty() ? List.of() : List.of(new Warning(Area.HOSTS,
					"The application has a ForwardedHeaderFilter, which trusts the forwarded headers of every caller, "
							+ "while cors.hosts.* trusts only those of trusted proxies. Remove the ForwardedHeaderFilter"));
		}
		AllowedHostsFilter hosts = this.allowedHosts.getFilter();
		if (this.allowedHosts.isEnabled() && hosts != null && hosts.isActive()) {
			List<String> later = springs(this.allowedHosts.getOrder());
			return later.isEmpty() ? List.of() : List
				.of(new Warning(Area.HOSTS, "A ForwardedHeaderFilter runs after the check of hosts (order "
						+ RegisteredFilter.text(this.allowedHosts.getOrder()) + "): " + ListExcerpt.of(later)
						+ ". It replaces the host that was checked with one that any caller can send. Remove it and "
						+ "set cors.hosts.use-x-forwarded-host to true, or server.forward-headers-strategy to "
						+ "framework, with which the host is checked after it was replaced"));
		}
		return List.of();
	}

	private List<String> springs(int order) {
		return ExistingBeans.filters(this.beanFactory)
			.stream()
			.filter((registered) -> registered.filter() instanceof ForwardedHeaderFilter)
			.filter((registered) -> registered.order() >= order)
			.map(RegisteredFilter::toString)
			.toList();
	}

}
