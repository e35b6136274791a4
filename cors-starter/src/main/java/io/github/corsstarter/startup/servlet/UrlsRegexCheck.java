package io.github.corsstarter.startup.servlet;

import java.util.Collection;
import java.util.List;

import io.github.corsstarter.compile.ConfiguredPolicy;
import io.github.corsstarter.path.PathStart;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.startup.UnmatchedExpressions;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Finds expressions for paths that no handler has. Nothing is said where something else
 * may answer: static files, functions, other servlets, Spring Security.
 */
final class UrlsRegexCheck implements StartupCheck {

	private static final String DISPATCHER_SERVLET = "org.springframework.web.servlet.DispatcherServlet";

	private static final String SECURITY = "springSecurityFilterChain";

	private final List<ConfiguredPolicy> policies;

	private final ServletContext servletContext;

	private final Environment environment;

	private final ConfigurableListableBeanFactory beanFactory;

	UrlsRegexCheck(List<ConfiguredPolicy> policies, ServletContext servletContext, Environment environment,
			ConfigurableListableBeanFactory beanFactory) {
		this.policies = policies;
		this.servletContext = servletContext;
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		return new UnmatchedExpressions(MvcHandlers.paths(this.beanFactory, this.environment),
				this.servletContext.getContextPath(), "context path", this::mayBeAnswered)
			.of(this.policies);
	}

	/**
	 * Whether something else may answer. Without any servlet, this is a test of some
	 * handlers only.
	 */
	private boolean mayBeAnswered(String start) {
		ServletContext context = this.servletContext;
		if (context.getServletRegistrations().isEmpty() || this.beanFactory.containsBean(SECURITY)) {
			return true;
		}
		for (ServletRegistration servlet : context.getServletRegistrations().values()) {
			if (!DISPATCHER_SERVLET.equals(servlet.getClassName()) && meets(servlet.getMappings(), start)) {
				return true;
			}
		}
		for (FilterRegistration filter : context.getFilterRegistrations().values()) {
			if (!filter.getUrlPatternMappings().contains("/*") && meets(filter.getUrlPatternMappings(), start)) {
				return true;
			}
		}
		return false;
	}

	private static boolean meets(Collection<String> patterns, String start) {
		for (String pattern : patterns) {
			if (PathStart.meet(PathStart.ofPattern(pattern), start)) {
				return true;
			}
		}
		return false;
	}

}
