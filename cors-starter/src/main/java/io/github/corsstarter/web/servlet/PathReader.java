package io.github.corsstarter.web.servlet;

import java.util.function.BooleanSupplier;

import io.github.corsstarter.path.PathReadings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the path of servlet requests.
 *
 * @param caseIgnored tells whether handlers are mapped without regard to case
 */
record PathReader(BooleanSupplier caseIgnored) {

	/**
	 * For applications that map handlers as Spring does if nothing else is said.
	 */
	static final PathReader CASE_SENSITIVE = new PathReader(() -> false);

	/**
	 * The path as the container canonicalised it, so that a policy sees what the handler
	 * sees: without path parameters and dot segments, decoded, without the context path.
	 * The context path alone is the root.
	 */
	static String containerPath(HttpServletRequest request) {
		String pathInfo = request.getPathInfo();
		String path = (pathInfo != null) ? request.getServletPath() + pathInfo : request.getServletPath();
		return path.isEmpty() ? "/" : path;
	}

	/**
	 * Read the path of this dispatch.
	 */
	PathReadings read(HttpServletRequest request) {
		return PathReadings.of(containerPath(request),
				withoutContextPath(request.getRequestURI(), request.getContextPath()), this.caseIgnored);
	}

	/**
	 * Read the path that the client asked for, if an outer filter forwarded the request
	 * or the container dispatched it to an error page.
	 */
	PathReadings readOriginal(HttpServletRequest request) {
		return switch (request.getDispatcherType()) {
			case FORWARD -> readOriginal(request, attribute(request, RequestDispatcher.FORWARD_REQUEST_URI),
					attribute(request, RequestDispatcher.FORWARD_CONTEXT_PATH));
			case ASYNC -> readOriginal(request, attribute(request, AsyncContext.ASYNC_REQUEST_URI),
					attribute(request, AsyncContext.ASYNC_CONTEXT_PATH));
			case ERROR -> readOriginal(request, attribute(request, RequestDispatcher.ERROR_REQUEST_URI),
					request.getServletContext().getContextPath());
			case REQUEST, INCLUDE -> read(request);
		};
	}

	private PathReadings readOriginal(HttpServletRequest request, @Nullable String uri, @Nullable String contextPath) {
		return (uri != null && contextPath != null)
				? PathReadings.ofRequested(withoutContextPath(uri, contextPath), this.caseIgnored) : read(request);
	}

	private static String withoutContextPath(String uri, String contextPath) {
		return uri.startsWith(contextPath) ? uri.substring(contextPath.length()) : uri;
	}

	private static @Nullable String attribute(HttpServletRequest request, String name) {
		return (request.getAttribute(name) instanceof String text) ? text : null;
	}

}
