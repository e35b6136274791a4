package io.github.corsstarter.extending;

import io.github.corsstarter.host.HostAuthorizer;

import org.springframework.stereotype.Component;

@Component
class CustomDomainAuthorizer implements HostAuthorizer {

	private final DomainRepository domains;

	CustomDomainAuthorizer(DomainRepository domains) {
		this.domains = domains;
	}

	@Override
	public boolean isAllowed(String host) {
		return this.domains.existsByNameAndVerifiedTrue(host);
	}

}
