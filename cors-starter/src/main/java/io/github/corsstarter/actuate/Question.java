package io.github.corsstarter.actuate;

import java.util.Locale;
import java.util.stream.Stream;

import io.github.corsstarter.browser.PageRequest;
import io.github.corsstarter.host.HostAndPort;
import io.github.corsstarter.origin.DefaultPort;
import io.github.corsstarter.origin.TargetOrigin;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of the endpoint; what is {@code null} was not said.
 *
 * @param origin the origin of the page
 * @param method the method, GET if not said
 * @param path the path within the application, the root if not said
 * @param headers the names of request headers that the page sets, separated by commas
 * @param host the host that the page asks, with a port where it needs one, and with
 * {@code http://} before it where that is what the application sees
 */
record Question(@Nullable String origin, @Nullable String method, @Nullable String path, @Nullable String headers,
		@Nullable String host) {

	/**
	 * Whether nothing is asked.
	 */
	boolean isEmpty() {
		return Stream.of(this.origin, this.method, this.path, this.headers, this.host)
			.noneMatch((part) -> part != null);
	}

	/**
	 * The request that is asked about.
	 * @param scheme the scheme that all requests have, or {@code null}
	 */
	PageRequest request(@Nullable String scheme) {
		String page = (this.origin != null && !this.origin.isBlank()) ? this.origin.strip() : null;
		return PageRequest.of(page, orElse(this.method, "GET"), pathWithinApplication(),
				(this.headers != null) ? this.headers : "", target(page, scheme));
	}

	/**
	 * People paste what stands after the host in a URL.
	 */
	private String pathWithinApplication() {
		String written = orElse(this.path, "/").split("[?#]", 2)[0];
		return written.startsWith("/") ? written : "/" + written;
	}

	/**
	 * The host as it would stand in a header, or {@code null} if none is named.
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
	 * Where no host is named, one that no page comes from.
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
	 * Where nothing tells, pages and what they ask mostly have one scheme.
	 */
	private String scheme(@Nullable String page) {
		String hint = (this.host != null && this.host.contains("://")) ? this.host.strip() : page;
		return (hint != null && hint.toLowerCase(Locale.ROOT).startsWith("http://")) ? "http" : "https";
	}

	private static String orElse(@Nullable String text, String other) {
		return (text != null && !text.isBlank()) ? text.strip() : other;
	}

}
