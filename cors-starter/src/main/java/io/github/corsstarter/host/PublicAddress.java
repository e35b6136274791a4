package io.github.corsstarter.host;

import io.github.corsstarter.origin.DefaultPort;
import org.jspecify.annotations.Nullable;

/**
 * The address under which the outside world sees a request.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host, lower case, without port and final dot, an IPv6 address in
 * brackets; if the request names no readable host, the one the container uses
 * @param port the port, 1 to 65535
 * @param prefix the path that the outside sees in place of the context path: empty for
 * the context path itself, {@value #ROOT} for nothing, else a path that starts with a
 * slash and does not end in one
 * @param clientAddress the IP address of the client, or {@code null} to leave the peer's
 */
public record PublicAddress(String scheme, String host, int port, String prefix, @Nullable String clientAddress) {

	/**
	 * The prefix of an application that the outside sees at the root of its host,
	 * whatever its context path.
	 */
	public static final String ROOT = "/";

	/**
	 * Host and port as in a {@code Host} header (RFC 9110, section 7.2).
	 * @return the host, with the port unless it is the default one of the scheme
	 */
	public String authority() {
		return (this.port == DefaultPort.of(this.scheme)) ? this.host : this.host + ":" + this.port;
	}

}
