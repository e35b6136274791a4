package io.github.corsstarter.startup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.corsstarter.compile.HealthPaths;
import io.github.corsstarter.policy.CorsPolicies;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.http.server.PathContainer;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds {@code @CrossOrigin}, {@code addCorsMappings}, sources for Spring Security and
 * the settings of actuator on paths where a policy holds. Patterns are compared with an
 * expression by way of example: with paths that they match.
 */
final class OtherCorsConfiguration {

	private static final String ACTUATOR = "management.endpoints.web.cors";

	private final CorsPolicies policies;

	private final Set<String> handlerPaths = new TreeSet<>();

	private final Set<String> found = new TreeSet<>();

	private OtherCorsConfiguration(CorsPolicies policies) {
		this.policies = policies;
	}

	static List<String> inScopeOf(CorsPolicies policies, Collection<AbstractHandlerMapping> mappings,
			Collection<UrlBasedCorsConfigurationSource> sources, Environment environment) {
		OtherCorsConfiguration configuration = new OtherCorsConfiguration(policies);
		mappings.forEach(configuration::addHandlers);
		mappings.forEach(configuration::addMappings);
		sources.forEach((source) -> configuration.addSource(source,
				(pattern) -> "a UrlBasedCorsConfigurationSource for \"" + pattern + "\""));
		configuration.addActuator(environment);
		return List.copyOf(configuration.found);
	}

	private void addHandlers(AbstractHandlerMapping mapping) {
		if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
			methods.getHandlerMethods().forEach((info, handler) -> {
				List<String> inScope = info.getPatternValues().stream().flatMap(this::pathsInScope).toList();
				this.handlerPaths.addAll(inScope);
				if (!inScope.isEmpty() && isAnnotated(handler)) {
					this.found.add("@CrossOrigin on " + handler.getShortLogMessage());
				}
			});
		}
	}

	private void addMappings(AbstractHandlerMapping mapping) {
		if (mapping.getCorsConfigurationSource() instanceof UrlBasedCorsConfigurationSource source) {
			addSource(source, (pattern) -> "addCorsMappings(\"" + pattern + "\")");
		}
	}

	private void addSource(UrlBasedCorsConfigurationSource source, UnaryOperator<String> description) {
		for (String pattern : source.getCorsConfigurations().keySet()) {
			PathPattern compiled = PathPatternParser.defaultInstance.parse(pattern);
			boolean coversHandler = this.handlerPaths.stream()
				.anyMatch((path) -> compiled.matches(PathContainer.parsePath(path)));
			if (coversHandler || pathsInScope(pattern).findAny().isPresent()) {
				this.found.add(description.apply(pattern));
			}
		}
	}

	private void addActuator(Environment environment) {
		String base = HealthPaths.actuator(environment);
		if (base != null && ClassUtils.isPresent("org.springframework.boot.actuate.endpoint.annotation.Endpoint", null)
				&& Stream.of("allowed-origins", "allowed-origin-patterns")
					.anyMatch((name) -> isSet(environment, ACTUATOR + "." + name))
				&& Stream.of(base, base + "/health", base + "/*").flatMap(this::pathsInScope).findAny().isPresent()) {
			this.found.add(ACTUATOR + " for \"" + base + "/**\"");
		}
	}

	private static boolean isSet(Environment environment, String list) {
		return !Binder.get(environment).bind(list, Bindable.listOf(String.class)).orElseGet(List::of).isEmpty();
	}

	private Stream<String> pathsInScope(String pattern) {
		List<String> examples = new ArrayList<>();
		for (String segment : List.of("x", "1")) {
			examples.add(pattern.replaceAll("\\{[^/]*}|\\*+", segment));
		}
		return examples.stream().filter((path) -> this.policies.forPath(path) != null);
	}

	private static boolean isAnnotated(HandlerMethod handler) {
		return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), CrossOrigin.class)
				|| AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), CrossOrigin.class);
	}

}
