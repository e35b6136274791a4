package io.github.corsstarter.web.servlet;

import io.github.corsstarter.web.VaryHeader;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

/**
 * Adds to the {@code Vary} header of a response.
 */
final class ResponseVary {

	private ResponseVary() {
	}

	/**
	 * Add field names to those that the response has.
	 */
	static void add(HttpServletResponse response, String names) {
		if (response.getHeader(HttpHeaders.VARY) == null) {
			response.addHeader(HttpHeaders.VARY, names);
		}
		else {
			response.setHeader(HttpHeaders.VARY, VaryHeader.join(response.getHeaders(HttpHeaders.VARY), names));
		}
	}

}
