package io.github.corsstarter.origin;

import java.util.Locale;

/**
 * The origin a request is sent to, as the application sees it.
 *
 * @param scheme the scheme, lower case
 * @param host the host, lower case whatever the request has, without port; an IPv6
 * address in brackets
 * @param port the port, 1 to 65535
 */
public record TargetOrigin(String scheme, String host, int port) {

	/**
	 * Create an origin. Hosts are compared without case (RFC 3986, section 3.2.2), and a
	 * caller must not get another tenant, or another entry in a cache, by writing one in
	 * upper case.
	 * @param scheme the scheme, lower case
	 * @param host the host, in any case
	 * @param port the port, 1 to 65535
	 */
	public TargetOrigin {
		host = host.toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether the serialisation of an origin names this one (RFC 6454, section 5).
	 * @param serialized a serialised origin
	 * @return {@code true} if scheme, host and port are the same
	 */
	public boolean isSameAs(String serialized) {
		int hostStart = this.scheme.length() + 3;
		int hostEnd = hostStart + this.host.length();
		return serialized.startsWith(this.scheme) && serialized.startsWith("://", this.scheme.length())
				&& serialized.regionMatches(true, hostStart, this.host, 0, this.host.length())
				&& isSamePort(serialized, hostEnd);
	}

	/**
	 * The serialisation, as far as host and scheme can be serialised.
	 */
	@Override
	public String toString() {
		String authority = this.scheme + "://" + this.host;
		return (this.port == DefaultPort.of(this.scheme)) ? authority : authority + ":" + this.port;
	}

	private boolean isSamePort(String serialized, int hostEnd) {
		if (serialized.length() == hostEnd) {
			return this.port == DefaultPort.of(this.scheme);
		}
		String written = ":" + this.port;
		return serialized.length() == hostEnd + written.length() && serialized.endsWith(written)
				&& this.port != DefaultPort.of(this.scheme);
	}

	/**
	 * Whether this is an origin seen without its TLS, as it looks where a proxy
	 * terminates TLS and the application does not know.
	 * @param origin the origin
	 * @return {@code true} if the origin is {@code https}, this one {@code http}, host
	 * and port are the same or both ports the default ones
	 */
	public boolean isHttpVariantOf(Origin origin) {
		boolean samePort = (origin.port() != Origin.DEFAULT_PORT) ? origin.port() == this.port
				: this.port == DefaultPort.of(this.scheme) || this.port == DefaultPort.of(origin.scheme());
		return origin.scheme().equals("https") && this.scheme.equals("http") && samePort
				&& origin.host().equalsIgnoreCase(this.host);
	}

}
