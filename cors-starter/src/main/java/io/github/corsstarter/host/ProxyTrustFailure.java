package io.github.corsstarter.host;

/**
 * Why the forwarded headers of a request are ignored: the first check of
 * {@link ProxyTrust} that the request fails.
 */
public enum ProxyTrustFailure {

	/**
	 * The address of the peer is not one of the trusted proxies.
	 */
	PEER_NOT_LISTED("the address of the peer is not one of the trusted proxies"),

	/**
	 * The header with the proxy's secret is missing.
	 */
	SECRET_MISSING("the header with the proxy's secret is missing"),

	/**
	 * The header with the proxy's secret has several lines, of which the proxy wrote only
	 * one.
	 */
	SECRET_REPEATED("the header with the proxy's secret came more than once"),

	/**
	 * The secret is not one of those that are accepted.
	 */
	SECRET_WRONG("the header with the proxy's secret has a wrong value");

	private final String description;

	ProxyTrustFailure(String description) {
		this.description = description;
	}

	/**
	 * The failure as a clause, without a capital letter and a full stop.
	 * @return a clause that contains nothing of the request
	 */
	public String description() {
		return this.description;
	}

}
