package io.github.corsstarter.web.servlet;

import java.util.Collections;
import java.util.Enumeration;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.policy.CorsRequest;
import io.github.corsstarter.web.RequestSummary;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;

/**
 * Reads the facts of a servlet request.
 */
final class ServletRequestFacts {

	private static final String ORIGIN = "Origin";

	private ServletRequestFacts() {
	}

	/**
	 * Containers search their headers one by one, so only headers are read that can
	 * matter: most requests are not preflights.
	 */
	static CorsRequest of(HttpServletRequest request) {
		String method = request.getMethod();
		String path = path(request);
		String origin = origin(request);
		String requestedMethod = method.equals("OPTIONS") ? request.getHeader("Access-Control-Request-Method") : null;
		return new CorsRequest(method, path, routedPath(request, path), origin, requestedMethod,
				() -> Collections.list(request.getHeaders("Access-Control-Request-Headers")),
				() -> "true".equals(request.getHeader("Access-Control-Request-Private-Network")), target(request));
	}

	/**
	 * The facts for a log or a listener, of a request whose origin no decision has read.
	 */
	static RequestSummary summary(HttpServletRequest request) {
		return new RequestSummary(request.getMethod(), path(request), origin(request));
	}

	/**
	 * The origin that a request is sent to, as the outside world sees it: the filter for
	 * forwarded headers comes before.
	 */
	static TargetOrigin target(HttpServletRequest request) {
		return new TargetOrigin(request.getScheme(), request.getServerName(), request.getServerPort());
	}

	/**
	 * The path as the container canonicalised it, so that a policy sees what the handler
	 * sees: without path parameters and dot segments, decoded, without the context path.
	 * The context path alone is the root.
	 */
	static String path(HttpServletRequest request) {
		String pathInfo = request.getPathInfo();
		String path = (pathInfo != null) ? request.getServletPath() + pathInfo : request.getServletPath();
		return path.isEmpty() ? "/" : path;
	}

	/**
	 * The path as Spring MVC reads it: from the request line, without path parameters and
	 * decoded, but with dot segments and empty segments where they are. The two readings
	 * differ only for paths that no link has, such as {@code /admin/..;/api/items}.
	 */
	static String routedPath(HttpServletRequest request, String path) {
		String uri = request.getRequestURI();
		String contextPath = request.getContextPath();
		if (uri.length() == contextPath.length() + path.length() && uri.endsWith(path)) {
			return path;
		}
		try {
			StringBuilder routed = new StringBuilder();
			for (PathContainer.Element element : RequestPath.parse(uri, contextPath)
				.pathWithinApplication()
				.elements()) {
				routed.append((element instanceof PathContainer.PathSegment segment) ? segment.valueToMatch()
						: element.value());
			}
			return routed.isEmpty() ? "/" : routed.toString();
		}
		catch (IllegalArgumentException ex) {
			return uri;
		}
	}

	/**
	 * A page that hides itself ({@code Referrer-Policy: no-referrer}) sends {@code null}
	 * with a form even to its own origin (Fetch Standard, section 3.2), and the browser
	 * says {@code same-origin} in a header that no page can write. Then there is no other
	 * origin to judge.
	 */
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
		boolean hidden = first.equals(Origin.OPAQUE) && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
		return (hidden || first.isEmpty()) ? null : first;
	}

}
