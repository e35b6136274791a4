package io.github.corsstarter.startup.servlet;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.compile.HealthPaths;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.ExistingBeans;
import io.github.corsstarter.startup.PolicyScope;
import io.github.corsstarter.startup.SpringCorsRules;
import io.github.corsstarter.startup.StartupCheck;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Finds Spring's own CORS configuration on paths where a policy applies:
 * {@code @CrossOrigin}, {@code addCorsMappings}, sources for Spring Security, a
 * {@code CorsFilter} behind the filter of this starter, SockJS, and the settings of
 * actuator. Spring does not change a response that already has
 * {@code Access-Control-Allow-Origin}, and never sees a preflight that was answered.
 * <p>
 * What allows an origin that the policy does not allow is in one warning, because pages
 * of that origin stop working; the rest is in another one.
 */
final class SpringCorsCheck implements StartupCheck {

	private static final String GRAPHQL = "spring.graphql.cors";

	private static final String SOCKJS = "org.springframework.web.socket.sockjs.support.SockJsHttpRequestHandler";

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
		SpringCorsRules rules = new SpringCorsRules(this.scope, HealthPaths.servlet(this.environment));
		addHandlers(rules);
		for (AbstractHandlerMapping mapping : ExistingBeans.of(AbstractHandlerMapping.class, this.beanFactory)
			.values()) {
			if (mapping.getCorsConfigurationSource() instanceof UrlBasedCorsConfigurationSource source) {
				rules.add(source.getCorsConfigurations(), this::mapping);
			}
		}
		for (UrlBasedCorsConfigurationSource source : ExistingBeans
			.of(UrlBasedCorsConfigurationSource.class, this.beanFactory)
			.values()) {
			rules.add(source.getCorsConfigurations(),
					(pattern) -> "a UrlBasedCorsConfigurationSource for \"" + pattern + "\"");
		}
		addFilters(rules);
		addSockJs(rules);
		rules.addActuator(this.environment);
		return rules.warnings();
	}

	private void addHandlers(SpringCorsRules rules) {
		for (RequestMappingInfoHandlerMapping mapping : ExistingBeans
			.of(RequestMappingInfoHandlerMapping.class, this.beanFactory)
			.values()) {
			mapping.getHandlerMethods()
				.forEach((info, handler) -> rules.addHandlerMethod(handler, info.getPatternValues(), this.beanFactory));
		}
	}

	/**
	 * Spring for GraphQL has settings for the same.
	 */
	private String mapping(String pattern) {
		String path = this.environment.getProperty("spring.graphql.http.path", "/graphql");
		boolean configured = SpringCorsRules.allowsOrigins(SpringCorsRules.configured(GRAPHQL, this.environment));
		return (configured && pattern.equals(path)) ? GRAPHQL : "addCorsMappings(\"" + pattern + "\")";
	}

	private void addFilters(SpringCorsRules rules) {
		List<RegisteredFilter> filters = RegisteredFilter.all(this.beanFactory);
		RegisteredFilter ours = RegisteredFilter.corsPolicyFilter(filters);
		for (RegisteredFilter registered : filters) {
			if (registered.filter() instanceof CorsFilter filter
					&& (ours == null || registered.order() > ours.order())) {
				Map<String, CorsConfiguration> configurations = FilterOrderCheck.configurations(filter);
				if (configurations != null) {
					rules.add(configurations, (pattern) -> "the CorsFilter " + registered);
				}
			}
		}
	}

	/**
	 * SockJS has CORS of its own, for the origins that may open its sockets. That is
	 * needed also where {@code cors.*} allows them.
	 */
	private void addSockJs(SpringCorsRules rules) {
		for (AbstractUrlHandlerMapping mapping : ExistingBeans.of(AbstractUrlHandlerMapping.class, this.beanFactory)
			.values()) {
			mapping.getHandlerMap().forEach((pattern, handler) -> {
				if (handler.getClass().getName().equals(SOCKJS) && handler instanceof CorsConfigurationSource source) {
					CorsConfiguration configuration = source.getCorsConfiguration(crossOriginRequest());
					if (configuration != null) {
						rules.addLost("SockJS for \"" + pattern + "\"", rules.addHandler(pattern), configuration);
					}
				}
			});
		}
	}

	/**
	 * SockJS tells only a request with an origin what it allows.
	 */
	private static HttpServletRequest crossOriginRequest() {
		return (HttpServletRequest) Proxy.newProxyInstance(HttpServletRequest.class.getClassLoader(),
				new Class<?>[] { HttpServletRequest.class },
				(proxy, method, arguments) -> method.getName().equals("getHeader") ? "https://example.org" : null);
	}

}
