package io.github.corsstarter.web.reactive;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.origin.DefaultPort;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import io.github.corsstarter.policy.CorsRequest;
import io.github.corsstarter.web.RequestSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Reads the facts of a reactive request.
 */
final class ExchangeFacts {

	/**
	 * For applications that map handlers as Spring does if nothing else is said.
	 */
	static final BooleanSupplier CASE_SENSITIVE = () -> false;

	private static final String ORIGIN = "Origin";

	private static final String FETCH_SITE = "Sec-Fetch-Site";

	/**
	 * {@link URI} knows no host with an underscore, as containers have them. A user,
	 * which Spring accepts in a forwarded host, is part of the host here: no host is
	 * written like that.
	 */
	private static final Pattern AUTHORITY = Pattern.compile("(\\[[^]]*]|[^:]*)(?::(\\d{1,5})?)?");

	private static final String SAME_ORIGIN = "same-origin";

	private ExchangeFacts() {
	}

	/**
	 * Whether a request is neither from another origin nor a preflight, whatever else it
	 * is.
	 */
	static boolean isPlain(ServerHttpRequest request) {
		return request.getHeaders().getFirst(ORIGIN) == null && request.getMethod() != HttpMethod.OPTIONS;
	}

	static CorsRequest of(ServerHttpRequest request, BooleanSupplier caseIgnored) {
		String method = request.getMethod().name();
		String requestedMethod = method.equals("OPTIONS")
				? request.getHeaders().getFirst("Access-Control-Request-Method") : null;
		return new ExchangeCorsRequest(request, method, paths(request, caseIgnored), origin(request), requestedMethod);
	}

	/**
	 * The readings of the path: handlers are found segment by segment, and no server
	 * canonicalizes the path before.
	 */
	static PathReadings paths(ServerHttpRequest request) {
		return paths(request, CASE_SENSITIVE);
	}

	/**
	 * The readings of the path.
	 * @param caseIgnored tells whether handlers are mapped without regard to case
	 */
	static PathReadings paths(ServerHttpRequest request, BooleanSupplier caseIgnored) {
		return PathReadings.ofRequested(request.getPath().pathWithinApplication().value(), caseIgnored);
	}

	/**
	 * The facts for a log or a listener, of a request whose origin no decision has read.
	 */
	static RequestSummary summary(ServerHttpRequest request) {
		return new RequestSummary(request.getMethod().name(), paths(request).container(), origin(request));
	}

	/**
	 * The origin that a request is sent to, as the outside world sees it: the filter for
	 * forwarded headers comes before. A server may name the scheme of a WebSocket.
	 */
	static TargetOrigin target(ServerHttpRequest request) {
		URI uri = request.getURI();
		String scheme = scheme(uri).equals("ws") ? "http" : scheme(uri).equals("wss") ? "https" : scheme(uri);
		String authority = Objects.requireNonNullElse(uri.getRawAuthority(), "");
		Matcher parts = AUTHORITY.matcher(authority);
		int port = (parts.matches() && parts.group(2) != null) ? Integer.parseInt(parts.group(2)) : 0;
		return new TargetOrigin(scheme, parts.matches() ? parts.group(1) : authority,
				(port > 0) ? port : DefaultPort.of(scheme));
	}

	static String scheme(URI uri) {
		return Objects.requireNonNullElse(uri.getScheme(), "http");
	}

	/**
	 * The address of the other end of the connection.
	 */
	static @Nullable String peerAddress(ServerHttpRequest request) {
		InetSocketAddress address = request.getRemoteAddress();
		return (address != null && address.getAddress() != null) ? address.getAddress().getHostAddress() : null;
	}

	/**
	 * All lines of a header, or {@code null} if it is absent.
	 */
	static @Nullable String lines(ServerHttpRequest request, String header) {
		return (request.getHeaders().getFirst(header) != null)
				? String.join(", ", new ExchangeFields(request.getHeaders()).lines(header)) : null;
	}

	/**
	 * A page that hides itself ({@code Referrer-Policy: no-referrer}) sends {@code null}
	 * with a form even to its own origin (Fetch Standard, section 3.2), and the browser
	 * says {@code same-origin} in a header that no page can write. Then there is no other
	 * origin to judge.
	 */
	private static @Nullable String origin(ServerHttpRequest request) {
		String first = request.getHeaders().getFirst(ORIGIN);
		if (first == null) {
			return null;
		}
		if (new ExchangeFields(request.getHeaders()).lines(ORIGIN).size() > 1) {
			return CorsRequest.SEVERAL_ORIGINS;
		}
		boolean hidden = first.equals(Origin.OPAQUE) && SAME_ORIGIN.equals(request.getHeaders().getFirst(FETCH_SITE));
		return (hidden || first.isEmpty()) ? null : first;
	}

	static boolean isNavigation(ServerHttpRequest request) {
		return "navigate".equals(request.getHeaders().getFirst("Sec-Fetch-Mode"));
	}

	/**
	 * Browsers say where they look at the headers of CORS: not when a user follows a link
	 * or sends a form, and not on a handshake of a WebSocket.
	 */
	static boolean mayBeBlocked(ServerHttpRequest request) {
		String mode = request.getHeaders().getFirst("Sec-Fetch-Mode");
		return (mode == null || mode.equals("cors")) && request.getHeaders().getFirst("Upgrade") == null;
	}

	/**
	 * The facts of a request. What few decisions need is read when it is asked for.
	 *
	 * @param request the request
	 * @param method the method
	 * @param paths the readings of the path
	 * @param origin the origin
	 * @param requestedMethod the method that a preflight asks for
	 */
	private record ExchangeCorsRequest(ServerHttpRequest request, String method, PathReadings paths,
			@Nullable String origin, @Nullable String requestedMethod) implements CorsRequest {

		@Override
		public List<String> requestedHeaders() {
			return new ExchangeFields(this.request.getHeaders()).lines("Access-Control-Request-Headers");
		}

		@Override
		public boolean isPrivateNetworkRequested() {
			return "true".equals(this.request.getHeaders().getFirst("Access-Control-Request-Private-Network"));
		}

		@Override
		public TargetOrigin target() {
			return ExchangeFacts.target(this.request);
		}

		@Override
		public boolean isSameOriginFetch() {
			return this.origin != null && SAME_ORIGIN.equals(this.request.getHeaders().getFirst(FETCH_SITE));
		}

		@Override
		public boolean isNavigation() {
			return this.origin != null && ExchangeFacts.isNavigation(this.request);
		}

	}

}
