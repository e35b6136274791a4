package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.function.Function;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Lets a request for {@code /items/} reach the handler of {@code /items}. Policies,
 * security rules and handlers all see the path without the slash. The client is not
 * redirected, because a preflight must not be, and because the public address may be
 * unknown behind a gateway.
 * <p>
 * Spring's {@code UrlHandlerFilter} does the same, but keeps the path when the request is
 * dispatched to another one after {@code startAsync()}, which then reaches the same
 * handler in an endless loop.
 * <p>
 * To be registered for the dispatcher type {@code REQUEST}: where the application
 * dispatches a request afterwards is up to the application.
 */
public final class TrailingSlashFilter extends OncePerRequestFilter {

	/**
	 * The order of the filter: after the forwarded headers, which contain the public
	 * prefix, and before everything that asks for the path.
	 */
	public static final int DEFAULT_ORDER = ForwardedHeadersFilter.DEFAULT_ORDER + 5;

	private static final String FILTERED = TrailingSlashFilter.class.getName() + ALREADY_FILTERED_SUFFIX;

	private final boolean active;

	private final @Nullable Function<HttpServletRequest, TrailingSlashFilter> source;

	private TrailingSlashFilter(boolean active, @Nullable Function<HttpServletRequest, TrailingSlashFilter> source) {
		this.active = active;
		this.source = source;
	}

	/**
	 * Create a filter.
	 * @hidden
	 */
	public TrailingSlashFilter() {
		this(true, null);
	}

	/**
	 * The same filter, but one that lets every request pass. An application that
	 * registers the bean itself gets this filter if the settings do not need one.
	 * @return a new filter
	 * @hidden
	 */
	public TrailingSlashFilter inactive() {
		return new TrailingSlashFilter(false, null);
	}

	/**
	 * The same filter, but each request is filtered by one that is chosen for it. An
	 * application whose settings can change while it runs registers this filter.
	 * @param source chooses the filter for a request
	 * @return a new filter
	 * @hidden
	 */
	public TrailingSlashFilter choosing(Function<HttpServletRequest, TrailingSlashFilter> source) {
		return new TrailingSlashFilter(true, source);
	}

	/**
	 * Whether there is anything for this filter to do.
	 * @return {@code false} if it lets every request pass
	 */
	public boolean isActive() {
		return this.active;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !((this.source != null) ? this.source.apply(request) : this).active;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!hasTrailingSlash(request)) {
			chain.doFilter(request, response);
			return;
		}
		Object parsed = request.getAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE);
		ServletRequestPathUtils.clearParsedRequestPath(request);
		try {
			chain.doFilter(new TrailingSlashRequestWrapper(request, response), response);
		}
		finally {
			request.setAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE, parsed);
		}
	}

	/**
	 * A path that the container and Spring read differently is left unchanged, so that a
	 * filter that refuses such paths sees it: without its last slash {@code /admin//}
	 * would look harmless. The root of a servlet is left unchanged too: for a servlet at
	 * {@code /console/*} it differs from {@code /console}, which many servlets redirect
	 * to it.
	 */
	private static boolean hasTrailingSlash(HttpServletRequest request) {
		String path = PathReader.containerPath(request);
		return path.length() > 1 && path.endsWith("/") && request.getRequestURI().endsWith("/")
				&& !"/".equals(request.getPathInfo()) && PathReader.CASE_SENSITIVE.read(request).isUnambiguous();
	}

	@Override
	protected String getAlreadyFilteredAttributeName() {
		return FILTERED;
	}

}
