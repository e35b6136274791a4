package io.github.corsstarter.startup.servlet;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.compile.ConfiguredPolicy;
import io.github.corsstarter.compile.HealthPaths;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.ExistingBeans;
import io.github.corsstarter.startup.PolicyScope;
import io.github.corsstarter.startup.StartupCheck;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Finds handlers that are mapped without regard to case where expressions of policies
 * look at it: a request in another case reaches the handler, and no policy answers for
 * it.
 */
final class CaseInsensitiveMappingCheck implements StartupCheck {

	private final PolicyScope scope;

	private final List<ConfiguredPolicy> policies;

	private final Environment environment;

	private final ConfigurableListableBeanFactory beanFactory;

	CaseInsensitiveMappingCheck(PolicyScope scope, List<ConfiguredPolicy> policies, Environment environment,
			ConfigurableListableBeanFactory beanFactory) {
		this.scope = scope;
		this.policies = policies;
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		String servlet = HealthPaths.servlet(this.environment);
		Set<String> expressions = new TreeSet<>();
		for (RequestMappingInfoHandlerMapping mapping : ExistingBeans
			.of(RequestMappingInfoHandlerMapping.class, this.beanFactory)
			.values()) {
			if (CaseIgnoringMappings.ignoresCase(mapping)) {
				for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
					info.getPatternValues().forEach((pattern) -> addSensitive(servlet + pattern, expressions));
				}
			}
		}
		return expressions.isEmpty() ? List.of() : List.of(new Warning(Area.CORS,
				"Spring MVC maps handlers without regard to case, and these expressions look at it: "
						+ ListExcerpt.of(List.copyOf(expressions))
						+ ". A request in another case reaches the handler, and no origin is allowed (path-ambiguous). Begin "
						+ "each of them with (?i), or map the handlers with regard to case"));
	}

	private void addSensitive(String pattern, Set<String> expressions) {
		for (String path : PolicyScope.pathsOf(pattern)) {
			String other = path.toUpperCase(Locale.ROOT);
			if (this.scope.policyFor(path) != this.scope.policyFor(other)) {
				for (ConfiguredPolicy policy : this.policies) {
					if (policy.urlsRegex() != null) {
						PathRegex regex = PathRegex.compile(policy.urlsRegex());
						if (regex.matchesStartOf(path) != regex.matchesStartOf(other)) {
							expressions.add(policy.key() + ".urls-regex (" + policy.urlsRegex() + ")");
						}
					}
				}
			}
		}
	}

}
