package io.github.corsstarter.startup;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.Warning;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Finds settings of CORS that have no effect, and one that has too much for production.
 */
public final class EffectCheck implements StartupCheck {

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final ObjectProvider<OriginAuthorizer> originAuthorizer;

	public EffectCheck(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer) {
		this.settings = settings;
		this.policies = policies;
		this.originAuthorizer = originAuthorizer;
	}

	@Override
	public List<Warning> check() {
		CorsProperties properties = this.settings.properties();
		OriginAuthorizer authorizer = this.originAuthorizer.getIfAvailable();
		boolean written = this.settings.cors().written();
		List<String> warnings = new ArrayList<>();
		if (!properties.enabled()) {
			return List.of();
		}
		if (!this.settings.isEffective(this.policies, authorizer)) {
			if (written || properties.debug()) {
				warnings.add("No origin is allowed under cors (allowed-origins, allowed-origin-regexes, allow-all), so "
						+ "CORS does nothing and no response is changed");
			}
			if (properties.rejectDisallowed()) {
				warnings.add("cors.reject-disallowed has no effect while no origin is allowed. To refuse requests that "
						+ "pages of other origins make, set cors.csrf.enabled");
			}
		}
		else {
			if (!this.settings.provides(this.policies) && written) {
				warnings.add("The application has a CorsPolicies bean, so the settings for origins, paths, methods and "
						+ "headers under cors have no effect");
			}
			if (this.settings.provides(this.policies) && properties.allowAll() && authorizer != null) {
				warnings
					.add("The application has an OriginAuthorizer bean, which is never asked because cors.allow-all "
							+ "is true");
			}
			if (properties.debug()) {
				warnings.add("cors.debug is true: every response tells the caller in X-Cors-Decision what was decided");
			}
		}
		List<Warning> found = new ArrayList<>();
		for (String warning : warnings) {
			found.add(new Warning(Area.CORS, warning));
		}
		return found;
	}

}
