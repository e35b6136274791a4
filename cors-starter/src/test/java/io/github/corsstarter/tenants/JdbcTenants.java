package io.github.corsstarter.tenants;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.OriginAuthorizer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcTenants implements OriginAuthorizer, HostAuthorizer {

	private final JdbcClient jdbc;

	JdbcTenants(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public boolean isAllowed(OriginRequest request) {
		return this.jdbc.sql("SELECT count(*) FROM tenant_domain WHERE website = ? AND api_host = ?")
			.params(request.origin().toString(), request.target().host())
			.query(Integer.class)
			.single() > 0;
	}

	@Override
	public boolean isAllowed(String host) {
		return this.jdbc.sql("SELECT count(*) FROM tenant_domain WHERE api_host = ?")
			.param(host)
			.query(Integer.class)
			.single() > 0;
	}

}
