package io.github.corsstarter.load;

import java.util.function.Consumer;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;

/**
 * A request, and what must hold for its response.
 *
 * @param request the request
 * @param check throws an error if something else is answered
 */
record Exchange(Request request, Consumer<Response> check) {

	/**
	 * A request of a page.
	 * @param origin the origin of the page
	 */
	static Exchange from(String origin, Consumer<Response> check) {
		return new Exchange(Request.of("GET", "/seen", "Origin: " + origin), check);
	}

	/**
	 * A request without {@code Origin}.
	 */
	static Exchange withoutOrigin(Consumer<Response> check) {
		return new Exchange(Request.of("GET", "/seen"), check);
	}

}
