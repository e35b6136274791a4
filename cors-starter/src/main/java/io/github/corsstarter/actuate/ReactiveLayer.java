package io.github.corsstarter.actuate;

import java.util.function.Function;
import java.util.function.Predicate;

import io.github.corsstarter.reload.ReactiveFilters;
import io.github.corsstarter.reload.Snapshots;
import io.github.corsstarter.web.reactive.AllowedHostsWebFilter;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.github.corsstarter.web.reactive.CrossOriginProtectionWebFilter;
import io.github.corsstarter.web.reactive.ForwardedHeadersWebFilter;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.web.server.WebFilter;

/**
 * The filters of a reactive application. WebFlux calls every one that is a bean.
 */
final class ReactiveLayer implements WebLayer {

	private final ListableBeanFactory beans;

	private final Environment environment;

	ReactiveLayer(ListableBeanFactory beans, Environment environment) {
		this.beans = beans;
		this.environment = environment;
	}

	@Override
	public boolean appliesCors() {
		return isActive(CorsPolicyWebFilter.class, ReactiveFilters::cors, CorsPolicyWebFilter::isActive);
	}

	@Override
	public boolean readsForwardedHeaders() {
		return isActive(ForwardedHeadersWebFilter.class, ReactiveFilters::forwardedHeaders,
				ForwardedHeadersWebFilter::isActive);
	}

	@Override
	public boolean checksHosts() {
		return isActive(AllowedHostsWebFilter.class, ReactiveFilters::hosts, AllowedHostsWebFilter::isActive);
	}

	@Override
	public boolean protectsFromCrossOriginRequests() {
		return isActive(CrossOriginProtectionWebFilter.class, ReactiveFilters::csrf,
				CrossOriginProtectionWebFilter::isActive);
	}

	@Override
	public String contextPath() {
		return StringUtils.trimTrailingCharacter(this.environment.getProperty("spring.webflux.base-path", ""), '/');
	}

	private <F extends WebFilter> boolean isActive(Class<F> type, Function<ReactiveFilters, F> part,
			Predicate<F> active) {
		Snapshots<ReactiveFilters> snapshots = Snapshots.find(this.beans, ReactiveFilters.class);
		return this.beans.getBeanProvider(type)
			.stream()
			.anyMatch(
					(filter) -> active.test((snapshots != null) ? part.apply(snapshots.current().filters()) : filter));
	}

}
