package io.github.corsstarter.tenants;

import io.github.corsstarter.policy.OriginAuthorizer;

import org.springframework.stereotype.Component;

@Component
class JpaTenants implements OriginAuthorizer {

	private final TenantDomains domains;

	JpaTenants(TenantDomains domains) {
		this.domains = domains;
	}

	@Override
	public boolean isAllowed(OriginRequest request) {
		return this.domains.existsByWebsiteAndApiHost(request.origin().toString(), request.target().host());
	}

}
