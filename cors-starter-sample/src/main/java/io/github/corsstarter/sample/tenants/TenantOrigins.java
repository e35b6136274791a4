package io.github.corsstarter.sample.tenants;

import io.github.corsstarter.policy.OriginAuthorizer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Allows the sites of customers. The starter asks about origins that no setting allows,
 * and remembers the answers.
 */
@Component
class TenantOrigins implements OriginAuthorizer {

	private final JdbcClient jdbc;

	TenantOrigins(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public boolean isAllowed(OriginRequest request) {
		return this.jdbc.sql("SELECT count(*) FROM tenant_site WHERE origin = ?")
			.param(request.origin().toString())
			.query(Integer.class)
			.single() > 0;
	}

	/**
	 * A site may call the API under each of its addresses.
	 */
	@Override
	public String cacheKey(OriginRequest request) {
		return request.origin().toString();
	}

}
