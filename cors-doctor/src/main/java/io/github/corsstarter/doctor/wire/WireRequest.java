package io.github.corsstarter.doctor.wire;

import java.net.URI;
import java.util.List;

/**
 * A request without a body.
 *
 * @param method the method
 * @param url the URL, with scheme {@code http} or {@code https} and a host
 * @param headers the headers, without {@code Host} and {@code Connection}
 */
public record WireRequest(String method, URI url, List<HeaderLine> headers) {

	/**
	 * Whether the request goes over TLS.
	 */
	public boolean isSecure() {
		return "https".equalsIgnoreCase(this.url.getScheme());
	}

	/**
	 * The port, also where the URL names none.
	 */
	public int port() {
		return (this.url.getPort() >= 0) ? this.url.getPort() : isSecure() ? 443 : 80;
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
		boolean usual = port() == (isSecure() ? 443 : 80);
		return this.url.getHost() + (usual ? "" : ":" + port());
	}

}
