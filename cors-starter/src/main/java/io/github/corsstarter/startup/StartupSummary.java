package io.github.corsstarter.startup;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.compile.ConfiguredPolicy;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.ListExcerpt;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Logs in one line which parts of the starter are on.
 */
public final class StartupSummary implements SmartInitializingSingleton {

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final ObjectProvider<OriginAuthorizer> originAuthorizer;

	private final ObjectProvider<HostAuthorizer> hostAuthorizer;

	public StartupSummary(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<HostAuthorizer> hostAuthorizer) {
		this.settings = settings;
		this.policies = policies;
		this.originAuthorizer = originAuthorizer;
		this.hostAuthorizer = hostAuthorizer;
	}

	@Override
	public void afterSingletonsInstantiated() {
		String summary = text();
		if (!summary.isEmpty()) {
			LogFactory.getLog(StartupSummary.class).info(summary);
		}
	}

	/**
	 * Summarize what is on.
	 * @return the line; empty if nothing is on
	 */
	String text() {
		List<String> parts = new ArrayList<>();
		if (this.settings.isEffective(this.policies, this.originAuthorizer.getIfAvailable())) {
			parts.add(this.settings.provides(this.policies) ? "CORS" + policies() : "CORS by a CorsPolicies bean");
		}
		boolean authorized = this.hostAuthorizer.getIfAvailable() != null;
		int hosts = this.settings.properties().hosts().allowed().size();
		if (hosts > 0 || authorized) {
			parts.add("check of hosts (" + ((hosts > 0) ? count(hosts, "host") : "")
					+ ((hosts > 0 && authorized) ? ", " : "") + (authorized ? "a HostAuthorizer bean" : "") + ")");
		}
		if (this.settings.hosts().resolver() != null) {
			parts.add("forwarded headers");
		}
		if (this.settings.properties().csrf().enabled()) {
			parts.add("cross-origin request protection");
		}
		if (this.settings.properties().ignoreTrailingSlash()) {
			parts.add("trailing slashes ignored");
		}
		return parts.isEmpty() ? "" : "cors-starter is on: " + String.join(", ", parts)
				+ (this.settings.properties().reportOnly() ? "; report only, nothing is refused" : "");
	}

	private String policies() {
		List<String> policies = new ArrayList<>();
		for (ConfiguredPolicy configured : this.settings.cors().withOriginRules()) {
			CorsPolicy policy = configured.policy();
			if (policy != null) {
				policies.add(configured.name()
						+ ((configured.urlsRegex() != null) ? " on " + configured.urlsRegex() : "") + ": "
						+ (policy.allowAll() ? "every origin" : count(policy.origins().size(), "origin rule"))
						+ (policy.credentials() ? " with credentials" : ""));
			}
		}
		if (this.originAuthorizer.getIfAvailable() != null) {
			policies.add("an OriginAuthorizer bean");
		}
		return " (" + ((policies.size() == 1) ? policies.get(0) : ListExcerpt.of(policies)) + ")";
	}

	private static String count(int number, String noun) {
		return number + " " + noun + ((number == 1) ? "" : "s");
	}

}
