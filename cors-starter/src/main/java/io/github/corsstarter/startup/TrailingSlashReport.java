package io.github.corsstarter.startup;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.corsstarter.settings.Sample;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Says once, when the application has started, which handlers nobody can reach any more,
 * because their paths end in the slash that is taken away.
 */
public final class TrailingSlashReport implements SmartInitializingSingleton {

	private final FilterRegistrationBean<TrailingSlashFilter> registration;

	private final ObjectProvider<AbstractHandlerMapping> handlerMappings;

	private final StartupWarnings warnings;

	public TrailingSlashReport(FilterRegistrationBean<TrailingSlashFilter> registration,
			ObjectProvider<AbstractHandlerMapping> handlerMappings, StartupWarnings warnings) {
		this.registration = registration;
		this.handlerMappings = handlerMappings;
		this.warnings = warnings;
	}

	@Override
	public void afterSingletonsInstantiated() {
		TrailingSlashFilter filter = this.registration.getFilter();
		if (!this.registration.isEnabled() || filter == null || !filter.isActive()) {
			return;
		}
		Set<String> unreachable = new TreeSet<>();
		this.handlerMappings.forEach((mapping) -> unreachable(mapping).forEach(unreachable::add));
		if (!unreachable.isEmpty()) {
			this.warnings.warn(LogFactory.getLog(TrailingSlashReport.class),
					"cors.ignore-trailing-slash is true, so that these mappings never match: "
							+ Sample.of(List.copyOf(unreachable))
							+ ". Write them without the slash at the end; requests with one match too then. Change "
							+ "with them what names their paths: rules of Spring Security, urls-regex and "
							+ "exempt-urls-regex, URL patterns of filters.");
		}
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
	 * Patterns of one handler, which is still found by another one of them: many were
	 * mapped with and without the slash when Spring 6 came.
	 */
	private static Stream<String> unreachable(Set<String> patterns) {
		return patterns.stream()
			.filter((pattern) -> pattern.length() > 1 && pattern.endsWith("/"))
			.filter((pattern) -> !patterns.contains(pattern.substring(0, pattern.length() - 1)));
	}

}
