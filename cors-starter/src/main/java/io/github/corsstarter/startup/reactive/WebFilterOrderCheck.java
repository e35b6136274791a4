package io.github.corsstarter.startup.reactive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.ExistingBeans;
import io.github.corsstarter.startup.FilterOrder;
import io.github.corsstarter.startup.PolicyScope;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.WebFilter;

/**
 * Finds filters ahead of {@link CorsPolicyWebFilter}: Spring's {@link CorsWebFilter}, and
 * filters of the application. A {@code CorsWebFilter} that runs later is a configuration
 * like others, which {@link SpringCorsCheck} finds. Filters that only observe requests
 * are no mistake.
 */
final class WebFilterOrderCheck implements StartupCheck {

	private static final List<String> HARMLESS = List.of("org.springframework.", "io.github.corsstarter.web.",
			"io.sentry.", "io.micrometer.", "io.opentelemetry.", "brave.", "org.zalando.logbook.");

	private static final String SECURITY = "org.springframework.security.";

	private static final String ORDER = FilterOrder.text(CorsPolicyWebFilter.DEFAULT_ORDER);

	private final PolicyScope scope;

	private final ConfigurableListableBeanFactory beanFactory;

	WebFilterOrderCheck(PolicyScope scope, ConfigurableListableBeanFactory beanFactory) {
		this.scope = scope;
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		List<String> springs = new ArrayList<>();
		List<String> others = new ArrayList<>();
		Map<String, WebFilter> named = ExistingBeans.of(WebFilter.class, this.beanFactory);
		for (WebFilter earlier : earlier(this.beanFactory)) {
			String name = name(earlier, named);
			if (earlier instanceof CorsWebFilter filter) {
				Map<String, CorsConfiguration> configurations = ReactiveCorsSource.of(filter);
				if (configurations == null || this.scope.meets(configurations.keySet())) {
					springs.add(name);
				}
			}
			else if (HARMLESS.stream().noneMatch(earlier.getClass().getName()::startsWith)) {
				others.add(name);
			}
		}
		List<Warning> warnings = new ArrayList<>();
		if (!springs.isEmpty()) {
			warnings.add(new Warning(Area.CORS,
					"Spring's CorsWebFilter runs before the CORS filter of this starter (order " + ORDER + "): "
							+ ListExcerpt.of(springs)
							+ ". It answers all preflights, and what it does not allow gets 403 or no headers, also "
							+ "if cors.* allows it. Remove it, or exclude its paths with cors.urls-regex"));
		}
		if (!others.isEmpty()) {
			warnings.add(new Warning(Area.CORS,
					"These filters run before the CORS filter of this starter (order " + ORDER + "): "
							+ ListExcerpt.of(others)
							+ ". Responses that they write themselves, also to preflights, have no CORS headers. Give "
							+ "filters that do so a higher order value"));
		}
		return warnings;
	}

	/**
	 * The filters before that of this starter, in the order in which WebFlux calls them.
	 */
	static List<WebFilter> earlier(ConfigurableListableBeanFactory beanFactory) {
		List<WebFilter> earlier = beanFactory.getBeanProvider(WebFilter.class)
			.orderedStream()
			.takeWhile((filter) -> !(filter instanceof CorsPolicyWebFilter))
			.toList();
		return ExistingBeans.of(CorsPolicyWebFilter.class, beanFactory).isEmpty() ? List.of() : earlier;
	}

	/**
	 * Whether a filter may answer requests itself: any of the application, and Spring
	 * Security, which has pages of its own.
	 */
	static boolean anyAnswers(ConfigurableListableBeanFactory beanFactory) {
		return ExistingBeans.of(WebFilter.class, beanFactory)
			.values()
			.stream()
			.map((filter) -> filter.getClass().getName())
			.anyMatch((type) -> type.startsWith(SECURITY) || HARMLESS.stream().noneMatch(type::startsWith));
	}

	private static String name(WebFilter filter, Map<String, WebFilter> named) {
		for (Map.Entry<String, WebFilter> bean : named.entrySet()) {
			if (bean.getValue() == filter) {
				return bean.getKey();
			}
		}
		return filter.getClass().getSimpleName();
	}

}
