package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.corsstarter.policy.CorsPolicies;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds {@code @CrossOrigin} and {@code addCorsMappings} on paths where a policy holds.
 * Patterns are compared with an expression by way of example: with paths that they match.
 */
final class OtherCorsConfiguration {

	private final CorsPolicies policies;

	private final Set<String> handlerPaths = new TreeSet<>();

	private final Set<String> found = new TreeSet<>();

	private OtherCorsConfiguration(CorsPolicies policies) {
		this.policies = policies;
	}

	static List<String> inScopeOf(CorsPolicies policies, Collection<AbstractHandlerMapping> mappings) {
		OtherCorsConfiguration configuration = new OtherCorsConfiguration(policies);
		mappings.forEach(configuration::addHandlers);
		mappings.forEach(configuration::addMappings);
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
			for (String pattern : source.getCorsConfigurations().keySet()) {
				PathPattern compiled = PathPatternParser.defaultInstance.parse(pattern);
				boolean coversHandler = this.handlerPaths.stream()
					.anyMatch((path) -> compiled.matches(PathContainer.parsePath(path)));
				if (coversHandler || pathsInScope(pattern).findAny().isPresent()) {
					this.found.add("addCorsMappings(\"" + pattern + "\")");
				}
			}
		}
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
