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

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
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
 * application that was processed ahead of time may learn its origins only then.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
public final class CorsAutoConfiguration {

	@Bean
	static CorsSettings corsSettings(ConfigurableEnvironment environment) {
		return CorsSettings.of(environment);
	}

	/**
	 * Reads the settings before anything is started, so that a mistake in them is
	 * reported alone and not as the failure of a web server.
	 */
	@Bean
	static BeanFactoryPostProcessor corsSettingsCheck() {
		return (beanFactory) -> beanFactory.getBean(CorsSettings.class);
	}

	@Bean
	CorsProperties corsProperties(CorsSettings corsSettings) {
		return corsSettings.properties();
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicies corsPolicies(CorsSettings corsSettings) {
		return corsSettings.compiled().policies();
	}

	@Bean
	@ConditionalOnMissingBean
	RefusedRequestHandler refusedRequestHandler() {
		return new PlainTextRefusedRequestHandler();
	}

	@Bean
	@ConditionalOnMissingBean
	FilterRegistrationBean<CorsPolicyFilter> corsPolicyFilterRegistration(CorsSettings corsSettings,
			CorsPolicies corsPolicies, ObjectProvider<OriginAuthorizer> originAuthorizer,
			RefusedRequestHandler refusedRequestHandler) {
		CorsProperties properties = corsSettings.properties();
		OriginAuthorizer authorizer = originAuthorizer.getIfAvailable();
		CorsPolicyFilter filter = new CorsPolicyFilter(new CorsEvaluator(corsPolicies, authorizer),
				disallowedRequests(properties), refusedRequestHandler);
		FilterRegistrationBean<CorsPolicyFilter> registration = new FilterRegistrationBean<>(
				properties.debug() ? filter.explaining() : filter);
		registration.setName("corsPolicyFilter");
		registration.setOrder(CorsPolicyFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		boolean decidedByBeans = authorizer != null || corsPolicies != corsSettings.compiled().policies();
		registration.setEnabled(properties.enabled() && (decidedByBeans || corsSettings.isEffective()));
		return registration;
	}

	@Bean
	CorsStartupReport corsStartupReport(CorsSettings corsSettings, CorsPolicies corsPolicies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<AbstractHandlerMapping> handlerMappings) {
		return new CorsStartupReport(corsSettings, corsPolicies, originAuthorizer, handlerMappings);
	}

	private static DisallowedRequests disallowedRequests(CorsProperties properties) {
		if (!properties.rejectDisallowed()) {
			return DisallowedRequests.LET_THROUGH;
		}
		return properties.reportOnly() ? DisallowedRequests.REPORT : DisallowedRequests.REFUSE;
	}

}
