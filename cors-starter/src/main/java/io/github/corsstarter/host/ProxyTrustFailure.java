package io.github.corsstarter.host;

/**
 * Why the forwarded headers of a request do not count: the first gate that it does not
 * pass.
 */
public enum ProxyTrustFailure {

	/**
	 * The peer is none of the trusted proxies.
	 */
	PEER_NOT_LISTED("the address of the peer is not in cors.hosts.trusted-proxies"),

	/**
	 * The header for the secret is absent.
	 */
	SECRET_MISSING("the header named by cors.hosts.proxy-secret-header is missing"),

	/**
	 * The header for the secret came more than once: one of the lines is not the proxy's.
	 */
	SECRET_REPEATED("the header named by cors.hosts.proxy-secret-header came more than once"),

	/**
	 * The secret is none of those that are accepted.
	 */
	SECRET_WRONG("the header named by cors.hosts.proxy-secret-header holds none of cors.hosts.proxy-secrets");

	private final String description;

	ProxyTrustFailure(String description) {
		this.description = description;
	}

	/**
	 * The gate as a clause, without a capital letter and a full stop.
	 * @return a clause that names the setting and holds nothing of the request
	 */
	public String description() {
		return this.description;
	}

}
