package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;

import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.web.CorsPolicyFilter;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.ProblemRefusedRequestHandler;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.Refusals;
import io.github.corsstarter.web.RefusedRequestHandler;
import jakarta.servlet.DispatcherType;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
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
	StartupWarnings corsStarterStartupWarnings() {
		return new StartupWarnings();
	}

	/**
	 * For those who report on the settings from another package.
	 */
	@Bean
	EffectiveSettings corsStarterEffectiveSettings(CorsSettings settings, CorsPolicies policies,
			StartupWarnings warnings, Environment environment, ResourceLoader resourceLoader) {
		return new EffectiveSettings(settings, policies, warnings,
				HealthPaths.of(environment, resourceLoader.getClassLoader()));
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
		return new ProblemRefusedRequestHandler();
	}

	@Bean
	@ConditionalOnMissingBean
	RefusalLog corsStarterRefusalLog() {
		return new RefusalLog();
	}

	@Bean
	DecisionListeners corsStarterDecisionListeners(ObjectProvider<DecisionListener> listeners) {
		return new DecisionListeners(listeners);
	}

	/**
	 * A bean of its own, so that an application can register it elsewhere without losing
	 * what is configured.
	 */
	@Bean
	@ConditionalOnMissingBean
	CorsPolicyFilter corsStarterFilter(CorsSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, RefusedRequestHandler refusedRequestHandler,
			RefusalLog refusalLog, DecisionListeners listeners) {
		CorsProperties properties = settings.properties();
		OriginAuthorizer authorizer = originAuthorizer.getIfAvailable();
		CorsPolicies effective = settings.isEffective(policies, authorizer) ? policies : (path) -> null;
		CorsPolicyFilter filter = new CorsPolicyFilter(
				new CorsEvaluator(effective, authorizer), properties.rejectDisallowed()
						? settings.refusals(refusedRequestHandler, refusalLog) : Refusals.ignored(refusalLog),
				listeners.all());
		return properties.debug() ? filter.explaining() : filter;
	}

	@Bean
	@ConditionalOnMissingBean
	FilterRegistrationBean<CorsPolicyFilter> corsStarterFilterRegistration(CorsPolicyFilter filter,
			CorsSettings settings, CorsPolicies policies, ObjectProvider<OriginAuthorizer> originAuthorizer) {
		FilterRegistrationBean<CorsPolicyFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setName("corsPolicyFilter");
		registration.setOrder(CorsPolicyFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		registration.setEnabled(settings.isEffective(policies, originAuthorizer.getIfAvailable()));
		return registration;
	}

	@Bean
	CorsStartupReport corsStarterStartupReport(CorsSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, StartupWarnings warnings) {
		return new CorsStartupReport(settings, policies, originAuthorizer, warnings);
	}

	@Bean
	SessionCookieReport corsStarterSessionCookieReport(CorsSettings settings, CorsPolicies policies,
			Environment environment, StartupWarnings warnings) {
		return new SessionCookieReport(settings, policies, environment, warnings);
	}

	/**
	 * Spring MVC need not be there: Jersey, for one, has the filter too.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(AbstractHandlerMapping.class)
	static class SpringMvcConfiguration {

		@Bean
		OtherCorsConfigurationReport corsStarterOtherConfigurationReport(CorsSettings settings, CorsPolicies policies,
				ObjectProvider<OriginAuthorizer> originAuthorizer,
				ObjectProvider<AbstractHandlerMapping> handlerMappings,
				ObjectProvider<UrlBasedCorsConfigurationSource> sources, Environment environment,
				StartupWarnings warnings) {
			return new OtherCorsConfigurationReport(settings, policies, originAuthorizer, handlerMappings, sources,
					environment, warnings);
		}

	}

}
