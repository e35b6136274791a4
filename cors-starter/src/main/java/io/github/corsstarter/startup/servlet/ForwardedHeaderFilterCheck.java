package io.github.corsstarter.startup.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.FilterOrder;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Finds Spring's {@link ForwardedHeaderFilter} where it undoes what {@code cors.hosts}
 * does, because it trusts the forwarded headers of every caller.
 * <p>
 * Beside {@link ForwardedHeadersFilter} it is always a mistake. If it runs before this
 * starter's filter, no header is left to check. If it runs after, it still takes the
 * client's address from a header that the caller can set. Beside
 * {@link AllowedHostsFilter} alone it must run first, as the one does that Spring Boot
 * registers; otherwise it finds no host, because the check hides it, but a scheme and a
 * prefix that any caller can send.
 */
public final class ForwardedHeaderFilterCheck implements StartupCheck {

	private final ConfigurableListableBeanFactory beanFactory;

	public ForwardedHeaderFilterCheck(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		List<RegisteredFilter> filters = RegisteredFilter.all(this.beanFactory);
		Integer checked = null;
		for (RegisteredFilter registered : filters) {
			if (registered.filter() instanceof ForwardedHeadersFilter filter && filter.isActive()) {
				return springs(filters, Integer.MIN_VALUE).isEmpty() ? List.of() : List.of(new Warning(Area.HOSTS,
						"The application has a ForwardedHeaderFilter, which trusts the forwarded headers of every "
								+ "caller, while cors.hosts.* trusts only those of trusted proxies. Remove the "
								+ "ForwardedHeaderFilter"));
			}
			if (registered.filter() instanceof AllowedHostsFilter filter && filter.isActive()) {
				checked = registered.order();
			}
		}
		List<String> later = (checked != null) ? springs(filters, checked) : List.of();
		return later.isEmpty() ? List.of() : List
			.of(new Warning(Area.HOSTS, "A ForwardedHeaderFilter runs after the check of hosts (order "
					+ FilterOrder.text(Objects.requireNonNull(checked)) + "): " + ListExcerpt.of(later)
					+ ". It finds no forwarded host, which any caller could send, but takes scheme and path prefix from "
					+ "headers of any caller. Remove it and set cors.hosts.use-x-forwarded-host to true, or "
					+ "server.forward-headers-strategy to framework, with which the host is checked after it was "
					+ "replaced"));
	}

	private static List<String> springs(List<RegisteredFilter> filters, int order) {
		List<String> springs = new ArrayList<>();
		for (RegisteredFilter registered : filters) {
			if (registered.filter() instanceof ForwardedHeaderFilter && registered.order() >= order) {
				springs.add(registered.toString());
			}
		}
		return springs;
	}

}
