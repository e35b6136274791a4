package io.github.corsstarter.startup;

import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.Sample;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Says once, when the application has started, where Spring's own CORS configuration
 * meets ours: Spring leaves a response alone that has {@code Access-Control-Allow-Origin}
 * already, and never sees a preflight that was answered. Policies of a bean are not
 * asked; they may need a request to answer.
 */
public final class OtherCorsConfigurationReport implements SmartInitializingSingleton {

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final ObjectProvider<OriginAuthorizer> originAuthorizer;

	private final ObjectProvider<AbstractHandlerMapping> handlerMappings;

	private final ObjectProvider<UrlBasedCorsConfigurationSource> sources;

	private final Environment environment;

	private final StartupWarnings warnings;

	public OtherCorsConfigurationReport(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<AbstractHandlerMapping> handlerMappings,
			ObjectProvider<UrlBasedCorsConfigurationSource> sources, Environment environment,
			StartupWarnings warnings) {
		this.sources = sources;
		this.environment = environment;
		this.warnings = warnings;
		this.settings = settings;
		this.policies = policies;
		this.originAuthorizer = originAuthorizer;
		this.handlerMappings = handlerMappings;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (!this.settings.provides(this.policies)
				|| !this.settings.isEffective(this.policies, this.originAuthorizer.getIfAvailable())) {
			return;
		}
		List<String> others = OtherCorsConfiguration.inScopeOf(this.policies, this.handlerMappings.stream().toList(),
				this.sources.stream().toList(), this.environment);
		if (!others.isEmpty()) {
			this.warnings.warn(LogFactory.getLog(OtherCorsConfigurationReport.class),
					"CORS is configured in other ways too, for paths where cors.* holds: " + Sample.of(others)
							+ ". What cors.* allows is allowed there as well, and cors.* answers the preflights; "
							+ "remove one of the two, or leave out these paths with cors.urls-regex.");
		}
	}

}
