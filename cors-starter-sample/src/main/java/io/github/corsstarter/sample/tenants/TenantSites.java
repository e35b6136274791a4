package io.github.corsstarter.sample.tenants;

import java.util.List;

import io.github.corsstarter.memory.AuthorizerMemory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The sites of customers, in a table. The starter forgets what it remembers about a site
 * when the site is added or removed.
 * <p>
 * Each statement is a transaction of its own, so the change can be seen when the answer
 * is forgotten. In a longer transaction, forget after the commit.
 */
@Service
class TenantSites {

	private final JdbcClient jdbc;

	private final AuthorizerMemory memory;

	TenantSites(JdbcClient jdbc, AuthorizerMemory memory) {
		this.jdbc = jdbc;
		this.memory = memory;
	}

	List<TenantSite> all() {
		return this.jdbc.sql("SELECT origin FROM tenant_site ORDER BY origin").query(TenantSite.class).list();
	}

	/**
	 * Add a site. A site that is there already stays.
	 */
	void add(TenantSite site) {
		try {
			this.jdbc.sql("INSERT INTO tenant_site (origin) VALUES (?)").param(site.origin()).update();
		}
		catch (DuplicateKeyException ex) {
			// Perhaps another instance added it, and here it is still remembered as
			// unknown.
		}
		this.memory.forgetOrigin(site.origin());
	}

	/**
	 * Remove a site, if it is there.
	 */
	void remove(TenantSite site) {
		this.jdbc.sql("DELETE FROM tenant_site WHERE origin = ?").param(site.origin()).update();
		this.memory.forgetOrigin(site.origin());
	}

}
