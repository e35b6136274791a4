package io.github.corsstarter.tenants;

import org.springframework.data.repository.Repository;

interface TenantDomains extends Repository<TenantDomain, Long> {

	boolean existsByWebsiteAndApiHost(String website, String apiHost);

}
