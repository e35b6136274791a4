package io.github.corsstarter.startup;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.HostAuthorizer;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Says once, when the application has started, that cross-origin request protection does
 * not protect against DNS rebinding alone: a page whose host was made to point here is of
 * the same origin as this application.
 */
public final class CrossOriginProtectionReport implements SmartInitializingSingleton {

	private final CompiledSettings settings;

	private final ObjectProvider<HostAuthorizer> hostAuthorizer;

	private final StartupWarnings warnings;

	public CrossOriginProtectionReport(CompiledSettings settings, ObjectProvider<HostAuthorizer> hostAuthorizer,
			StartupWarnings warnings) {
		this.warnings = warnings;
		this.settings = settings;
		this.hostAuthorizer = hostAuthorizer;
	}

	@Override
	public void afterSingletonsInstantiated() {
		boolean anyHost = this.settings.hosts().allowed().isEmpty() || this.settings.hosts().allowed().isAny();
		if (this.settings.properties().csrf().enabled() && anyHost && this.hostAuthorizer.getIfAvailable() == null) {
			this.warnings.warn(LogFactory.getLog(CrossOriginProtectionReport.class),
					"cors.csrf.enabled is true and cors.hosts.allowed lists no hosts: a page whose host name is made "
							+ "to point here counts as same-origin (DNS rebinding). List the hosts of the application.");
		}
	}

}
