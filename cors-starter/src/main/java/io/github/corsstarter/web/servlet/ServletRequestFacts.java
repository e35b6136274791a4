package io.github.corsstarter.web.servlet;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import io.github.corsstarter.policy.CorsRequest;
import io.github.corsstarter.web.RequestSummary;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of a servlet request.
 */
final class ServletRequestFacts {

	private static final String ORIGIN = "Origin";

	private static final String FETCH_SITE = "Sec-Fetch-Site";

	private ServletRequestFacts() {
	}

	/**
	 * Containers search their headers one by one, so only headers are read that can
	 * matter: most requests are not preflights.
	 */
	static CorsRequest of(HttpServletRequest request, PathReadings paths) {
		return of(request, request.getMethod(), paths);
	}

	/**
	 * Whether a request has no {@code Origin} and is not a preflight. Most are, and then
	 * nothing else is read.
	 */
	static boolean isPlain(HttpServletRequest request) {
		return request.getHeader(ORIGIN) == null && !request.getMethod().equals("OPTIONS");
	}

	/**
	 * The facts of the request that the client sent, if an outer filter forwarded it or
	 * the container dispatched it to an error page. Error pages are always asked for with
	 * {@code GET} (Servlet 6.1, section 10.9.2).
	 */
	static CorsRequest ofOriginal(HttpServletRequest request, PathReadings paths) {
		return of(request, (request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String method) ? method
				: request.getMethod(), paths);
	}

	private static CorsRequest of(HttpServletRequest request, String method, PathReadings paths) {
		String origin = origin(request);
		String requestedMethod = method.equals("OPTIONS") ? request.getHeader("Access-Control-Request-Method") : null;
		return new ServletCorsRequest(request, method, paths, origin, requestedMethod);
	}

	/**
	 * Whether the browser says that the page has the origin that the request is sent to.
	 */
	static boolean isSameOriginFetch(HttpServletRequest request) {
		return "same-origin".equals(request.getHeader(FETCH_SITE));
	}

	/**
	 * Whether the browser says that the user goes to the page of the response.
	 */
	static boolean isNavigation(HttpServletRequest request) {
		return "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
	}

	/**
	 * The facts for a log or a listener, of a request whose origin no decision has read.
	 */
	static RequestSummary summary(HttpServletRequest request) {
		return new RequestSummary(request.getMethod(), PathReader.containerPath(request), origin(request));
	}

	/**
	 * The origin that a request is sent to, as the outside world sees it: the filter for
	 * forwarded headers comes before.
	 */
	static TargetOrigin target(HttpServletRequest request) {
		return new TargetOrigin(request.getScheme(), request.getServerName(), request.getServerPort());
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
		boolean hidden = first.equals(Origin.OPAQUE) && isSameOriginFetch(request);
		return (hidden || first.isEmpty()) ? null : first;
	}

	/**
	 * The facts of a servlet request. What few decisions need is read when it is asked
	 * for.
	 *
	 * @param request the request
	 * @param method the method that the client sent
	 * @param paths the readings of the path
	 * @param origin the origin
	 * @param requestedMethod the method that a preflight asks for
	 */
	private record ServletCorsRequest(HttpServletRequest request, String method, PathReadings paths,
			@Nullable String origin, @Nullable String requestedMethod) implements CorsRequest {

		@Override
		public List<String> requestedHeaders() {
			return Collections.list(this.request.getHeaders("Access-Control-Request-Headers"));
		}

		@Override
		public boolean isPrivateNetworkRequested() {
			return "true".equals(this.request.getHeader("Access-Control-Request-Private-Network"));
		}

		@Override
		public TargetOrigin target() {
			return ServletRequestFacts.target(this.request);
		}

		@Override
		public boolean isSameOriginFetch() {
			return this.origin != null && ServletRequestFacts.isSameOriginFetch(this.request);
		}

		@Override
		public boolean isNavigation() {
			return this.origin != null && ServletRequestFacts.isNavigation(this.request);
		}

	}

}
