package io.github.corsstarter.startup.servlet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.compile.ConfiguredPolicy;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.path.PathStart;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.PolicyScope;
import io.github.corsstarter.startup.StartupCheck;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Finds expressions for paths that no handler has: often they include the context path,
 * as the address bar of a browser shows it. Nothing is said where something else may
 * answer: static files, functions, other servlets, Spring Security.
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
		HandlerPaths handlers = HandlerPaths.of(this.beanFactory, this.environment);
		List<Warning> warnings = new ArrayList<>();
		for (ConfiguredPolicy policy : this.policies) {
			String text = (policy.urlsRegex() != null) ? check(policy.urlsRegex(), handlers, this.servletContext)
					: null;
			if (text != null) {
				warnings.add(new Warning(Area.CORS, policy.key() + ".urls-regex (" + policy.urlsRegex() + ") " + text));
			}
		}
		return warnings;
	}

	private @Nullable String check(String expression, HandlerPaths handlers, ServletContext context) {
		PathRegex regex = PathRegex.compile(expression);
		String start = PathStart.ofRegex(expression);
		if (handlers.patterns().isEmpty() || handlers.mayMatch(regex, start)) {
			return null;
		}
		String contextPath = context.getContextPath();
		if (!contextPath.isEmpty() && matchesBehind(contextPath, regex, start, handlers)) {
			return "includes the context path " + contextPath
					+ ", but it is matched against the path after the context path, so it matches the path of no "
					+ "handler. " + correction(expression, contextPath, handlers);
		}
		return mayBeAnswered(start, handlers, context) ? null
				: "matches the path of no handler, so it has no effect. Paths of handlers are "
						+ ListExcerpt.of(List.copyOf(handlers.patterns()))
						+ ". Correct the expression, or remove it if it is not needed";
	}

	private static boolean matchesBehind(String contextPath, PathRegex regex, String start, HandlerPaths handlers) {
		for (String pattern : handlers.patterns()) {
			if (start.startsWith(contextPath + "/")
					&& PathStart.meet(contextPath + PathStart.ofPattern(pattern), start)) {
				return true;
			}
			for (String path : PolicyScope.pathsOf(pattern)) {
				if (regex.matchesStartOf(contextPath + path)) {
					return true;
				}
			}
		}
		return false;
	}

	private static String correction(String expression, String contextPath, HandlerPaths handlers) {
		String path = expression.startsWith("^") ? expression.substring(1) : expression;
		if (path.startsWith(contextPath + "/") || path.startsWith(contextPath + "(")) {
			String corrected = "^" + path.substring(contextPath.length());
			if (handlers.mayMatch(PathRegex.compile(corrected), PathStart.ofRegex(corrected))) {
				return "Write " + corrected;
			}
		}
		return "Write it without the context path";
	}

	/**
	 * Whether something else may answer. Without any servlet, this is a test of some
	 * handlers only.
	 */
	private boolean mayBeAnswered(String start, HandlerPaths handlers, ServletContext context) {
		if (context.getServletRegistrations().isEmpty() || handlers.mayHaveOthers(start)
				|| this.beanFactory.containsBean(SECURITY)) {
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
