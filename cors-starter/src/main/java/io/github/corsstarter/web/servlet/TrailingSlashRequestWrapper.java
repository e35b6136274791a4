package io.github.corsstarter.web.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request for a path with a slash at the end, shown without it. A path that the request
 * is forwarded or dispatched to is shown unchanged.
 */
final class TrailingSlashRequestWrapper extends HttpServletRequestWrapper {

	private final HttpServletResponse response;

	private final String uri;

	private final int depth;

	/**
	 * Wrap a request.
	 * @param request a request whose path ends in a slash, and is neither the root nor
	 * that of a servlet
	 * @param response the response to it
	 */
	TrailingSlashRequestWrapper(HttpServletRequest request, HttpServletResponse response) {
		super(request);
		this.response = response;
		this.uri = request.getRequestURI();
		this.depth = depth();
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
		return (current != null && isAsItCame()) ? trim(current) : current;
	}

	/**
	 * The container's own method would start with the request that the container made,
	 * and come back with the slash.
	 */
	@Override
	public AsyncContext startAsync() {
		return startAsync(this, ForwardedResponseWrapper.ofContainer(this.response));
	}

	private boolean isAsItCame() {
		return switch (getDispatcherType()) {
			case FORWARD -> false;
			case ASYNC -> super.getRequestURI().equals(this.uri) && depth() == this.depth;
			default -> super.getRequestURI().equals(this.uri);
		};
	}

	/**
	 * The number of wrappers below this one. After {@code startAsync()} Jetty comes back
	 * with the path that was asked for and the same request, and Tomcat with the path
	 * that it is told, in a wrapper of its own below all others. What Tomcat is told may
	 * be the path that was asked for; the application wrote it then.
	 */
	private int depth() {
		int depth = 0;
		ServletRequest request = getRequest();
		while (request instanceof ServletRequestWrapper wrapper) {
			request = wrapper.getRequest();
			depth++;
		}
		return depth;
	}

	private static String trim(String path) {
		return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

}
