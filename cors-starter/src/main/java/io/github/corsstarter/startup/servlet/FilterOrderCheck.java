package io.github.corsstarter.startup.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.PolicyScope;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * Finds filters ahead of {@link CorsPolicyFilter}: Spring's {@link CorsFilter}, filters
 * of the application, and Spring Security. A {@code CorsFilter} that runs later is a
 * configuration like others, which {@link SpringCorsCheck} finds. Filters that only
 * observe requests are no mistake.
 */
final class FilterOrderCheck implements StartupCheck {

	private static final List<String> HARMLESS = List.of("org.springframework.", "io.github.corsstarter.web.",
			"io.sentry.", "io.micrometer.", "io.opentelemetry.", "brave.", "org.zalando.logbook.", "ch.qos.logback.");

	private final PolicyScope scope;

	private final ConfigurableListableBeanFactory beanFactory;

	FilterOrderCheck(PolicyScope scope, ConfigurableListableBeanFactory beanFactory) {
		this.scope = scope;
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		List<RegisteredFilter> filters = RegisteredFilter.all(this.beanFactory);
		RegisteredFilter ours = RegisteredFilter.corsPolicyFilter(filters);
		List<Warning> warnings = new ArrayList<>();
		if (ours == null) {
			return warnings;
		}
		List<String> springs = new ArrayList<>();
		List<String> others = new ArrayList<>();
		for (RegisteredFilter registered : filters) {
			if (registered.order() > ours.order() || !this.scope.meets(registered.urlPatterns())) {
				continue;
			}
			if (registered.filter() instanceof CorsFilter filter) {
				if (isConfiguredInScope(filter)) {
					springs.add(registered.toString());
				}
			}
			else if (registered.order() < ours.order() && !isHarmless(registered.filter())) {
				others.add(registered.toString());
			}
		}
		if (!springs.isEmpty()) {
			warnings
				.add(new Warning(Area.CORS, "Spring's CorsFilter runs before the CORS filter of this starter (order "
						+ ours.orderText() + "): " + ListExcerpt.of(springs)
						+ ". It answers all preflights, and what it does not allow gets 403 \"Invalid CORS request\" or no "
						+ "headers, also if cors.* allows it. Remove it, or exclude its paths with cors.urls-regex"));
		}
		if (!others.isEmpty()) {
			warnings.add(new Warning(Area.CORS,
					"These filters run before the CORS filter of this starter (order " + ours.orderText() + "): "
							+ ListExcerpt.of(others)
							+ ". Responses that they write themselves, also to preflights, have no CORS headers, and "
							+ "what they write after the chain returned cannot be removed. Give filters that do so a "
							+ "higher order value"));
		}
		return warnings;
	}

	private boolean isConfiguredInScope(CorsFilter filter) {
		Map<String, CorsConfiguration> configurations = configurations(filter);
		return configurations == null || this.scope.meets(configurations.keySet());
	}

	/**
	 * What a filter is configured with. It has no method for that; without its field, as
	 * in a native image, the filter counts as configured for every path.
	 * @return configurations by pattern, or {@code null} if they are not known
	 */
	static @Nullable Map<String, CorsConfiguration> configurations(CorsFilter filter) {
		try {
			return (new DirectFieldAccessor(filter)
				.getPropertyValue("configSource") instanceof UrlBasedCorsConfigurationSource source)
						? source.getCorsConfigurations() : null;
		}
		catch (BeansException ex) {
			return null;
		}
	}

	/**
	 * A proxy stands for a bean that answers: Spring Security, if its order was changed.
	 */
	private static boolean isHarmless(Filter filter) {
		if (filter instanceof DelegatingFilterProxy) {
			return false;
		}
		for (String prefix : HARMLESS) {
			if (filter.getClass().getName().startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

}
