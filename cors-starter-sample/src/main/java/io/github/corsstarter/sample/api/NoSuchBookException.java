package io.github.corsstarter.sample.api;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The list has no such book: a 404 whose problem details say which.
 */
class NoSuchBookException extends ResponseStatusException {

	NoSuchBookException(long id) {
		super(HttpStatus.NOT_FOUND, "There is no book %d on the list.".formatted(id));
	}

}
