package io.github.corsstarter.startup.reactive;

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

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * The checks of a reactive application. WebFlux is not required: the filters also work
 * with a {@code HttpHandler} of the application's own.
 */
public final class ReactiveChecks implements StartupCheck {

	static final String WEBFLUX = "org.springframework.web.reactive.handler.AbstractHandlerMapping";

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final ObjectProvider<OriginAuthorizer> originAuthorizer;

	private final ObjectProvider<HostAuthorizer> hostAuthorizer;

	private final Environment environment;

	private final ConfigurableListableBeanFactory beanFactory;

	public ReactiveChecks(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<HostAuthorizer> hostAuthorizer,
			Environment environment, ConfigurableListableBeanFactory beanFactory) {
		this.settings = settings;
		this.policies = policies;
		this.originAuthorizer = originAuthorizer;
		this.hostAuthorizer = hostAuthorizer;
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		List<Warning> warnings = new ArrayList<>();
		PolicyScope scope = new PolicyScope(this.settings, this.policies, this.originAuthorizer.getIfAvailable());
		warnings.addAll(new EffectCheck(this.settings, this.policies, this.originAuthorizer).check());
		warnings.addAll(new ReportOnlyCheck(this.settings, this.hostAuthorizer).check());
		warnings
			.addAll(new SessionCookieCheck(this.settings, this.policies, this.environment, SessionCookieCheck.REACTIVE)
				.check());
		warnings.addAll(new ForwardedHeaderTransformerCheck(this.beanFactory).check());
		if (scope.isEffective()) {
			warnings.addAll(new WebFilterOrderCheck(scope, this.beanFactory).check());
		}
		if (ClassUtils.isPresent(WEBFLUX, this.beanFactory.getBeanClassLoader())) {
			addChecksOfHandlers(scope, warnings);
		}
		return warnings;
	}

	private void addChecksOfHandlers(PolicyScope scope, List<Warning> warnings) {
		if (scope.isKnown()) {
			warnings.addAll(new SpringCorsCheck(scope, this.environment, this.beanFactory).check());
			List<ConfiguredPolicy> policies = this.settings.cors().inOrder();
			if (policies.stream().anyMatch((policy) -> policy.urlsRegex() != null)) {
				warnings.addAll(new UrlsRegexCheck(policies, this.environment, this.beanFactory).check());
			}
		}
		if (this.settings.properties().ignoreTrailingSlash()) {
			warnings.addAll(new TrailingSlashMappingCheck(this.beanFactory).check());
		}
	}

}
