package io.github.corsstarter.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A public request on its way to another handler, for which the container put a wrapper
 * of its own around it, or attributes into it. Those know nothing of the public prefix,
 * which is a part of the context path.
 */
final class DispatchedRequest extends HttpServletRequestWrapper {

	private final PublicRequest publicRequest;

	DispatchedRequest(HttpServletRequest request, PublicRequest publicRequest) {
		super(request);
		this.publicRequest = publicRequest;
	}

	@Override
	public String getRequestURI() {
		return withPrefix(super.getRequestURI());
	}

	@Override
	public StringBuffer getRequestURL() {
		return new StringBuffer(this.publicRequest.base()).append(getRequestURI());
	}

	@Override
	public @Nullable Object getAttribute(String name) {
		Object value = super.getAttribute(name);
		boolean included = name.equals(RequestDispatcher.INCLUDE_REQUEST_URI)
				|| name.equals(RequestDispatcher.INCLUDE_CONTEXT_PATH);
		return (included && value instanceof String path) ? withPrefix(path) : value;
	}

	private String withPrefix(String path) {
		String prefix = this.publicRequest.prefix();
		return (path.equals(prefix) || path.startsWith(prefix + "/")) ? path : prefix + path;
	}

}
