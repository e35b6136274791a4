package io.github.corsstarter.startup;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.ListExcerpt;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Says in one line which parts of the starter are on.
 */
public final class StartupSummary {

	private StartupSummary() {
	}

	/**
	 * Summarize what is on.
	 * @return the line; empty if nothing is on
	 */
	public static String of(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<HostAuthorizer> hostAuthorizer) {
		List<String> parts = new ArrayList<>();
		if (settings.isEffective(policies, originAuthorizer.getIfAvailable())) {
			parts.add(settings.provides(policies) ? "CORS" + rules(settings) : "CORS by a CorsPolicies bean");
		}
		if (!settings.hosts().allowed().isEmpty() || hostAuthorizer.getIfAvailable() != null) {
			parts.add("check of hosts");
		}
		if (settings.hosts().resolver() != null) {
			parts.add("forwarded headers");
		}
		if (settings.properties().csrf().enabled()) {
			parts.add("cross-origin request protection");
		}
		if (settings.properties().ignoreTrailingSlash()) {
			parts.add("trailing slashes ignored");
		}
		return parts.isEmpty() ? "" : "cors-starter is on: " + String.join(", ", parts)
				+ (settings.properties().reportOnly() ? "; report only, nothing is refused" : "");
	}

	private static String rules(CompiledSettings settings) {
		List<String> policies = settings.cors().withOriginRules().map(StartupSummary::rules).toList();
		return policies.isEmpty() ? "" : " (" + ListExcerpt.of(policies) + ")";
	}

	private static String rules(CorsPolicy policy) {
		int rules = policy.origins().rules().size();
		String origins = policy.allowAll() ? "every origin" : rules + ((rules == 1) ? " origin rule" : " origin rules");
		return policy.name() + ": " + origins + (policy.credentials() ? " with credentials" : "");
	}

}
