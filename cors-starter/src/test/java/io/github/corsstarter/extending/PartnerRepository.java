package io.github.corsstarter.extending;

import java.util.List;

/**
 * What a repository of Spring Data derives from the names of its methods.
 */
interface PartnerRepository {

	List<String> findWebsites();

}
