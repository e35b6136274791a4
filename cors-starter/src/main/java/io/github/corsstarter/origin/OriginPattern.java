package io.github.corsstarter.origin;

import io.github.corsstarter.origin.OriginReader.Parts;
import io.github.corsstarter.origin.OriginSyntaxException.Kind;

/**
 * A set of origins with one scheme, written as an origin with a {@code *} for the host's
 * left-most labels ({@code https://*.example.com}: one label or more, the domain itself
 * is not in it), for the whole host ({@code https://*}), or for the port
 * ({@code http://localhost:*}: any, none included).
 *
 * @param scheme the scheme, lower case
 * @param hostTail what the host ends in: {@code .example.com} for sub-domains, the whole
 * host where only the port is open, nothing for any host
 * @param port the port, {@link Origin#DEFAULT_PORT} or {@link #ANY_PORT}
 */
public record OriginPattern(String scheme, String hostTail, int port) {

	/**
	 * Any port, the default one included.
	 */
	public static final int ANY_PORT = -2;

	private static final String ANY = "*";

	/**
	 * Whether a configured value is a pattern and not an origin.
	 * @param configured the value as it is written
	 * @return {@code true} if it has a {@code *}
	 */
	public static boolean isPattern(String configured) {
		return configured.contains(ANY);
	}

	/**
	 * Read a pattern from a configuration.
	 * @param configured the pattern as it is written
	 * @return the pattern
	 * @throws OriginSyntaxException if it is not a pattern
	 */
	public static OriginPattern parse(String configured) {
		Parts parts = Parts.of(configured);
		String tail = hostTail(parts);
		if (parts.port() == null) {
			return new OriginPattern(parts.scheme(), tail, Origin.DEFAULT_PORT);
		}
		if (parts.port().equals(ANY)) {
			return new OriginPattern(parts.scheme(), tail, ANY_PORT);
		}
		return new OriginPattern(parts.scheme(), tail,
				OriginReader.port(parts.scheme(), parts.port(), parts.scheme() + "://" + parts.host()));
	}

	private static String hostTail(Parts parts) {
		String host = parts.host();
		if (host.equals(ANY)) {
			return "";
		}
		if (!host.startsWith("*.")) {
			return wholeHost(parts);
		}
		String domain = OriginReader.host(new Parts(parts.scheme(), host.substring(2), parts.port()));
		if (HostSyntax.endsInNumber(domain)) {
			throw new OriginSyntaxException(Kind.WILDCARD,
					"has a '*' in an IP address, which only a regular expression can match", null);
		}
		if (HostSyntax.isSpecial(parts.scheme()) && !hasOwner(HostSyntax.withoutFinalDot(domain))) {
			throw new OriginSyntaxException(Kind.WILDCARD,
					"has fewer than two labels after the '*', so it would match domains of other owners", null);
		}
		return "." + domain;
	}

	/**
	 * A domain of one label has many owners below it, except localhost, which never
	 * leaves the machine (RFC 6761, section 6.3).
	 */
	private static boolean hasOwner(String domain) {
		return domain.indexOf('.') >= 0 || domain.equals("localhost");
	}

	/**
	 * A host of which only the port is open. A tail that starts with a dot would mean
	 * sub-domains.
	 */
	private static String wholeHost(Parts parts) {
		String host = OriginReader.host(parts);
		if (host.startsWith(".")) {
			throw new OriginSyntaxException(Kind.HOST, "has an open port on a host that starts with a dot", null);
		}
		return host;
	}

	/**
	 * Whether any host of the scheme belongs to it.
	 * @return {@code true} for {@code https://*}, whatever the port
	 */
	public boolean isAnyHost() {
		return this.hostTail.isEmpty();
	}

	/**
	 * Whether an origin belongs to it, once its host is known to end in
	 * {@link #hostTail()}.
	 */
	boolean admits(Origin origin) {
		return (this.port == ANY_PORT || this.port == origin.port()) && this.scheme.equals(origin.scheme());
	}

}
