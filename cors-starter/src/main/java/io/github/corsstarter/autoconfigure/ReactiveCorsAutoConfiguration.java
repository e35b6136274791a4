package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.startup.DnsRebindingCheck;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.startup.StartupSummary;
import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.startup.reactive.ReactiveChecks;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.reactive.AllowedHostsWebFilter;
import io.github.corsstarter.web.reactive.BlockingCalls;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.github.corsstarter.web.reactive.CrossOriginProtectionWebFilter;
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
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

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
@Import(CorsAutoConfiguration.AuthorizerConfiguration.class)
public final class ReactiveCorsAutoConfiguration {

	/**
	 * For both authorizers, and for requests that wait for the question of another one.
	 */
	private static final int THREADS_PER_QUESTION = 4;

	ReactiveCorsAutoConfiguration() {
		// Spring creates it; an application only names the class.
	}

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
		return (resolver != null) ? resolver : FilterBeans.NoForwardedHeaders.RESOLVER;
	}

	@Bean
	@Lazy
	BlockingCalls corsStarterBlockingCalls(CompiledSettings settings) {
		return new BlockingCalls(THREADS_PER_QUESTION * settings.properties().authorizer().maxConcurrent());
	}

	@Bean
	@ConditionalOnMissingBean
	ForwardedHeadersWebFilter corsStarterForwardedHeadersFilter(ApplicationContext context,
			ConfigurableListableBeanFactory beanFactory) {
		return new WebFilterFactory(context, beanFactory).forwardedHeaders();
	}

	@Bean
	@ConditionalOnMissingBean
	TrailingSlashWebFilter corsStarterTrailingSlashFilter(ApplicationContext context,
			ConfigurableListableBeanFactory beanFactory) {
		return new WebFilterFactory(context, beanFactory).trailingSlash();
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicyWebFilter corsStarterFilter(ApplicationContext context, ConfigurableListableBeanFactory beanFactory) {
		return new WebFilterFactory(context, beanFactory).cors();
	}

	@Bean
	@ConditionalOnMissingBean
	AllowedHostsWebFilter corsStarterAllowedHostsFilter(ApplicationContext context,
			ConfigurableListableBeanFactory beanFactory) {
		return new WebFilterFactory(context, beanFactory).hosts();
	}

	@Bean
	@ConditionalOnMissingBean
	CrossOriginProtectionWebFilter corsStarterCrossOriginProtectionFilter(ApplicationContext context,
			ConfigurableListableBeanFactory beanFactory) {
		return new WebFilterFactory(context, beanFactory).csrf();
	}

	@Bean
	@Lazy
	StartupCheck corsStarterChecks(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<HostAuthorizer> hostAuthorizer,
			Environment environment, ConfigurableListableBeanFactory beanFactory) {
		return new ReactiveChecks(settings, policies, originAuthorizer, hostAuthorizer, environment, beanFactory);
	}

	@Bean
	@Lazy
	StartupCheck corsStarterCsrfCheck(CompiledSettings settings, ObjectProvider<HostAuthorizer> hostAuthorizer) {
		return new DnsRebindingCheck(settings, hostAuthorizer);
	}

}
