package io.github.corsstarter.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.csrf.CrossOriginProtection;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.DnsRebindingCheck;
import io.github.corsstarter.startup.ReportOnlyCheck;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.startup.StartupSummary;
import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.ExemptPaths;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.reactive.AllowedHostsWebFilter;
import io.github.corsstarter.web.reactive.BlockingCalls;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.github.corsstarter.web.reactive.CrossOriginProtectionWebFilter;
import io.github.corsstarter.web.reactive.ExchangeRefusals;
import io.github.corsstarter.web.reactive.ForwardedHeadersWebFilter;
import io.github.corsstarter.web.reactive.ProblemRefusedExchangeHandler;
import io.github.corsstarter.web.reactive.RefusedExchangeHandler;
import io.github.corsstarter.web.reactive.TrailingSlashWebFilter;
import org.jspecify.annotations.Nullable;

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
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

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

	private static final Warning TRUSTING_TRANSFORMER = new Warning(Area.HOSTS,
			"The application has a ForwardedHeaderTransformer, which trusts the forwarded headers of every caller, while "
					+ "cors.hosts.* trusts only those of trusted proxies. Remove the ForwardedHeaderTransformer");

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
	ForwardedHeadersWebFilter corsStarterForwardedHeadersFilter(CompiledSettings settings, ApplicationContext context,
			ConfigurableListableBeanFactory beanFactory) {
		ForwardedHostResolver resolver = new FilterBeans(beanFactory).resolver(settings);
		return new ForwardedHeadersWebFilter((resolver != null) ? resolver : FilterBeans.NoForwardedHeaders.RESOLVER,
				settings.hosts().hiddenHeaders())
			.within(scope(resolver != null, context));
	}

	@Bean
	@ConditionalOnMissingBean
	TrailingSlashWebFilter corsStarterTrailingSlashFilter(CompiledSettings settings, ApplicationContext context) {
		return new TrailingSlashWebFilter().within(scope(settings.properties().ignoreTrailingSlash(), context));
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicyWebFilter corsStarterFilter(CompiledSettings settings, ApplicationContext context,
			ConfigurableListableBeanFactory beanFactory) {
		FilterBeans beans = new FilterBeans(beanFactory);
		CorsPolicies policies = beans.policies(settings);
		OriginAuthorizer authorizer = beans.originAuthorizer();
		ExchangeRefusals refusals = settings.properties().rejectDisallowed() ? refusals(settings, beanFactory)
				: ExchangeRefusals.ignored(beans.log());
		CorsPolicyWebFilter filter = new CorsPolicyWebFilter(policies, refusals, beans.listener())
			.within(scope(settings.isEffective(policies, authorizer), context));
		if (authorizer != null) {
			filter = filter.asking(policies, authorizer, beanFactory.getBean(BlockingCalls.class));
		}
		if (settings.dependsOnPath(policies)) {
			filter = filter.ignoringCase(new CaseIgnoringMappings(beanFactory));
		}
		CorsPolicyWebFilter writing = settings.properties().exclusive() ? filter : filter.sharing();
		return settings.properties().debug() ? writing.explaining() : writing;
	}

	@Bean
	@ConditionalOnMissingBean
	AllowedHostsWebFilter corsStarterAllowedHostsFilter(CompiledSettings settings, ApplicationContext context,
			ConfigurableListableBeanFactory beanFactory) {
		FilterBeans beans = new FilterBeans(beanFactory);
		HostAuthorizer authorizer = beans.hostAuthorizer();
		HostValidator validator = new HostValidator(settings.hosts().allowed(), authorizer);
		ExemptPaths exempt = new ExemptPaths(settings.hosts().exemptPaths(), settings.hosts().healthPaths());
		return new AllowedHostsWebFilter(validator,
				(authorizer != null) ? beanFactory.getBean(BlockingCalls.class) : null, exempt,
				refusals(settings, beanFactory), beans.listener())
			.within(scope(validator.isActive() || beans.resolver(settings) != null, context));
	}

	@Bean
	@ConditionalOnMissingBean
	CrossOriginProtectionWebFilter corsStarterCrossOriginProtectionFilter(CompiledSettings settings,
			ApplicationContext context, ConfigurableListableBeanFactory beanFactory) {
		FilterBeans beans = new FilterBeans(beanFactory);
		CorsPolicies policies = beans.policies(settings);
		CrossOriginProtectionWebFilter filter = new CrossOriginProtectionWebFilter(
				new CrossOriginProtection(settings.trustedOrigins(policies)), settings.csrf().exemptPaths(),
				refusals(settings, beanFactory), beans.listener())
			.within(scope(settings.properties().csrf().enabled(), context));
		return settings.dependsOnPath(policies) ? filter.ignoringCase(new CaseIgnoringMappings(beanFactory)) : filter;
	}

	@Bean
	@Lazy
	StartupCheck corsStarterReportOnlyCheck(CompiledSettings settings, ObjectProvider<HostAuthorizer> hostAuthorizer) {
		return new ReportOnlyCheck(settings, hostAuthorizer);
	}

	@Bean
	@Lazy
	StartupCheck corsStarterCsrfCheck(CompiledSettings settings, ObjectProvider<HostAuthorizer> hostAuthorizer) {
		return new DnsRebindingCheck(settings, hostAuthorizer);
	}

	/**
	 * It runs before all filters, and trusts every caller.
	 */
	@Bean
	@Lazy
	StartupCheck corsStarterForwardedHeaderTransformerCheck(CompiledSettings settings,
			ConfigurableListableBeanFactory beanFactory) {
		return () -> {
			boolean trusting = beanFactory.getBeanNamesForType(ForwardedHeaderTransformer.class, true,
					false).length > 0;
			return (trusting && new FilterBeans(beanFactory).resolver(settings) != null) ? List.of(TRUSTING_TRANSFORMER)
					: List.of();
		};
	}

	/**
	 * Which requests a filter is for. The server that Actuator has on a port of its own
	 * finds the filters of the application too, and probes come to it by address.
	 */
	private static Predicate<ServerWebExchange> scope(boolean active, ApplicationContext context) {
		return (exchange) -> active
				&& (exchange.getApplicationContext() == null || exchange.getApplicationContext() == context);
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
	 * Tells whether WebFlux maps any handlers without regard to case. To be asked when
	 * requests come: the answer is found once there are mappings, and kept.
	 */
	private static final class CaseIgnoringMappings implements BooleanSupplier {

		private static final String WEBFLUX = "org.springframework.web.reactive.handler.AbstractHandlerMapping";

		private final ConfigurableListableBeanFactory beanFactory;

		private volatile @Nullable Boolean found;

		CaseIgnoringMappings(ConfigurableListableBeanFactory beanFactory) {
			this.beanFactory = beanFactory;
		}

		@Override
		public boolean getAsBoolean() {
			Boolean known = this.found;
			return (known != null) ? known : find();
		}

		private boolean find() {
			if (!ClassUtils.isPresent(WEBFLUX, this.beanFactory.getBeanClassLoader())) {
				this.found = false;
				return false;
			}
			Collection<AbstractHandlerMapping> mappings = this.beanFactory
				.getBeansOfType(AbstractHandlerMapping.class, true, false)
				.values();
			boolean ignoring = mappings.stream()
				.anyMatch((mapping) -> !mapping.getPathPatternParser().isCaseSensitive());
			if (!mappings.isEmpty()) {
				this.found = ignoring;
			}
			return ignoring;
		}

	}

}
