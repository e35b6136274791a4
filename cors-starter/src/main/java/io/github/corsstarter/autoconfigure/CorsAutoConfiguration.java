package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;

import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.web.CorsPolicyFilter;
import io.github.corsstarter.web.DisallowedRequests;
import io.github.corsstarter.web.PlainTextRefusedRequestHandler;
import io.github.corsstarter.web.RefusedRequestHandler;
import jakarta.servlet.DispatcherType;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Auto-configuration of CORS from {@code cors.*}.
 * <p>
 * What the application can replace is behind {@link ConditionalOnMissingBean}. Whether
 * the filter acts is decided when the application runs and not by a condition: an
 * application that was processed ahead of time may learn its origins only then. Beans
 * have names that no application uses, because one with beans such as
 * {@code corsProperties} of its own must start as before.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@RegisterReflectionForBinding({ CorsProperties.class, CorsProperties.Policy.class })
public final class CorsAutoConfiguration {

	@Bean
	static CorsSettings corsStarterSettings(ConfigurableEnvironment environment) {
		return CorsSettings.of(environment);
	}

	@Bean
	static EarlySettings corsStarterEarlySettings() {
		return new EarlySettings();
	}

	@Bean
	CorsProperties corsStarterProperties(CorsSettings settings) {
		return settings.properties();
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicies corsStarterPolicies(CorsSettings settings) {
		return settings.compiled().policies();
	}

	@Bean
	@ConditionalOnMissingBean
	RefusedRequestHandler corsStarterRefusedRequestHandler() {
		return new PlainTextRefusedRequestHandler();
	}

	@Bean
	@ConditionalOnMissingBean
	FilterRegistrationBean<CorsPolicyFilter> corsStarterFilterRegistration(CorsSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, RefusedRequestHandler refusedRequestHandler) {
		CorsProperties properties = settings.properties();
		OriginAuthorizer authorizer = originAuthorizer.getIfAvailable();
		CorsPolicyFilter filter = new CorsPolicyFilter(new CorsEvaluator(policies, authorizer),
				disallowedRequests(properties), refusedRequestHandler);
		FilterRegistrationBean<CorsPolicyFilter> registration = new FilterRegistrationBean<>(
				properties.debug() ? filter.explaining() : filter);
		registration.setName("corsPolicyFilter");
		registration.setOrder(CorsPolicyFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		boolean anyOriginAllowed = settings.compiled().originRules() || authorizer != null
				|| !settings.provides(policies);
		registration.setEnabled(properties.enabled() && anyOriginAllowed);
		return registration;
	}

	@Bean
	CorsStartupReport corsStarterStartupReport(CorsSettings settings, CorsPolicies policies,
			FilterRegistrationBean<CorsPolicyFilter> registration, ObjectProvider<OriginAuthorizer> originAuthorizer,
			ObjectProvider<AbstractHandlerMapping> handlerMappings) {
		return new CorsStartupReport(settings, policies, registration, originAuthorizer, handlerMappings);
	}

	private static DisallowedRequests disallowedRequests(CorsProperties properties) {
		if (!properties.rejectDisallowed()) {
			return DisallowedRequests.LET_THROUGH;
		}
		return properties.reportOnly() ? DisallowedRequests.REPORT : DisallowedRequests.REFUSE;
	}

}
