package io.github.corsstarter.startup.servlet;

import java.util.List;

import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.startup.TrailingSlashMappings;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Finds handlers that no request can reach, because their paths end with the slash that
 * {@link TrailingSlashFilter} removes.
 */
public final class TrailingSlashMappingCheck implements StartupCheck {

	private final FilterRegistrationBean<TrailingSlashFilter> registration;

	private final ObjectProvider<AbstractHandlerMapping> handlerMappings;

	public TrailingSlashMappingCheck(FilterRegistrationBean<TrailingSlashFilter> registration,
			ObjectProvider<AbstractHandlerMapping> handlerMappings) {
		this.registration = registration;
		this.handlerMappings = handlerMappings;
	}

	@Override
	public List<Warning> check() {
		TrailingSlashFilter filter = this.registration.getFilter();
		if (!this.registration.isEnabled() || filter == null || !filter.isActive()) {
			return List.of();
		}
		TrailingSlashMappings mappings = new TrailingSlashMappings();
		this.handlerMappings.forEach((mapping) -> add(mapping, mappings));
		return mappings.warnings();
	}

	private static void add(AbstractHandlerMapping mapping, TrailingSlashMappings mappings) {
		if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
			methods.getHandlerMethods().keySet().forEach((info) -> mappings.add(info.getPatternValues()));
		}
		else if (mapping instanceof AbstractUrlHandlerMapping urls) {
			mappings.add(urls.getHandlerMap().keySet());
		}
	}

}
