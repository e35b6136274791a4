package io.github.corsstarter.startup.reactive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.startup.ExistingBeans;
import io.github.corsstarter.startup.HandlerPaths;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.reactive.resource.ResourceWebHandler;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The handlers of WebFlux.
 */
final class WebFluxHandlers {

	private final Collection<HandlerMapping> mappings;

	private WebFluxHandlers(Collection<HandlerMapping> mappings) {
		this.mappings = mappings;
	}

	/**
	 * The handlers of an application.
	 * @return {@code null} if some of its mappings are lazy and do not exist yet
	 */
	static @Nullable WebFluxHandlers of(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanNamesForType(HandlerMapping.class, false, false)) {
			if (!beanFactory.containsSingleton(name)) {
				return null;
			}
		}
		return new WebFluxHandlers(ExistingBeans.of(HandlerMapping.class, beanFactory).values());
	}

	/**
	 * Where they are. Routes of Spring Cloud Gateway are found by predicates of any kind
	 * and may change, so their paths are not known.
	 */
	HandlerPaths paths() {
		HandlerPaths paths = new HandlerPaths();
		for (HandlerMapping mapping : this.mappings) {
			if (mapping instanceof AbstractHandlerMapping known && CaseIgnoringHandlers.ignoresCase(known)) {
				paths.addUnknown();
			}
			if (mapping instanceof AbstractUrlHandlerMapping urls) {
				urls.getHandlerMap().forEach((pattern, handler) -> add(paths, pattern.getPatternString(), handler));
			}
			else {
				List<List<String>> patterns = patterns(mapping);
				if (patterns == null) {
					paths.addUnknown();
				}
				else {
					patterns.forEach((all) -> all.forEach(paths::add));
				}
			}
		}
		return paths;
	}

	private static void add(HandlerPaths paths, String pattern, Object handler) {
		if (handler instanceof ResourceWebHandler files) {
			paths.addFiles(pattern, files.getLocations());
		}
		else {
			paths.add(pattern);
		}
	}

	/**
	 * The patterns of each handler. Functions count as one handler: which of them do the
	 * same is not known.
	 */
	List<List<String>> patterns() {
		List<List<String>> patterns = new ArrayList<>();
		for (HandlerMapping mapping : this.mappings) {
			List<List<String>> some = patterns(mapping);
			if (some != null) {
				patterns.addAll(some);
			}
		}
		return patterns;
	}

	private static @Nullable List<List<String>> patterns(HandlerMapping mapping) {
		if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
			return methods.getHandlerMethods()
				.keySet()
				.stream()
				.map((info) -> texts(info.getPatternsCondition().getPatterns()))
				.toList();
		}
		if (mapping instanceof AbstractUrlHandlerMapping urls) {
			return List.of(texts(urls.getHandlerMap().keySet()));
		}
		if (mapping instanceof RouterFunctionMapping functions) {
			RouterFunction<?> function = functions.getRouterFunction();
			return (function != null) ? List.of(RoutePatterns.of(function)) : List.of();
		}
		return null;
	}

	private static List<String> texts(Collection<PathPattern> patterns) {
		return patterns.stream().map(PathPattern::getPatternString).toList();
	}

}
