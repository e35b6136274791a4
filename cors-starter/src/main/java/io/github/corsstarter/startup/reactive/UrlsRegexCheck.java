package io.github.corsstarter.startup.reactive;

import java.util.List;

import io.github.corsstarter.compile.ConfiguredPolicy;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.ExistingBeans;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.startup.UnmatchedExpressions;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.http.server.reactive.HttpHandler;

/**
 * Finds expressions for paths that no handler of WebFlux has. Nothing is said where
 * something else may answer: static files, routes of Spring Cloud Gateway, filters of the
 * application, Spring Security.
 */
final class UrlsRegexCheck implements StartupCheck {

	private static final String BASE_PATH = "spring.webflux.base-path";

	private final List<ConfiguredPolicy> policies;

	private final Environment environment;

	private final ConfigurableListableBeanFactory beanFactory;

	UrlsRegexCheck(List<ConfiguredPolicy> policies, Environment environment,
			ConfigurableListableBeanFactory beanFactory) {
		this.policies = policies;
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		// Without it, this is a test of some handlers only.
		if (ExistingBeans.of(HttpHandler.class, this.beanFactory).isEmpty()) {
			return List.of();
		}
		WebFluxHandlers handlers = WebFluxHandlers.of(this.beanFactory);
		return (handlers != null) ? new UnmatchedExpressions(handlers.paths(), basePath(), "base path",
				(start) -> WebFilterOrderCheck.anyAnswers(this.beanFactory))
			.of(this.policies) : List.of();
	}

	/**
	 * Spring Boot adds the slash at its beginning, and removes one at its end.
	 */
	private String basePath() {
		String path = this.environment.getProperty(BASE_PATH, "").strip();
		String begun = (path.isEmpty() || path.startsWith("/")) ? path : "/" + path;
		return begun.endsWith("/") ? begun.substring(0, begun.length() - 1) : begun;
	}

}
