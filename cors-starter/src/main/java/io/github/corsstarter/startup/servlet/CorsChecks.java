package io.github.corsstarter.startup.servlet;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.compile.ConfiguredPolicy;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.EffectCheck;
import io.github.corsstarter.startup.PolicyScope;
import io.github.corsstarter.startup.ReportOnlyCheck;
import io.github.corsstarter.startup.SessionCookieCheck;
import io.github.corsstarter.startup.StartupCheck;
import jakarta.servlet.ServletContext;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * The checks for CORS. Each is made only where it can find something, so that the others
 * are not even loaded. Spring MVC is not required: the filter also works with Jersey, for
 * example.
 */
public final class CorsChecks implements StartupCheck {

	/**
	 * Spring MVC is not required: the filters also work with Jersey, for example.
	 */
	static final String SPRING_MVC = "org.springframework.web.servlet.handler.AbstractHandlerMapping";

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final ObjectProvider<OriginAuthorizer> originAuthorizer;

	private final ObjectProvider<HostAuthorizer> hostAuthorizer;

	private final ObjectProvider<ServletContext> servletContext;

	private final Environment environment;

	private final ConfigurableListableBeanFactory beanFactory;

	public CorsChecks(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<HostAuthorizer> hostAuthorizer,
			ObjectProvider<ServletContext> servletContext, Environment environment,
			ConfigurableListableBeanFactory beanFactory) {
		this.settings = settings;
		this.policies = policies;
		this.originAuthorizer = originAuthorizer;
		this.hostAuthorizer = hostAuthorizer;
		this.servletContext = servletContext;
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		List<Warning> warnings = new ArrayList<>();
		PolicyScope scope = new PolicyScope(this.settings, this.policies, this.originAuthorizer.getIfAvailable());
		if (!scope.isKnown() || scope.hasAuthorizer() || this.settings.properties().debug()) {
			warnings.addAll(new EffectCheck(this.settings, this.policies, this.originAuthorizer).check());
		}
		if (this.settings.properties().reportOnly()) {
			warnings.addAll(new ReportOnlyCheck(this.settings, this.hostAuthorizer).check());
		}
		if (this.environment.containsProperty(SessionCookieCheck.SERVLET + ".same-site")) {
			warnings.addAll(
					new SessionCookieCheck(this.settings, this.policies, this.environment, SessionCookieCheck.SERVLET)
						.check());
		}
		if (scope.isEffective()) {
			warnings.addAll(new FilterOrderCheck(scope, this.beanFactory).check());
		}
		if (scope.isKnown() && ClassUtils.isPresent(SPRING_MVC, this.beanFactory.getBeanClassLoader())) {
			addChecksOfHandlers(scope, warnings);
		}
		return warnings;
	}

	private void addChecksOfHandlers(PolicyScope scope, List<Warning> warnings) {
		warnings.addAll(new SpringCorsCheck(scope, this.environment, this.beanFactory).check());
		List<ConfiguredPolicy> policies = this.settings.cors().inOrder();
		ServletContext context = this.servletContext.getIfAvailable();
		if (context != null && hasPaths(policies)) {
			warnings.addAll(new UrlsRegexCheck(policies, context, this.environment, this.beanFactory).check());
		}
		if (policies.size() > 1) {
			warnings
				.addAll(new CaseInsensitiveMappingCheck(scope, policies, this.environment, this.beanFactory).check());
		}
	}

	private static boolean hasPaths(List<ConfiguredPolicy> policies) {
		for (ConfiguredPolicy policy : policies) {
			if (policy.urlsRegex() != null) {
				return true;
			}
		}
		return false;
	}

}
