package io.github.corsstarter.startup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.compile.HealthPaths;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds Spring's own CORS configuration on paths where a policy applies:
 * {@code @CrossOrigin}, {@code addCorsMappings}, sources for Spring Security, and the
 * settings of actuator. Spring does not change a response that already has
 * {@code Access-Control-Allow-Origin}, and never sees a preflight that was answered.
 * <p>
 * To compare patterns with the expressions of policies, examples of paths are tried.
 * Policies of a bean are not asked: they may need a request to answer.
 */
public final class SpringCorsCheck implements StartupCheck {

	private static final String ACTUATOR = "management.endpoints.web.cors";

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final ObjectProvider<OriginAuthorizer> originAuthorizer;

	private final ObjectProvider<AbstractHandlerMapping> handlerMappings;

	private final ObjectProvider<UrlBasedCorsConfigurationSource> sources;

	private final Environment environment;

	public SpringCorsCheck(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<AbstractHandlerMapping> handlerMappings,
			ObjectProvider<UrlBasedCorsConfigurationSource> sources, Environment environment) {
		this.settings = settings;
		this.policies = policies;
		this.originAuthorizer = originAuthorizer;
		this.handlerMappings = handlerMappings;
		this.sources = sources;
		this.environment = environment;
	}

	@Override
	public List<Warning> check() {
		if (!this.settings.provides(this.policies)
				|| !this.settings.isEffective(this.policies, this.originAuthorizer.getIfAvailable())) {
			return List.of();
		}
		Set<String> others = new TreeSet<>();
		Set<String> handlerPaths = new HashSet<>();
		this.handlerMappings.stream()
			.filter(RequestMappingInfoHandlerMapping.class::isInstance)
			.map(RequestMappingInfoHandlerMapping.class::cast)
			.flatMap((mapping) -> mapping.getHandlerMethods().entrySet().stream())
			.forEach((mapped) -> {
				List<String> paths = mapped.getKey().getPatternValues().stream().flatMap(this::inScope).toList();
				handlerPaths.addAll(paths);
				if (!paths.isEmpty() && isAnnotated(mapped.getValue())) {
					others.add("@CrossOrigin on " + mapped.getValue().getShortLogMessage());
				}
			});
		this.handlerMappings.stream()
			.map(AbstractHandlerMapping::getCorsConfigurationSource)
			.flatMap((source) -> patterns(source, handlerPaths, (pattern) -> "addCorsMappings(\"" + pattern + "\")"))
			.forEach(others::add);
		this.sources.stream()
			.flatMap((source) -> patterns(source, handlerPaths,
					(pattern) -> "a UrlBasedCorsConfigurationSource for \"" + pattern + "\""))
			.forEach(others::add);
		addActuator(others);
		return others.isEmpty() ? List.of()
				: List.of(new Warning(Area.CORS,
						"CORS is also configured in Spring, on paths where cors.* applies: "
								+ ListExcerpt.of(List.copyOf(others))
								+ ". On these paths cors.* answers the preflights, and what it allows is allowed too. "
								+ "Remove one of the two, or exclude these paths with cors.urls-regex"));
	}

	/**
	 * The patterns of a source that cover a handler or a path where a policy applies.
	 */
	private Stream<String> patterns(@Nullable Object source, Set<String> handlerPaths,
			UnaryOperator<String> description) {
		if (!(source instanceof UrlBasedCorsConfigurationSource configured)) {
			return Stream.empty();
		}
		return configured.getCorsConfigurations().keySet().stream().filter((pattern) -> {
			PathPattern compiled = PathPatternParser.defaultInstance.parse(pattern);
			return handlerPaths.stream().anyMatch((path) -> compiled.matches(PathContainer.parsePath(path)))
					|| inScope(pattern).findAny().isPresent();
		}).map(description);
	}

	private void addActuator(Set<String> others) {
		String base = HealthPaths.actuator(this.environment);
		if (base != null && (isSet(ACTUATOR + ".allowed-origins") || isSet(ACTUATOR + ".allowed-origin-patterns"))
				&& Stream.of(base, base + "/health", base + "/*").flatMap(this::inScope).findAny().isPresent()) {
			others.add(ACTUATOR + " for \"" + base + "/**\"");
		}
	}

	private boolean isSet(String list) {
		return !Binder.get(this.environment).bind(list, Bindable.listOf(String.class)).orElseGet(List::of).isEmpty();
	}

	/**
	 * Examples of paths that a pattern matches, where a policy applies to them.
	 */
	private Stream<String> inScope(String pattern) {
		return Stream.of("x", "1")
			.map((segment) -> pattern.replaceAll("\\{[^/]*}|\\*+", segment))
			.filter((path) -> this.policies.forPath(path) != null);
	}

	private static boolean isAnnotated(HandlerMethod handler) {
		return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), CrossOrigin.class)
				|| AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), CrossOrigin.class);
	}

}
