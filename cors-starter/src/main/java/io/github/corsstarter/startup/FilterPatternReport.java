package io.github.corsstarter.startup;

import java.util.Collection;
import java.util.List;

import io.github.corsstarter.settings.Sample;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/**
 * Says once, when the application has started, which filters a slash at the end leads
 * past: the server chooses filters by the path as it came, before any of them can take
 * the slash away. The server is asked, because it knows the filters of all who register
 * some.
 */
public final class FilterPatternReport implements SmartInitializingSingleton {

	private final FilterRegistrationBean<TrailingSlashFilter> registration;

	private final ServletContext servletContext;

	private final StartupWarnings warnings;

	public FilterPatternReport(FilterRegistrationBean<TrailingSlashFilter> registration, ServletContext servletContext,
			StartupWarnings warnings) {
		this.registration = registration;
		this.servletContext = servletContext;
		this.warnings = warnings;
	}

	@Override
	public void afterSingletonsInstantiated() {
		TrailingSlashFilter filter = this.registration.getFilter();
		if (!this.registration.isEnabled() || filter == null || !filter.isActive()) {
			return;
		}
		List<String> passed = this.servletContext.getFilterRegistrations()
			.values()
			.stream()
			.flatMap((each) -> passed(each).stream().map((pattern) -> pattern + " (" + each.getName() + ")"))
			.sorted()
			.toList();
		if (!passed.isEmpty()) {
			this.warnings.warn(LogFactory.getLog(FilterPatternReport.class),
					"cors.ignore-trailing-slash is true, and a slash at the end leads past the filters with these "
							+ "URL patterns: " + Sample.of(passed)
							+ ". A server chooses filters by the path as it came: /x/ reaches the handler of /x, but "
							+ "no filter for /x alone. Map them to /x/* or /*.");
		}
	}

	/**
	 * Patterns of one filter that match a path and not the one with a slash more, which
	 * no other of them matches either. The root keeps its slash.
	 */
	private static List<String> passed(FilterRegistration filter) {
		Collection<String> patterns = filter.getUrlPatternMappings();
		return patterns.stream()
			.filter((pattern) -> pattern.length() > 1)
			.filter((pattern) -> patterns.stream().noneMatch((other) -> covers(other, pattern)))
			.toList();
	}

	/**
	 * Whether a pattern such as {@code /x/*} matches all that another one does, and that
	 * with a slash more.
	 */
	private static boolean covers(String pattern, String other) {
		return pattern.equals("/*")
				|| (pattern.endsWith("/*") && (other + "/").startsWith(pattern.substring(0, pattern.length() - 1)));
	}

}
