package io.github.corsstarter.startup.servlet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.StartupCheck;
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
		List<String> unreachable = this.handlerMappings.stream()
			.flatMap(TrailingSlashMappingCheck::unreachable)
			.distinct()
			.sorted()
			.toList();
		return unreachable.isEmpty() ? List.of() : List.of(new Warning(Area.APPLICATION,
				"cors.ignore-trailing-slash is true, so these mappings never match: " + ListExcerpt.of(unreachable)
						+ ". Write them without the trailing slash; requests with one then match too. Also "
						+ "change whatever repeats their paths: rules of Spring Security, urls-regex and "
						+ "exempt-urls-regex, URL patterns of filters"));
	}

	private static Stream<String> unreachable(AbstractHandlerMapping mapping) {
		if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
			return methods.getHandlerMethods()
				.keySet()
				.stream()
				.flatMap((info) -> unreachable(info.getPatternValues()));
		}
		if (mapping instanceof AbstractUrlHandlerMapping urls) {
			return unreachable(urls.getHandlerMap().keySet());
		}
		return Stream.empty();
	}

	/**
	 * The unreachable patterns of one handler. A pattern does not count if the handler is
	 * also mapped without the slash, as was often done for Spring 6.
	 */
	private static Stream<String> unreachable(Set<String> patterns) {
		return patterns.stream()
			.filter((pattern) -> pattern.length() > 1 && pattern.endsWith("/"))
			.filter((pattern) -> !patterns.contains(pattern.substring(0, pattern.length() - 1)));
	}

}
