package io.github.corsstarter.startup;

import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.AllowedHosts;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Finds cross-origin request protection without a list of hosts. Alone, it does not
 * protect against DNS rebinding: a page whose host name was made to resolve to this
 * application is of the same origin.
 */
public final class DnsRebindingCheck implements StartupCheck {

	private final CompiledSettings settings;

	private final ObjectProvider<HostAuthorizer> hostAuthorizer;

	public DnsRebindingCheck(CompiledSettings settings, ObjectProvider<HostAuthorizer> hostAuthorizer) {
		this.settings = settings;
		this.hostAuthorizer = hostAuthorizer;
	}

	@Override
	public List<Warning> check() {
		AllowedHosts allowed = this.settings.hosts().allowed();
		if (!this.settings.properties().csrf().enabled() || !(allowed.isEmpty() || allowed.isAny())
				|| this.hostAuthorizer.getIfAvailable() != null) {
			return List.of();
		}
		return List.of(new Warning(Area.CSRF,
				"cors.csrf.enabled is true and cors.hosts.allowed lists no hosts: a page whose host name is made to "
						+ "resolve to this application counts as same-origin (DNS rebinding). List the hosts of the "
						+ "application"));
	}

}
