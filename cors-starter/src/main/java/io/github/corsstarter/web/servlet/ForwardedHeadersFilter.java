package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.github.corsstarter.host.ForwardedHeaders;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostResolution;
import io.github.corsstarter.host.ProxiedRequest;
import io.github.corsstarter.host.PublicAddress;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.web.util.WebUtils;

/**
 * Shows the application the address under which the outside world sees it, and hides
 * every header that has another address.
 * <p>
 * To be registered for all dispatcher types: an error page asks for its address too.
 */
public final class ForwardedHeadersFilter extends HttpFilter {

	/**
	 * The order of the filter: before everything that asks for scheme, host or path.
	 */
	public static final int DEFAULT_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

	/**
	 * Attributes that the access log of Tomcat reads, which otherwise has the address of
	 * the proxy: it is written after all filters.
	 */
	private static final String ACCESS_LOG = "org.apache.catalina.AccessLog.";

	private static final String FORWARDING = ForwardedHeadersFilter.class.getName() + ".FORWARDING";

	/**
	 * The path that was asked for: relative redirects start there, on an error page too.
	 */
	private static final String PAGE = ForwardedHeadersFilter.class.getName() + ".PAGE";

	private final transient ForwardedHostResolver resolver;

	private final transient Set<String> hiddenHeaders;

	private final transient boolean active;

	private final transient @Nullable Function<HttpServletRequest, ForwardedHeadersFilter> source;

	private ForwardedHeadersFilter(ForwardedHostResolver resolver, Set<String> hiddenHeaders, boolean active,
			@Nullable Function<HttpServletRequest, ForwardedHeadersFilter> source) {
		this.resolver = resolver;
		this.hiddenHeaders = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		this.hiddenHeaders.addAll(ForwardedHeaders.OF_ADDRESSES);
		this.hiddenHeaders.addAll(hiddenHeaders);
		this.active = active;
		this.source = source;
	}

	/**
	 * Create a filter.
	 * @param resolver finds the public address
	 * @param hiddenHeaders headers to hide besides the usual ones: those that the
	 * resolver reads, a secret above all
	 * @hidden
	 */
	public ForwardedHeadersFilter(ForwardedHostResolver resolver, Set<String> hiddenHeaders) {
		this(resolver, hiddenHeaders, true, null);
	}

	/**
	 * The same filter, but one that lets every request pass. An application that
	 * registers the bean itself gets this filter if the settings do not need one.
	 * @return a new filter
	 * @hidden
	 */
	public ForwardedHeadersFilter inactive() {
		return new ForwardedHeadersFilter(this.resolver, this.hiddenHeaders, false, null);
	}

	/**
	 * The same filter, but each request is filtered by one that is chosen for it. An
	 * application whose settings can change while it runs registers this filter.
	 * @param source chooses the filter for a request
	 * @return a new filter
	 * @hidden
	 */
	public ForwardedHeadersFilter choosing(Function<HttpServletRequest, ForwardedHeadersFilter> source) {
		return new ForwardedHeadersFilter(this.resolver, this.hiddenHeaders, true, source);
	}

	/**
	 * Whether there is anything for this filter to do.
	 * @return {@code false} if it lets every request pass
	 */
	public boolean isActive() {
		return this.active;
	}

	/**
	 * Resolves the address once for a request. Later dispatches have the wrapper already,
	 * or come as the container made them.
	 */
	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ForwardedHeadersFilter chosen = (this.source != null) ? this.source.apply(request) : this;
		chosen.filter(request, response, chain);
	}

	private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!this.active) {
			chain.doFilter(request, response);
			return;
		}
		ForwardedRequestWrapper wrapper = WebUtils.getNativeRequest(request, ForwardedRequestWrapper.class);
		if (wrapper != null) {
			boolean dispatched = request.getDispatcherType() != DispatcherType.REQUEST;
			chain.doFilter(
					(dispatched && wrapper.hasPrefix()) ? new ForwardedDispatchWrapper(request, wrapper) : request,
					response);
			return;
		}
		HostResolution forwarding = of(request);
		if (forwarding == null) {
			forwarding = this.resolver.resolve(read(request));
			request.setAttribute(FORWARDING, forwarding);
			request.setAttribute(PAGE, request.getRequestURI());
			tellAccessLog(request, forwarding.address());
		}
		ForwardedRequestWrapper publicRequest = new ForwardedRequestWrapper(request, response, forwarding.address(),
				this.hiddenHeaders, (String) request.getAttribute(PAGE));
		chain.doFilter(publicRequest, publicRequest.response());
	}

	/**
	 * What was resolved for a request.
	 */
	static @Nullable HostResolution of(HttpServletRequest request) {
		return (HostResolution) request.getAttribute(FORWARDING);
	}

	private static void tellAccessLog(HttpServletRequest request, PublicAddress address) {
		if (address.clientAddress() != null) {
			request.setAttribute(ACCESS_LOG + "RemoteAddr", address.clientAddress());
			request.setAttribute(ACCESS_LOG + "RemoteHost", address.clientAddress());
			request.setAttribute(ACCESS_LOG + "ServerName", address.host());
			request.setAttribute(ACCESS_LOG + "ServerPort", address.port());
		}
	}

	private static ProxiedRequest read(HttpServletRequest request) {
		return new ProxiedRequest(request.getRemoteAddr(), request.getScheme(), request.getServerName(),
				request.getServerPort(), (name) -> Collections.list(request.getHeaders(name)));
	}

}
