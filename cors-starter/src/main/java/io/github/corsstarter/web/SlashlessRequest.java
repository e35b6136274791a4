package io.github.corsstarter.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request for a path with a slash at the end, seen without it. What the request is
 * forwarded or dispatched to is no longer that path, and told as it is.
 */
final class SlashlessRequest extends HttpServletRequestWrapper {

	private final String uri;

	/**
	 * Wrap a request.
	 * @param request a request whose path ends in a slash, and is not the root
	 */
	SlashlessRequest(HttpServletRequest request) {
		super(request);
		this.uri = request.getRequestURI();
	}

	@Override
	public String getRequestURI() {
		String current = super.getRequestURI();
		return isAsItCame() ? trim(current) : current;
	}

	@Override
	public StringBuffer getRequestURL() {
		StringBuffer current = super.getRequestURL();
		return isAsItCame() ? new StringBuffer(trim(current.toString())) : current;
	}

	@Override
	public String getServletPath() {
		String current = super.getServletPath();
		return (isAsItCame() && super.getPathInfo() == null) ? trim(current) : current;
	}

	@Override
	public @Nullable String getPathInfo() {
		String current = super.getPathInfo();
		if (current == null || !isAsItCame()) {
			return current;
		}
		return current.equals("/") ? null : trim(current);
	}

	/**
	 * After {@code startAsync()} some containers come back with the path that was asked
	 * for.
	 */
	private boolean isAsItCame() {
		return getDispatcherType() != DispatcherType.FORWARD && super.getRequestURI().equals(this.uri);
	}

	private static String trim(String path) {
		return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

}
