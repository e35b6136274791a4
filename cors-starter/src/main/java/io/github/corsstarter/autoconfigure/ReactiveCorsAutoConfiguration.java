package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.csrf.CrossOriginProtection;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.memory.AuthorizerMemory;
import io.github.corsstarter.memory.MemoryLimits;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.CorsProperties.AuthorizerProperties;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.startup.StartupSummary;
import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.ExemptPaths;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.reactive.AllowedHostsWebFilter;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.github.corsstarter.web.reactive.CrossOriginProtectionWebFilter;
import io.github.corsstarter.web.reactive.ExchangeRefusals;
import io.github.corsstarter.web.reactive.ForwardedHeadersWebFilter;
import io.github.corsstarter.web.reactive.ProblemRefusedExchangeHandler;
import io.github.corsstarter.web.reactive.RefusedExchangeHandler;
import io.github.corsstarter.web.reactive.TrailingSlashWebFilter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Auto-configuration of all of {@code cors.*} in a reactive application, with the
 * decisions of a servlet application. {@link EarlySettingsCheck} removes the filters that
 * would do nothing.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@Conditional(OnCorsSettingsCondition.class)
public final class ReactiveCorsAutoConfiguration {

	@Bean(CorsAutoConfiguration.SETTINGS)
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

	@Bean(EarlySettingsCheck.REACTIVE)
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
	@ConditionalOnMissingBean
	RefusalLog corsStarterRefusalLog() {
		return new RefusalLog();
	}

	@Bean
	DecisionListeners corsStarterDecisionListeners(ObjectProvider<DecisionListener> listeners) {
		return new DecisionListeners(listeners);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	RefusedExchangeHandler corsStarterRefusedExchangeHandler() {
		return new ProblemRefusedExchangeHandler();
	}

	@Bean(HostsAutoConfiguration.RESOLVER)
	@ConditionalOnMissingBean
	ForwardedHostResolver corsStarterForwardedHostResolver(CompiledSettings settings) {
		ForwardedHostResolver resolver = settings.hosts().resolver();
		return (resolver != null) ? resolver : FilterBeans.NONE;
	}

	@Bean
	@ConditionalOnMissingBean
	ForwardedHeadersWebFilter corsStarterForwardedHeadersFilter(CompiledSettings settings,
			ConfigurableListableBeanFactory beanFactory) {
		ForwardedHostResolver resolver = new FilterBeans(beanFactory).resolver(settings);
		ForwardedHeadersWebFilter filter = new ForwardedHeadersWebFilter(
				(resolver != null) ? resolver : FilterBeans.NONE, settings.hosts().hiddenHeaders());
		return (resolver != null) ? filter : filter.inactive();
	}

	@Bean
	@ConditionalOnMissingBean
	TrailingSlashWebFilter corsStarterTrailingSlashFilter(CompiledSettings settings) {
		TrailingSlashWebFilter filter = new TrailingSlashWebFilter();
		return settings.properties().ignoreTrailingSlash() ? filter : filter.inactive();
	}

	/**
	 * While CORS is off, the filter has no policy.
	 */
	@Bean
	@ConditionalOnMissingBean
	CorsPolicyWebFilter corsStarterFilter(CompiledSettings settings, ConfigurableListableBeanFactory beanFactory) {
		FilterBeans beans = new FilterBeans(beanFactory);
		CorsPolicies policies = beans.policies(settings);
		OriginAuthorizer authorizer = beans.originAuthorizer();
		ExchangeRefusals refusals = settings.properties().rejectDisallowed() ? refusals(settings, beanFactory)
				: ExchangeRefusals.ignored(beans.log());
		if (!settings.isEffective(policies, authorizer)) {
			return new CorsPolicyWebFilter((path) -> null, null, refusals, beans.listener());
		}
		CorsPolicyWebFilter filter = new CorsPolicyWebFilter(policies, authorizer, refusals, beans.listener());
		CorsPolicyWebFilter writing = settings.properties().exclusive() ? filter : filter.sharing();
		return settings.properties().debug() ? writing.explaining() : writing;
	}

	@Bean
	@ConditionalOnMissingBean
	AllowedHostsWebFilter corsStarterAllowedHostsFilter(CompiledSettings settings,
			ConfigurableListableBeanFactory beanFactory) {
		FilterBeans beans = new FilterBeans(beanFactory);
		HostValidator validator = new HostValidator(settings.hosts().allowed(), beans.hostAuthorizer());
		ExemptPaths exempt = new ExemptPaths(settings.hosts().exemptPaths(), settings.hosts().healthPaths());
		AllowedHostsWebFilter filter = new AllowedHostsWebFilter(validator, exempt, refusals(settings, beanFactory),
				beans.listener());
		return (validator.isActive() || beans.resolver(settings) != null) ? filter : filter.inactive();
	}

	@Bean
	@ConditionalOnMissingBean
	CrossOriginProtectionWebFilter corsStarterCrossOriginProtectionFilter(CompiledSettings settings,
			ConfigurableListableBeanFactory beanFactory) {
		FilterBeans beans = new FilterBeans(beanFactory);
		CrossOriginProtectionWebFilter filter = new CrossOriginProtectionWebFilter(
				new CrossOriginProtection(settings.trustedOrigins(beans.policies(settings))),
				settings.csrf().exemptPaths(), refusals(settings, beanFactory), beans.listener());
		return settings.properties().csrf().enabled() ? filter : filter.inactive();
	}

	/**
	 * What happens to requests that the filters refuse.
	 */
	private static ExchangeRefusals refusals(CompiledSettings settings, ConfigurableListableBeanFactory beanFactory) {
		RefusalLog log = new FilterBeans(beanFactory).log();
		return settings.properties().reportOnly() ? ExchangeRefusals.reported(log)
				: ExchangeRefusals.answeredBy(beanFactory.getBean(RefusedExchangeHandler.class), log);
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
