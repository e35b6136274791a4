package io.github.corsstarter.startup.reactive;

import java.util.List;
import java.util.Map;

import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.ExistingBeans;
import io.github.corsstarter.startup.PolicyScope;
import io.github.corsstarter.startup.SpringCorsRules;
import io.github.corsstarter.startup.StartupCheck;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.server.WebFilter;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds Spring's own CORS configuration on paths where a policy applies:
 * {@code @CrossOrigin}, {@code addCorsMappings}, {@code globalcors} of Spring Cloud
 * Gateway, sources for Spring Security, a {@code CorsWebFilter} behind the filter of this
 * starter, and the settings of actuator.
 * <p>
 * What allows an origin that the policy does not allow is in one warning, because pages
 * of that origin stop working; the rest is in another one.
 */
final class SpringCorsCheck implements StartupCheck {

	/**
	 * Its routes are found by predicates of any kind.
	 */
	private static final String GATEWAY = "org.springframework.cloud.gateway.";

	private final PolicyScope scope;

	private final Environment environment;

	private final ConfigurableListableBeanFactory beanFactory;

	SpringCorsCheck(PolicyScope scope, Environment environment, ConfigurableListableBeanFactory beanFactory) {
		this.scope = scope;
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		SpringCorsRules rules = new SpringCorsRules(this.scope, "");
		for (RequestMappingInfoHandlerMapping mapping : ExistingBeans
			.of(RequestMappingInfoHandlerMapping.class, this.beanFactory)
			.values()) {
			mapping.getHandlerMethods()
				.forEach((info, handler) -> rules.addHandlerMethod(handler,
						info.getPatternsCondition().getPatterns().stream().map(PathPattern::getPatternString).toList(),
						this.beanFactory));
		}
		for (AbstractHandlerMapping mapping : ExistingBeans.of(AbstractHandlerMapping.class, this.beanFactory)
			.values()) {
			boolean routes = mapping.getClass().getName().startsWith(GATEWAY);
			if (routes) {
				this.scope.examples().forEach(rules::addHandler);
			}
			rules.add(ReactiveCorsSource.of(mapping),
					(pattern) -> routes ? "globalcors or metadata.cors of a route, for \"" + pattern + "\""
							: "addCorsMappings(\"" + pattern + "\")");
		}
		for (UrlBasedCorsConfigurationSource source : ExistingBeans
			.of(UrlBasedCorsConfigurationSource.class, this.beanFactory)
			.values()) {
			add(ReactiveCorsSource.configurations(source), "a UrlBasedCorsConfigurationSource for ", rules);
		}
		addFilters(rules);
		rules.addActuator(this.environment);
		return rules.warnings();
	}

	private void addFilters(SpringCorsRules rules) {
		List<WebFilter> earlier = WebFilterOrderCheck.earlier(this.beanFactory);
		ExistingBeans.of(CorsWebFilter.class, this.beanFactory).forEach((name, filter) -> {
			if (!earlier.contains(filter)) {
				add(ReactiveCorsSource.of(filter), "the CorsWebFilter " + name + " for ", rules);
			}
		});
	}

	private static void add(@Nullable Map<String, CorsConfiguration> configurations, String where,
			SpringCorsRules rules) {
		if (configurations != null) {
			rules.add(configurations, (pattern) -> where + "\"" + pattern + "\"");
		}
	}

}
