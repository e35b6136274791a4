package io.github.corsstarter.web.servlet;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.function.BooleanSupplier;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.policy.CorsRequest;
import io.github.corsstarter.web.RequestSummary;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;

/**
 * Reads the facts of a servlet request.
 */
final class ServletRequestFacts {

	private static final String ORIGIN = "Origin";

	private static final String FETCH_SITE = "Sec-Fetch-Site";

	/**
	 * Saves two objects for each request without an origin.
	 */
	private static final BooleanSupplier NEVER = () -> false;

	private ServletRequestFacts() {
	}

	/**
	 * Containers search their headers one by one, so only headers are read that can
	 * matter: most requests are not preflights.
	 */
	static CorsRequest of(HttpServletRequest request) {
		String path = path(request);
		return of(request, request.getMethod(), path, routedPath(request, path));
	}

	/**
	 * The facts of the request that the client sent, if an outer filter forwarded it or
	 * the container dispatched it to an error page. Error pages are always asked for with
	 * {@code GET} (Servlet 6.1, section 10.9.2).
	 */
	static CorsRequest ofOriginal(HttpServletRequest request) {
		return switch (request.getDispatcherType()) {
			case FORWARD -> ofOriginal(request, attribute(request, RequestDispatcher.FORWARD_REQUEST_URI),
					attribute(request, RequestDispatcher.FORWARD_CONTEXT_PATH));
			case ASYNC -> ofOriginal(request, attribute(request, AsyncContext.ASYNC_REQUEST_URI),
					attribute(request, AsyncContext.ASYNC_CONTEXT_PATH));
			case ERROR -> ofOriginal(request, attribute(request, RequestDispatcher.ERROR_REQUEST_URI),
					request.getServletContext().getContextPath());
			default -> of(request);
		};
	}

	private static CorsRequest ofOriginal(HttpServletRequest request, @Nullable String uri,
			@Nullable String contextPath) {
		if (uri == null || contextPath == null) {
			return of(request);
		}
		String method = attribute(request, RequestDispatcher.ERROR_METHOD);
		String routed = routedPath(uri, contextPath);
		return of(request, (method != null) ? method : request.getMethod(), canonical(routed), routed);
	}

	private static CorsRequest of(HttpServletRequest request, String method, String path, String routedPath) {
		String origin = origin(request);
		String requestedMethod = method.equals("OPTIONS") ? request.getHeader("Access-Control-Request-Method") : null;
		return new CorsRequest(method, path, routedPath, origin, requestedMethod,
				() -> Collections.list(request.getHeaders("Access-Control-Request-Headers")),
				() -> "true".equals(request.getHeader("Access-Control-Request-Private-Network")), target(request),
				(origin != null) ? () -> "same-origin".equals(request.getHeader(FETCH_SITE)) : NEVER,
				(origin != null) ? () -> isNavigation(request) : NEVER);
	}

	/**
	 * Whether the browser says that the user goes to the page of the response.
	 */
	static boolean isNavigation(HttpServletRequest request) {
		return "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
	}

	private static @Nullable String attribute(HttpServletRequest request, String name) {
		return (request.getAttribute(name) instanceof String text) ? text : null;
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
		boolean same = uri.length() == contextPath.length() + path.length() && uri.endsWith(path);
		return same ? path : routedPath(uri, contextPath);
	}

	private static String routedPath(String uri, String contextPath) {
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
	 * What containers make of a decoded path before they choose a servlet: without dot
	 * segments and empty segments.
	 */
	private static String canonical(String decoded) {
		Deque<String> segments = new ArrayDeque<>();
		for (String segment : decoded.split("/")) {
			if (segment.equals("..")) {
				segments.pollLast();
			}
			else if (!segment.isEmpty() && !segment.equals(".")) {
				segments.addLast(segment);
			}
		}
		String path = "/" + String.join("/", segments);
		return (decoded.endsWith("/") && !segments.isEmpty()) ? path + "/" : path;
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
		boolean hidden = first.equals(Origin.OPAQUE) && "same-origin".equals(request.getHeader(FETCH_SITE));
		return (hidden || first.isEmpty()) ? null : first;
	}

}
