package io.github.corsstarter.actuate;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.corsstarter.explain.PageRequest;
import io.github.corsstarter.host.HostAndPort;
import io.github.corsstarter.origin.DefaultPort;
import io.github.corsstarter.origin.TargetOrigin;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that describe a request to the endpoint; {@code null} for those that
 * were left out.
 *
 * @param origin the origin of the page
 * @param method the method; by default GET
 * @param path the path, with or without the context path, or the URL; by default the root
 * @param headers the names of request headers that the page sets, separated by commas
 * @param host the host that the page calls, with a port where it needs one, and with
 * {@code http://} before it if that is what the application sees
 */
record RequestParameters(@Nullable String origin, @Nullable String method, @Nullable String path,
		@Nullable String headers, @Nullable String host) {

	/**
	 * Whether all parameters were left out.
	 * @return {@code true} if no request is described
	 */
	boolean isEmpty() {
		return Stream.of(this.origin, this.method, this.path, this.headers, this.host)
			.noneMatch((part) -> part != null);
	}

	/**
	 * The same request, with the path within the application, and the host of the URL if
	 * there is one.
	 * @param contextPaths the paths before that of the application, the public one first
	 * @return parameters that a request can be made of
	 */
	RequestParameters within(Collection<String> contextPaths) {
		RequestUrl url = RequestUrl.of(this.path, this.host, contextPaths);
		return new RequestParameters(this.origin, this.method, url.path(), this.headers, url.host());
	}

	/**
	 * The request that the parameters describe.
	 * @param scheme the scheme of all requests to the application, or {@code null} if
	 * none is configured
	 * @return the request
	 */
	PageRequest toRequest(@Nullable String scheme) {
		String page = (this.origin != null && !this.origin.isBlank()) ? this.origin.strip() : null;
		return PageRequest.of(page, orElse(this.method, "GET"), orElse(this.path, "/"),
				(this.headers != null) ? this.headers : "", target(page, scheme));
	}

	/**
	 * The host as it would stand in the {@code Host} header.
	 * @return the host, or {@code null} if none is given
	 */
	@Nullable String hostHeader() {
		if (this.host == null || this.host.isBlank()) {
			return null;
		}
		String written = this.host.strip();
		int schemeEnd = written.indexOf("://");
		return (schemeEnd >= 0) ? written.substring(schemeEnd + 3).split("/", 2)[0] : written;
	}

	/**
	 * The target of a host with a scheme.
	 */
	static TargetOrigin target(String host) {
		return new RequestParameters(null, null, null, null, host).target(null, null);
	}

	/**
	 * Where no host is given, an empty one: no page has it.
	 */
	private TargetOrigin target(@Nullable String page, @Nullable String fixedScheme) {
		String scheme = (fixedScheme != null) ? fixedScheme : scheme(page);
		int defaultPort = DefaultPort.of(scheme);
		String header = hostHeader();
		HostAndPort named = (header != null) ? HostAndPort.parse(header) : null;
		if (named == null) {
			return new TargetOrigin(scheme, "", defaultPort);
		}
		return new TargetOrigin(scheme, named.host(),
				(named.port() != HostAndPort.NO_PORT) ? named.port() : defaultPort);
	}

	/**
	 * Where no scheme is given, pages and the servers they call mostly have the same one.
	 */
	private String scheme(@Nullable String page) {
		String hint = (this.host != null && this.host.contains("://")) ? this.host.strip() : page;
		return (hint != null && hint.toLowerCase(Locale.ROOT).startsWith("http://")) ? "http" : "https";
	}

	private static String orElse(@Nullable String text, String other) {
		return (text != null && !text.isBlank()) ? text.strip() : other;
	}

}
