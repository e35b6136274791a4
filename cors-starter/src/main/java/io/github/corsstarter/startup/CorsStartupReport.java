package io.github.corsstarter.startup;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.SettingKeys;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Says once, when the application has started, what is surely not meant.
 */
public final class CorsStartupReport implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(CorsStartupReport.class);

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final ObjectProvider<OriginAuthorizer> originAuthorizer;

	private final StartupWarnings warnings;

	public CorsStartupReport(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, StartupWarnings warnings) {
		this.warnings = warnings;
		this.settings = settings;
		this.policies = policies;
		this.originAuthorizer = originAuthorizer;
	}

	@Override
	public void afterSingletonsInstantiated() {
		CorsProperties properties = this.settings.properties();
		this.settings.warnings()
			.stream()
			.filter((warning) -> properties.enabled() || SettingKeys.isOutsideCors(warning))
			.forEach((warning) -> this.warnings.warn(logger, warning + "."));
		if (!properties.enabled()) {
			return;
		}
		OriginAuthorizer authorizer = this.originAuthorizer.getIfAvailable();
		if (!this.settings.isEffective(this.policies, authorizer)) {
			logger.info("CORS: no origin is allowed under cors (allowed-origins, allowed-origin-regexes, allow-all), "
					+ "so the filter stands aside and changes nothing.");
			if (properties.rejectDisallowed()) {
				this.warnings.warn(logger, "cors.reject-disallowed has no effect while no origin is allowed. To refuse "
						+ "requests that pages of other origins make, set cors.csrf.enabled.");
			}
			return;
		}
		if (!this.settings.provides(this.policies)) {
			this.warnings.warn(logger,
					"The application has a CorsPolicies bean: the settings for origins, paths, methods and headers "
							+ "under cors have no effect.");
		}
		else if (properties.allowAll() && authorizer != null) {
			this.warnings.warn(logger,
					"The application has an OriginAuthorizer bean, which cors.allow-all leaves nothing to decide.");
		}
		if (properties.debug()) {
			this.warnings.warn(logger,
					"cors.debug is true: every response tells the caller in X-Cors-Decision what was decided.");
		}
	}

}
