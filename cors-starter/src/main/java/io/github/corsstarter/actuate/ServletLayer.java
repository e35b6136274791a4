package io.github.corsstarter.actuate;

import java.util.function.Function;
import java.util.function.Predicate;

import io.github.corsstarter.reload.ServletFilters;
import io.github.corsstarter.reload.Snapshots;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.CrossOriginProtectionFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.ResolvableType;

/**
 * The servlet filters of an application.
 */
final class ServletLayer implements WebLayer {

	private final ListableBeanFactory beans;

	ServletLayer(ListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public boolean appliesCors() {
		return isActive(CorsPolicyFilter.class, ServletFilters::cors, CorsPolicyFilter::isActive);
	}

	@Override
	public boolean readsForwardedHeaders() {
		return isActive(ForwardedHeadersFilter.class, ServletFilters::forwardedHeaders,
				ForwardedHeadersFilter::isActive);
	}

	@Override
	public boolean checksHosts() {
		return isActive(AllowedHostsFilter.class, ServletFilters::hosts, AllowedHostsFilter::isActive);
	}

	@Override
	public boolean protectsFromCrossOriginRequests() {
		return isActive(CrossOriginProtectionFilter.class, ServletFilters::csrf, CrossOriginProtectionFilter::isActive);
	}

	@Override
	public String contextPath() {
		ServletContext context = this.beans.getBeanProvider(ServletContext.class).getIfAvailable();
		return (context != null) ? context.getContextPath() : "";
	}

	private <F extends Filter> boolean isActive(Class<F> type, Function<ServletFilters, F> part, Predicate<F> active) {
		Snapshots<ServletFilters> snapshots = Snapshots.find(this.beans, ServletFilters.class);
		return this.beans
			.<FilterRegistrationBean<F>>getBeanProvider(
					ResolvableType.forClassWithGenerics(FilterRegistrationBean.class, type))
			.stream()
			.anyMatch((registration) -> {
				F filter = registration.getFilter();
				return registration.isEnabled() && filter != null
						&& active.test((snapshots != null) ? part.apply(snapshots.current().filters()) : filter);
			});
	}

}
