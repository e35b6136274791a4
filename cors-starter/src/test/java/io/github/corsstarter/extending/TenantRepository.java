package io.github.corsstarter.extending;

/**
 * What a repository of Spring Data derives from the names of its methods.
 */
interface TenantRepository {

	boolean existsByWebsiteAndApiHost(String website, String apiHost);

}
