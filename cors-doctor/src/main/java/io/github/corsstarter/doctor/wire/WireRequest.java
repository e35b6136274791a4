package io.github.corsstarter.doctor.wire;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param method the method
 * @param url the URL, with scheme {@code http}, {@code https}, {@code ws} or {@code wss}
 * and a host
 * @param headers the headers, without {@code Content-Length}; with {@code Host} only to
 * ask for another host than that of the URL; and with {@code Connection} only to ask for
 * an upgrade
 * @param body the body, or {@code null} if there is none
 */
public record WireRequest(String method, URI url, List<HeaderLine> headers, @Nullable String body) {

	/**
	 * Whether the request goes over TLS.
	 */
	public boolean isSecure() {
		return "https".equalsIgnoreCase(this.url.getScheme()) || "wss".equalsIgnoreCase(this.url.getScheme());
	}

	/**
	 * The port, also where the URL names none.
	 */
	public int port() {
		return (this.url.getPort() >= 0) ? this.url.getPort() : isSecure() ? 443 : 80;
	}

	/**
	 * The value of a header.
	 * @param name its name, in any case
	 * @return the first value, or {@code null} if there is no such header
	 */
	public @Nullable String first(String name) {
		return this.headers.stream().filter((line) -> line.is(name)).map(HeaderLine::value).findFirst().orElse(null);
	}

	/**
	 * What stands in the request line (RFC 9112, section 3.2.1).
	 */
	String target() {
		String path = this.url.getRawPath();
		return ((path == null || path.isEmpty()) ? "/" : path)
				+ ((this.url.getRawQuery() != null) ? "?" + this.url.getRawQuery() : "");
	}

	/**
	 * What stands in the {@code Host} header (RFC 9110, section 7.2).
	 */
	String authority() {
		String other = first("Host");
		if (other != null) {
			return other;
		}
		boolean usual = port() == (isSecure() ? 443 : 80);
		return this.url.getHost() + (usual ? "" : ":" + port());
	}

}
