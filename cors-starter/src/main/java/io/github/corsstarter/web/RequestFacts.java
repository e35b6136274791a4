package io.github.corsstarter.web;

import java.util.Enumeration;

import io.github.corsstarter.policy.CorsRequest;
import io.github.corsstarter.policy.TargetOrigin;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of a servlet request.
 */
final class RequestFacts {

	private static final String ORIGIN = "Origin";

	private RequestFacts() {
	}

	static CorsRequest of(HttpServletRequest request) {
		boolean requestMethodPresent = request.getHeader("Access-Control-Request-Method") != null;
		boolean privateNetworkRequested = "true".equals(request.getHeader("Access-Control-Request-Private-Network"));
		TargetOrigin target = new TargetOrigin(request.getScheme(), request.getServerName(), request.getServerPort());
		return new CorsRequest(request.getMethod(), path(request), origin(request), requestMethodPresent,
				privateNetworkRequested, target);
	}

	/**
	 * The path as the container canonicalised it, so that a policy sees what the handler
	 * sees: without path parameters and dot segments, decoded, without the context path.
	 */
	static String path(HttpServletRequest request) {
		String pathInfo = request.getPathInfo();
		return (pathInfo != null) ? request.getServletPath() + pathInfo : request.getServletPath();
	}

	private static @Nullable String origin(HttpServletRequest request) {
		String first = request.getHeader(ORIGIN);
		if (first == null) {
			return null;
		}
		Enumeration<String> all = request.getHeaders(ORIGIN);
		all.nextElement();
		if (all.hasMoreElements()) {
			return CorsRequest.SEVERAL_ORIGINS;
		}
		return first.isEmpty() ? null : first;
	}

}
