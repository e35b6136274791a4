package io.github.corsstarter.tenants;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

@Entity
@Table(indexes = { @Index(columnList = "website, apiHost"), @Index(columnList = "apiHost") })
class TenantDomain {

	@Id
	Long id;

	String website;

	String apiHost;

}
