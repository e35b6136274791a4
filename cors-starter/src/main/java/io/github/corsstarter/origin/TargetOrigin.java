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
	 * Compare with the origin of a page. Proxies often hide TLS or a port from the
	 * application, so that its own pages look like those of another origin.
	 * @param origin the origin of a page
	 * @return the first difference that explains why the two are not the same
	 */
	public Difference differenceFrom(Origin origin) {
		if (!origin.host().equalsIgnoreCase(this.host) || !isHttp(origin.scheme()) || !isHttp(this.scheme)) {
			return Difference.HOST;
		}
		int port = (origin.port() != Origin.DEFAULT_PORT) ? origin.port() : DefaultPort.of(origin.scheme());
		if (origin.scheme().equals(this.scheme)) {
			return (port == this.port) ? Difference.NONE : Difference.PORT;
		}
		if (this.scheme.equals("https")) {
			return Difference.TLS_ONLY_HERE;
		}
		boolean samePort = port == this.port
				|| (origin.port() == Origin.DEFAULT_PORT && this.port == DefaultPort.of(this.scheme));
		return samePort ? Difference.TLS_ONLY_THERE : Difference.PORT;
	}

	private static boolean isHttp(String scheme) {
		return scheme.equals("http") || scheme.equals("https");
	}

	/**
	 * How the origin of a page differs from the one that its request is sent to.
	 */
	public enum Difference {

		/**
		 * They are the same.
		 */
		NONE,

		/**
		 * The page has TLS and the application sees none, on the same host and port, or
		 * both on their default ports: usually a proxy terminates TLS.
		 */
		TLS_ONLY_THERE,

		/**
		 * The page comes from the same host, but without TLS.
		 */
		TLS_ONLY_HERE,

		/**
		 * The page comes from another port of the same host.
		 */
		PORT,

		/**
		 * The page comes from another host, or not over HTTP.
		 */
		HOST

	}

}
