package io.github.corsstarter.startup;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.compile.HealthPaths;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.ExistingBeans.RegisteredFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringValueResolver;
import org.springframework.web.bind.annotation.CrossOrigin;
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

	private static final String ACTUATOR = "management.endpoints.web.cors";

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
		addActuator(rules);
		return rules.warnings();
	}

	private void addHandlers(SpringCorsRules rules) {
		StringValueResolver values = new EmbeddedValueResolver(this.beanFactory);
		for (RequestMappingInfoHandlerMapping mapping : ExistingBeans
			.of(RequestMappingInfoHandlerMapping.class, this.beanFactory)
			.values()) {
			mapping.getHandlerMethods().forEach((info, handler) -> {
				CrossOrigin ofType = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(),
						CrossOrigin.class);
				CrossOrigin ofMethod = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(),
						CrossOrigin.class);
				for (String pattern : info.getPatternValues()) {
					List<String> paths = rules.addHandler(pattern);
					if (!paths.isEmpty() && (ofType != null || ofMethod != null)) {
						String type = ClassUtils.getUserClass(handler.getBeanType()).getSimpleName();
						rules.add(
								"@CrossOrigin on " + type
										+ ((ofType != null) ? "" : "." + handler.getMethod().getName()),
								paths, configuration(values, ofType, ofMethod));
					}
				}
			});
		}
	}

	/**
	 * Put together as Spring does it, which shows the result to no one.
	 */
	private static CorsConfiguration configuration(StringValueResolver values, @Nullable CrossOrigin... annotations) {
		CorsConfiguration configuration = new CorsConfiguration();
		for (CrossOrigin annotation : annotations) {
			if (annotation != null) {
				for (String origin : annotation.origins()) {
					configuration.addAllowedOrigin(values.resolveStringValue(origin));
				}
				for (String pattern : annotation.originPatterns()) {
					configuration.addAllowedOriginPattern(values.resolveStringValue(pattern));
				}
			}
		}
		return configuration.applyPermitDefaultValues();
	}

	/**
	 * Spring for GraphQL has settings for the same.
	 */
	private String mapping(String pattern) {
		String path = this.environment.getProperty("spring.graphql.http.path", "/graphql");
		boolean configured = !origins(GRAPHQL).isEmpty() || !patterns(GRAPHQL).isEmpty();
		return (configured && pattern.equals(path)) ? GRAPHQL : "addCorsMappings(\"" + pattern + "\")";
	}

	private void addFilters(SpringCorsRules rules) {
		List<RegisteredFilter> filters = ExistingBeans.filters(this.beanFactory);
		RegisteredFilter ours = ExistingBeans.corsPolicyFilter(filters);
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

	private void addActuator(SpringCorsRules rules) {
		String base = HealthPaths.actuator(this.environment);
		CorsConfiguration configuration = new CorsConfiguration();
		origins(ACTUATOR).forEach(configuration::addAllowedOrigin);
		patterns(ACTUATOR).forEach(configuration::addAllowedOriginPattern);
		if (base != null
				&& (configuration.getAllowedOrigins() != null || configuration.getAllowedOriginPatterns() != null)) {
			List<String> paths = new ArrayList<>();
			for (String path : List.of(base, base + "/health", base + "/*")) {
				paths.addAll(rules.scope().examples(path));
			}
			rules.add(ACTUATOR + " for \"" + base + "/**\"", paths, configuration);
		}
	}

	private List<String> origins(String cors) {
		return list(cors + ".allowed-origins");
	}

	private List<String> patterns(String cors) {
		return list(cors + ".allowed-origin-patterns");
	}

	private List<String> list(String key) {
		return Binder.get(this.environment).bind(key, Bindable.listOf(String.class)).orElseGet(List::of);
	}

}
