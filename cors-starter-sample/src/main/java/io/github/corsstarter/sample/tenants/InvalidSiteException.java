package io.github.corsstarter.sample.tenants;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a person wrote is not the origin of a site: a 400 whose problem details say why,
 * and what to write.
 */
class InvalidSiteException extends ResponseStatusException {

	InvalidSiteException(String reason, String fix) {
		super(HttpStatus.BAD_REQUEST, "%s Write %s.".formatted(reason, fix));
	}

}
