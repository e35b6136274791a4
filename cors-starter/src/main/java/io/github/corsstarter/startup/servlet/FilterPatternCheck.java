package io.github.corsstarter.startup.servlet;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;

import org.springframework.boot.web.servlet.FilterRegistrationBean;

/**
 * Finds filters that a request with a trailing slash bypasses: the server selects filters
 * by the path as it was sent, before {@link TrailingSlashFilter} removes the slash. The
 * server is asked, because it knows all filters, however they were registered.
 */
public final class FilterPatternCheck implements StartupCheck {

	private final FilterRegistrationBean<TrailingSlashFilter> registration;

	private final ServletContext servletContext;

	public FilterPatternCheck(FilterRegistrationBean<TrailingSlashFilter> registration, ServletContext servletContext) {
		this.registration = registration;
		this.servletContext = servletContext;
	}

	@Override
	public List<Warning> check() {
		TrailingSlashFilter filter = this.registration.getFilter();
		if (!this.registration.isEnabled() || filter == null || !filter.isActive()) {
			return List.of();
		}
		List<String> bypassed = this.servletContext.getFilterRegistrations()
			.values()
			.stream()
			.flatMap(FilterPatternCheck::bypassed)
			.sorted()
			.toList();
		return bypassed.isEmpty() ? List.of() : List.of(new Warning(Area.APPLICATION,
				"cors.ignore-trailing-slash is true, and requests with a trailing slash bypass the filters with "
						+ "these URL patterns: " + ListExcerpt.of(bypassed)
						+ ". The server selects filters by the path as it was sent: /x/ reaches the handler of "
						+ "/x, but no filter mapped to /x alone. Map these filters to /x/* or /*"));
	}

	/**
	 * The patterns of a filter that match a path but not the same path with a slash, if
	 * no other pattern of the filter matches that. The root path keeps its slash.
	 */
	private static Stream<String> bypassed(FilterRegistration filter) {
		Collection<String> patterns = filter.getUrlPatternMappings();
		return patterns.stream()
			.filter((pattern) -> pattern.length() > 1)
			.filter((pattern) -> patterns.stream().noneMatch((other) -> covers(other, pattern)))
			.map((pattern) -> pattern + " (" + filter.getName() + ")");
	}

	/**
	 * Whether a pattern such as {@code /x/*} matches every path that another one does,
	 * also with a slash added.
	 */
	private static boolean covers(String pattern, String other) {
		return pattern.equals("/*")
				|| (pattern.endsWith("/*") && (other + "/").startsWith(pattern.substring(0, pattern.length() - 1)));
	}

}
