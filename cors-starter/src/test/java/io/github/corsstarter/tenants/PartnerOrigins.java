package io.github.corsstarter.tenants;

import io.github.corsstarter.policy.OriginAuthorizer;

import org.springframework.stereotype.Component;

@Component
class PartnerOrigins implements OriginAuthorizer {

	private final TenantDomains domains;

	PartnerOrigins(TenantDomains domains) {
		this.domains = domains;
	}

	@Override
	public boolean isAllowed(OriginRequest request) {
		return isReport(request)
				&& this.domains.existsByWebsiteAndApiHost(request.origin().toString(), request.target().host());
	}

	@Override
	public String cacheKey(OriginRequest request) {
		return OriginAuthorizer.super.cacheKey(request) + " " + isReport(request);
	}

	private static boolean isReport(OriginRequest request) {
		return request.path().startsWith("/reports/");
	}

}
