package io.github.corsstarter.startup.servlet;

import io.github.corsstarter.compile.HealthPaths;
import io.github.corsstarter.startup.ExistingBeans;
import io.github.corsstarter.startup.HandlerPaths;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * The handlers of Spring MVC, whose paths begin with that of the servlet.
 */
final class MvcHandlers {

	private final HandlerPaths paths = new HandlerPaths();

	private final String servlet;

	private MvcHandlers(String servlet) {
		this.servlet = servlet;
	}

	/**
	 * The paths of the handlers of an application; none if some of its mappings are lazy
	 * and do not exist yet.
	 */
	static HandlerPaths paths(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		MvcHandlers handlers = new MvcHandlers(HealthPaths.servlet(environment));
		for (String name : beanFactory.getBeanNamesForType(HandlerMapping.class, false, false)) {
			if (!beanFactory.containsSingleton(name)) {
				return handlers.paths;
			}
		}
		ExistingBeans.of(HandlerMapping.class, beanFactory).values().forEach(handlers::add);
		return handlers.paths;
	}

	private void add(HandlerMapping mapping) {
		if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
			for (RequestMappingInfo info : methods.getHandlerMethods().keySet()) {
				info.getPatternValues().forEach((pattern) -> this.paths.add(this.servlet + pattern));
			}
		}
		else if (mapping instanceof AbstractUrlHandlerMapping urls) {
			urls.getHandlerMap().forEach((pattern, handler) -> add(this.servlet + pattern, handler));
			if (urls.getRootHandler() != null) {
				this.paths.add(this.servlet + "/");
			}
			if (urls.getDefaultHandler() != null) {
				this.paths.addUnknown();
			}
		}
		else if (!(mapping instanceof RouterFunctionMapping functions) || functions.getRouterFunction() != null) {
			this.paths.addUnknown();
		}
	}

	private void add(String pattern, Object handler) {
		if (handler instanceof ResourceHttpRequestHandler files) {
			this.paths.addFiles(pattern, files.getLocations());
		}
		else {
			this.paths.add(pattern);
		}
	}

}
