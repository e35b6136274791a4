package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.web.CorsPolicyFilter;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Says once, when the application has started, what is surely not meant.
 */
final class CorsStartupReport implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(CorsStartupReport.class);

	private final CorsSettings settings;

	private final CorsPolicies policies;

	private final FilterRegistrationBean<CorsPolicyFilter> registration;

	private final ObjectProvider<OriginAuthorizer> originAuthorizer;

	private final ObjectProvider<AbstractHandlerMapping> handlerMappings;

	CorsStartupReport(CorsSettings settings, CorsPolicies policies,
			FilterRegistrationBean<CorsPolicyFilter> registration, ObjectProvider<OriginAuthorizer> originAuthorizer,
			ObjectProvider<AbstractHandlerMapping> handlerMappings) {
		this.settings = settings;
		this.policies = policies;
		this.registration = registration;
		this.originAuthorizer = originAuthorizer;
		this.handlerMappings = handlerMappings;
	}

	@Override
	public void afterSingletonsInstantiated() {
		CorsProperties properties = this.settings.properties();
		if (!properties.enabled()) {
			return;
		}
		this.settings.warnings().forEach((warning) -> logger.warn(warning + "."));
		if (!this.registration.isEnabled()) {
			logger.info("CORS: no origin is allowed under cors (allowed-origins, allowed-origin-regexes, allow-all), "
					+ "so the filter stands aside and changes nothing.");
			return;
		}
		if (!this.settings.provides(this.policies)) {
			logger.warn("The application has a CorsPolicies bean: the settings for origins, paths, methods and headers "
					+ "under cors have no effect.");
		}
		else if (properties.allowAll() && this.originAuthorizer.getIfAvailable() != null) {
			logger.warn("The application has an OriginAuthorizer bean, which cors.allow-all leaves nothing to decide.");
		}
		if (properties.debug()) {
			logger.warn("cors.debug is true: every response tells the caller in X-Cors-Decision what was decided.");
		}
		warnAboutOtherConfiguration();
	}

	/**
	 * Spring leaves a response alone that has {@code Access-Control-Allow-Origin}
	 * already, and never sees a preflight that was answered.
	 */
	private void warnAboutOtherConfiguration() {
		List<String> others = OtherCorsConfiguration.inScopeOf(this.policies, this.handlerMappings.stream().toList());
		if (!others.isEmpty()) {
			logger.warn("CORS is configured in other ways too, for paths where cors.* holds: " + Sample.of(others)
					+ ". What cors.* allows is allowed there as well, and cors.* answers the preflights; "
					+ "remove one of the two, or leave out these paths with cors.urls-regex.");
		}
	}

}
