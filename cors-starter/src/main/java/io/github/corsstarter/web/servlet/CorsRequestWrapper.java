package io.github.corsstarter.web.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * Keeps the decision on the response of a servlet that calls {@code startAsync()}: the
 * container's own method would give it the bare one.
 */
final class CorsRequestWrapper extends HttpServletRequestWrapper {

	private final CorsResponseWrapper response;

	CorsRequestWrapper(HttpServletRequest request, CorsResponseWrapper response) {
		super(request);
		this.response = response;
	}

	@Override
	public AsyncContext startAsync() {
		return startAsync(this, this.response.ofContainer());
	}

}
