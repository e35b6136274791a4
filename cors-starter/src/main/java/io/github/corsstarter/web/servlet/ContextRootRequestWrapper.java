package io.github.corsstarter.web.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request for the context path without its slash, shown as one for the root of the
 * application. Where hosts are checked, Tomcat does not redirect it, and no handler would
 * be found for an empty path.
 */
final class ContextRootRequestWrapper extends HttpServletRequestWrapper {

	ContextRootRequestWrapper(HttpServletRequest request) {
		super(request);
	}

	static boolean isNeeded(HttpServletRequest request) {
		return request.getServletPath().isEmpty() && request.getPathInfo() == null;
	}

	@Override
	public String getServletPath() {
		return isAtRoot() ? "/" : super.getServletPath();
	}

	@Override
	public String getRequestURI() {
		return isAtRoot() ? getContextPath() + "/" : super.getRequestURI();
	}

	@Override
	public StringBuffer getRequestURL() {
		StringBuffer url = super.getRequestURL();
		return (isAtRoot() && url.charAt(url.length() - 1) != '/') ? url.append('/') : url;
	}

	/**
	 * After a dispatch the request below has another path.
	 */
	private boolean isAtRoot() {
		return super.getServletPath().isEmpty() && super.getPathInfo() == null;
	}

}
