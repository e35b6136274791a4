package io.github.corsstarter.extending;

import io.github.corsstarter.policy.OriginAuthorizer;

import org.springframework.stereotype.Component;

@Component
class TenantOriginAuthorizer implements OriginAuthorizer {

	private final TenantRepository tenants;

	TenantOriginAuthorizer(TenantRepository tenants) {
		this.tenants = tenants;
	}

	@Override
	public boolean isAllowed(OriginRequest request) {
		return this.tenants.existsByWebsiteAndApiHost(request.origin().toString(), request.target().host());
	}

}
