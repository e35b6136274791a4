package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.memory.AuthorizerMemory;
import io.github.corsstarter.memory.MemoryLimits;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.CorsProperties.AuthorizerProperties;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.startup.StartupSummary;
import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.startup.servlet.CorsChecks;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.ProblemRefusedRequestHandler;
import io.github.corsstarter.web.servlet.RefusedRequestHandler;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of CORS from {@code cors.*}.
 * <p>
 * What the application can replace is behind {@link ConditionalOnMissingBean}. Each
 * filter and its registration are separate beans, so that an application can register it
 * elsewhere without losing what is configured. Without any setting and without any bean
 * for the starter, the application gets nothing. Otherwise {@link EarlySettingsCheck}
 * removes the filters that would do nothing: whether one acts is decided when the
 * application runs and not by a condition, because an application that was processed
 * ahead of time may learn its origins only then. Beans have names that no application
 * uses, because one with beans such as {@code corsProperties} of its own must start as
 * before.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnWebApplication(type = Type.SERVLET)
@Conditional(OnCorsSettingsCondition.class)
public final class CorsAutoConfiguration {

	/**
	 * The name of the bean with the settings.
	 */
	static final String SETTINGS = "corsStarterSettings";

	CorsAutoConfiguration() {
		// Spring creates it; an application only names the class.
	}

	@Bean(SETTINGS)
	static CompiledSettings corsStarterSettings(ConfigurableEnvironment environment) {
		return CompiledSettings.of(environment);
	}

	@Bean
	static EarlySettingsCheck corsStarterEarlySettings() {
		return new EarlySettingsCheck();
	}

	@Bean
	StartupWarnings corsStarterStartupWarnings(CompiledSettings settings, ObjectProvider<StartupCheck> checks) {
		return new StartupWarnings(settings, checks);
	}

	@Bean
	StartupSummary corsStarterStartupSummary(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<HostAuthorizer> hostAuthorizer) {
		return new StartupSummary(settings, policies, originAuthorizer, hostAuthorizer);
	}

	@Bean
	CorsProperties corsStarterProperties(CompiledSettings settings) {
		return settings.properties();
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicies corsStarterPolicies(CompiledSettings settings) {
		return settings.cors().policies();
	}

	@Bean
	@Lazy
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

	@Bean
	@ConditionalOnMissingBean
	CorsPolicyFilter corsStarterFilter(ConfigurableListableBeanFactory beanFactory) {
		return new FilterFactory(beanFactory).cors();
	}

	@Bean
	@ConditionalOnMissingBean
	FilterRegistrationBean<CorsPolicyFilter> corsStarterFilterRegistration(CorsPolicyFilter filter) {
		FilterRegistrationBean<CorsPolicyFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setName("corsPolicyFilter");
		registration.setOrder(CorsPolicyFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		registration.setEnabled(filter.isActive());
		return registration;
	}

	@Bean
	@Lazy
	StartupCheck corsStarterChecks(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<HostAuthorizer> hostAuthorizer,
			ObjectProvider<ServletContext> servletContext, Environment environment,
			ConfigurableListableBeanFactory beanFactory) {
		return new CorsChecks(settings, policies, originAuthorizer, hostAuthorizer, servletContext, environment,
				beanFactory);
	}

	/**
	 * What stands before the authorizers of an application. Without one, its types are
	 * not loaded.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnCorsSettings(names = "authorizer",
			types = { "io.github.corsstarter.policy.OriginAuthorizer", "io.github.corsstarter.host.HostAuthorizer" })
	static class AuthorizerConfiguration {

		@Bean
		@Lazy
		AuthorizerMemory corsStarterAuthorizerMemory(CompiledSettings settings) {
			AuthorizerProperties authorizer = settings.properties().authorizer();
			return new AuthorizerMemory(new MemoryLimits(authorizer.cacheTtl(), authorizer.refusedTtl(),
					authorizer.grace(), authorizer.cacheSize(), authorizer.maxConcurrent()));
		}

		@Bean
		@Lazy
		LimitedAuthorizers corsStarterLimitedAuthorizers(CompiledSettings settings, AuthorizerMemory memory) {
			return new LimitedAuthorizers(settings.properties().authorizer(), memory);
		}

	}

}
