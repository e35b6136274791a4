package io.github.corsstarter.tenants;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class TenantService {

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	TenantService(JdbcClient jdbc, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.events = events;
	}

	@Transactional
	void addDomain(String website, String apiHost) {
		this.jdbc.sql("INSERT INTO tenant_domain (website, api_host) VALUES (?, ?)").params(website, apiHost).update();
		this.events.publishEvent(new DomainChanged(website, apiHost));
	}

	record DomainChanged(String website, String apiHost) {
	}

}
