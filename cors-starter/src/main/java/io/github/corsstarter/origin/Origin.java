package io.github.corsstarter.origin;

import org.jspecify.annotations.Nullable;

/**
 * A tuple origin (RFC 6454, section 4; HTML Standard, section 7.1.1): scheme, host and
 * port, in the one form in which browsers serialise it. Two of them are same-origin
 * exactly if they are equal.
 *
 * @param scheme the scheme, lower case
 * @param host the host: a domain in lower case (internationalised ones in their
 * {@code xn--} form), a dotted IPv4 address, or an IPv6 address in brackets, compressed
 * as in RFC 5952
 * @param port the port, 1 to 65535, or {@link #DEFAULT_PORT}
 */
public record Origin(String scheme, String host, int port) {

	/**
	 * The port is the default one of the scheme, or the scheme has none. It is not
	 * written.
	 */
	public static final int DEFAULT_PORT = -1;

	/**
	 * The serialisation of an opaque origin (RFC 6454, section 6.1): sandboxed frames,
	 * {@code data:} documents, redirects across origins.
	 */
	public static final String OPAQUE = "null";

	/**
	 * What some embedded browsers send for documents from the file system.
	 */
	public static final String FILE = "file://";

	/**
	 * Longest serialisation that can be an origin, in characters: a scheme of 64, a host
	 * of 253 (RFC 1035, section 2.3.4) with a final dot, a port of 5 digits, and the
	 * delimiters. Longer values are refused without reading them.
	 */
	public static final int MAX_LENGTH = OriginReader.MAX_SCHEME_LENGTH + 3 + HostSyntax.MAX_LENGTH + 1 + 6;

	/**
	 * Read the value of an {@code Origin} request header, strictly: only the exact
	 * serialisation that a browser produces counts (RFC 6454, section 6.2).
	 * @param serialized the value
	 * @return the origin, or {@code null} if the value is not a serialized tuple origin,
	 * as {@code null} and {@code file://} are not
	 */
	public static @Nullable Origin ofSerialized(String serialized) {
		return OriginReader.readSerialized(serialized);
	}

	/**
	 * Read an origin from a configuration: case, a default port and the spelling of an
	 * IPv6 address are brought into the form browsers send.
	 * @param configured the origin as it is written
	 * @return the origin
	 * @throws OriginSyntaxException if it is not an origin; with the reason and, where it
	 * can be guessed, what was meant
	 */
	public static Origin parse(String configured) {
		return OriginReader.read(configured);
	}

	/**
	 * The serialisation that a browser sends (RFC 6454, section 6.2).
	 * @return for example {@code https://example.com} or {@code http://[::1]:3000}
	 */
	@Override
	public String toString() {
		return (this.port == DEFAULT_PORT) ? this.scheme + "://" + this.host
				: this.scheme + "://" + this.host + ":" + this.port;
	}

}
