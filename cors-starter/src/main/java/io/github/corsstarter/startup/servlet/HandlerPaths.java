package io.github.corsstarter.startup.servlet;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.compile.HealthPaths;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.path.PathStart;
import io.github.corsstarter.startup.ExistingBeans;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * The patterns of all handlers, as paths within the application: with the path of the
 * servlet.
 */
final class HandlerPaths {

	private final Set<String> patterns = new TreeSet<>();

	private final Map<String, ResourceHttpRequestHandler> resources = new LinkedHashMap<>();

	private boolean complete = true;

	/**
	 * The paths of the handlers of an application; none if some of its mappings are lazy
	 * and do not exist yet.
	 */
	static HandlerPaths of(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		HandlerPaths paths = new HandlerPaths();
		for (String name : beanFactory.getBeanNamesForType(HandlerMapping.class, false, false)) {
			if (!beanFactory.containsSingleton(name)) {
				return paths;
			}
		}
		String servlet = HealthPaths.servlet(environment);
		for (HandlerMapping mapping : ExistingBeans.of(HandlerMapping.class, beanFactory).values()) {
			paths.add(mapping, servlet);
		}
		return paths;
	}

	private void add(HandlerMapping mapping, String servlet) {
		if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
			for (RequestMappingInfo info : methods.getHandlerMethods().keySet()) {
				info.getPatternValues().forEach((pattern) -> this.patterns.add(servlet + pattern));
			}
		}
		else if (mapping instanceof AbstractUrlHandlerMapping urls) {
			urls.getHandlerMap().forEach((pattern, handler) -> add(servlet + pattern, handler));
			if (urls.getRootHandler() != null) {
				this.patterns.add(servlet + "/");
			}
			this.complete &= urls.getDefaultHandler() == null;
		}
		else if (!(mapping instanceof RouterFunctionMapping functions) || functions.getRouterFunction() != null) {
			this.complete = false;
		}
	}

	private void add(String pattern, Object handler) {
		if (handler instanceof ResourceHttpRequestHandler files) {
			this.resources.put(pattern, files);
		}
		else {
			this.patterns.add(pattern);
		}
	}

	/**
	 * The patterns of all handlers but those for static files.
	 */
	Set<String> patterns() {
		return this.patterns;
	}

	/**
	 * Whether an expression may match the path of a handler; with variables, any value is
	 * possible.
	 */
	boolean mayMatch(PathRegex regex, String start) {
		for (String pattern : this.patterns) {
			String literal = PathStart.ofPattern(pattern);
			if (literal.equals(pattern) ? regex.matchesStartOf(pattern) : PathStart.meet(literal, start)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether anything else of Spring MVC may answer paths that begin with a text: a
	 * handler whose paths are not known, or a directory of static files.
	 */
	boolean mayHaveOthers(String start) {
		if (!this.complete) {
			return true;
		}
		for (Map.Entry<String, ResourceHttpRequestHandler> resource : this.resources.entrySet()) {
			String literal = PathStart.ofPattern(resource.getKey());
			if (PathStart.meet(literal, start) && (!start.startsWith(literal)
					|| hasDirectory(resource.getValue(), start.substring(literal.length())))) {
				return true;
			}
		}
		return false;
	}

	private static boolean hasDirectory(ResourceHttpRequestHandler files, String path) {
		String directory = path.substring(0, path.lastIndexOf('/') + 1);
		if (directory.isEmpty()) {
			return true;
		}
		try {
			for (Resource location : files.getLocations()) {
				if (location.createRelative(directory).exists()) {
					return true;
				}
			}
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

}
