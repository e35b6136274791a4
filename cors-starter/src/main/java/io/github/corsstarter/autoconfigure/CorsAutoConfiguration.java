package io.github.corsstarter.autoconfigure;

import java.util.EnumSet;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.startup.CaseIgnoringMappings;
import io.github.corsstarter.startup.CaseInsensitiveMappingCheck;
import io.github.corsstarter.startup.CorsFilterCheck;
import io.github.corsstarter.startup.EarlierFilterCheck;
import io.github.corsstarter.startup.EffectCheck;
import io.github.corsstarter.startup.ReportOnlyCheck;
import io.github.corsstarter.startup.SessionCookieCheck;
import io.github.corsstarter.startup.SpringCorsCheck;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.startup.StartupSummary;
import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.startup.UrlsRegexCheck;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.ProblemRefusedRequestHandler;
import io.github.corsstarter.web.servlet.RefusalPolicy;
import io.github.corsstarter.web.servlet.RefusedRequestHandler;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Auto-configuration of CORS from {@code cors.*}.
 * <p>
 * What the application can replace is behind {@link ConditionalOnMissingBean}. Each
 * filter and its registration are separate beans, so that an application can register it
 * elsewhere without losing what is configured. Whether the filter acts is decided when
 * the application runs and not by a condition: an application that was processed ahead of
 * time may learn its origins only then. Beans have names that no application uses,
 * because one with beans such as {@code corsProperties} of its own must start as before.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ImportRuntimeHints(SettingsRuntimeHints.class)
public final class CorsAutoConfiguration {

	@Bean
	static CompiledSettings corsStarterSettings(ConfigurableEnvironment environment) {
		return CompiledSettings.of(environment);
	}

	@Bean
	static EarlySettingsCheck corsStarterEarlySettings() {
		return new EarlySettingsCheck();
	}

	@Bean
	StartupWarnings corsStarterStartupWarnings(ObjectProvider<StartupCheck> checks) {
		return new StartupWarnings(checks);
	}

	@Bean
	SmartInitializingSingleton corsStarterStartupSummary(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<HostAuthorizer> hostAuthorizer) {
		return () -> {
			String summary = StartupSummary.of(settings, policies, originAuthorizer, hostAuthorizer);
			if (!summary.isEmpty()) {
				LogFactory.getLog(StartupSummary.class).info(summary);
			}
		};
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
	RefusedRequestHandler corsStarterRefusedRequestHandler() {
		return new ProblemRefusedRequestHandler();
	}

	@Bean
	@ConditionalOnMissingBean
	RefusalLog corsStarterRefusalLog() {
		return new RefusalLog();
	}

	/**
	 * What happens to requests that the filters refuse.
	 */
	@Bean
	RefusalPolicy corsStarterRefusalPolicy(CompiledSettings settings, RefusedRequestHandler refusedRequestHandler,
			RefusalLog refusalLog) {
		return settings.properties().reportOnly() ? RefusalPolicy.reported(refusalLog)
				: RefusalPolicy.answeredBy(refusedRequestHandler, refusalLog);
	}

	@Bean
	DecisionListeners corsStarterDecisionListeners(ObjectProvider<DecisionListener> listeners) {
		return new DecisionListeners(listeners);
	}

	@Bean
	LimitedAuthorizers corsStarterLimitedAuthorizers(CompiledSettings settings) {
		return new LimitedAuthorizers(settings.properties().authorizer());
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicyFilter corsStarterFilter(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, LimitedAuthorizers limited, RefusalPolicy refusalPolicy,
			RefusalLog refusalLog, DecisionListeners listeners, ObjectProvider<CaseIgnoringMappings> caseIgnored) {
		CorsProperties properties = settings.properties();
		OriginAuthorizer authorizer = limited.origins(originAuthorizer.getIfAvailable());
		CorsPolicyFilter filter = new CorsPolicyFilter(new CorsEvaluator(policies, authorizer),
				properties.rejectDisallowed() ? refusalPolicy : RefusalPolicy.ignored(refusalLog), listeners.all());
		if (!settings.isEffective(policies, authorizer)) {
			return filter.inactive();
		}
		CaseIgnoringMappings mappings = caseIgnored.getIfAvailable();
		if (mappings != null) {
			filter = filter.ignoringCase(mappings);
		}
		CorsPolicyFilter writing = properties.exclusive() ? filter : filter.sharing();
		return properties.debug() ? writing.explaining() : writing;
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
	StartupCheck corsStarterSettingsCheck(CompiledSettings settings) {
		return settings::warnings;
	}

	@Bean
	EffectCheck corsStarterEffectCheck(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer) {
		return new EffectCheck(settings, policies, originAuthorizer);
	}

	@Bean
	ReportOnlyCheck corsStarterReportOnlyCheck(CompiledSettings settings,
			ObjectProvider<HostAuthorizer> hostAuthorizer) {
		return new ReportOnlyCheck(settings, hostAuthorizer);
	}

	@Bean
	SessionCookieCheck corsStarterSessionCookieCheck(CompiledSettings settings, CorsPolicies policies,
			Environment environment) {
		return new SessionCookieCheck(settings, policies, environment);
	}

	@Bean
	CorsFilterCheck corsStarterCorsFilterCheck(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ConfigurableListableBeanFactory beanFactory) {
		return new CorsFilterCheck(settings, policies, originAuthorizer, beanFactory);
	}

	@Bean
	EarlierFilterCheck corsStarterEarlierFilterCheck(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ConfigurableListableBeanFactory beanFactory) {
		return new EarlierFilterCheck(settings, policies, originAuthorizer, beanFactory);
	}

	/**
	 * Spring MVC is not required: the filter also works with Jersey, for example.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(AbstractHandlerMapping.class)
	static class SpringMvcConfiguration {

		@Bean
		CaseIgnoringMappings corsStarterCaseIgnoringMappings(ConfigurableListableBeanFactory beanFactory) {
			return new CaseIgnoringMappings(beanFactory);
		}

		@Bean
		SpringCorsCheck corsStarterSpringCorsCheck(CompiledSettings settings, CorsPolicies policies,
				ObjectProvider<OriginAuthorizer> originAuthorizer, Environment environment,
				ConfigurableListableBeanFactory beanFactory) {
			return new SpringCorsCheck(settings, policies, originAuthorizer, environment, beanFactory);
		}

		@Bean
		UrlsRegexCheck corsStarterUrlsRegexCheck(CompiledSettings settings, CorsPolicies policies,
				ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<ServletContext> servletContext,
				Environment environment, ConfigurableListableBeanFactory beanFactory) {
			return new UrlsRegexCheck(settings, policies, originAuthorizer, servletContext, environment, beanFactory);
		}

		@Bean
		CaseInsensitiveMappingCheck corsStarterCaseInsensitiveMappingCheck(CompiledSettings settings,
				CorsPolicies policies, ObjectProvider<OriginAuthorizer> originAuthorizer, Environment environment,
				ConfigurableListableBeanFactory beanFactory) {
			return new CaseInsensitiveMappingCheck(settings, policies, originAuthorizer, environment, beanFactory);
		}

	}

}
