package io.github.corsstarter.host;

/**
 * Why the host of a request was accepted or refused. The code is stable: logs, answers,
 * metrics and tests all say the same word.
 */
public enum HostReason {

	/**
	 * The host is in the list.
	 */
	HOST_LISTED("host-listed", true, "the host is listed"),

	/**
	 * The application's {@link HostAuthorizer} allowed the host.
	 */
	HOST_AUTHORIZED("host-authorized", true, "the application's HostAuthorizer allowed the host"),

	/**
	 * Nothing restricts hosts, or not for this path.
	 */
	HOST_NOT_CHECKED("host-not-checked", true, "hosts are not checked here"),

	/**
	 * The header names no host, by the grammar of host names.
	 */
	HOST_MALFORMED("host-malformed", false, "the host is not written as a host name"),

	/**
	 * The header came more than once, or with a comma: whoever wrote the one of them did
	 * not write the other.
	 */
	HOST_AMBIGUOUS("host-ambiguous", false, "the request names more than one host"),

	/**
	 * The host is not in the list.
	 */
	HOST_NOT_ALLOWED("host-not-allowed", false, "the host is not allowed"),

	/**
	 * The application's {@link HostAuthorizer} threw an exception, which counts as no.
	 */
	AUTHORIZER_FAILED("authorizer-failed", false, "the application's HostAuthorizer failed"),

	/**
	 * The request did not come from a trusted proxy, and only such requests are answered.
	 */
	PROXY_NOT_TRUSTED("proxy-not-trusted", false, "the request did not come through a trusted proxy"),

	/**
	 * The header for the scheme is neither http nor https, or says both.
	 */
	FORWARDED_PROTO_INVALID("forwarded-proto-invalid", false, "the forwarded scheme is not one of http and https"),

	/**
	 * The header for the port is no port, or says several.
	 */
	FORWARDED_PORT_INVALID("forwarded-port-invalid", false, "the forwarded port is not one number from 1 to 65535"),

	/**
	 * The header for the path prefix is no plain path.
	 */
	FORWARDED_PREFIX_INVALID("forwarded-prefix-invalid", false, "the forwarded prefix is no plain path"),

	/**
	 * The header for the client has fewer addresses than there are proxies, or none where
	 * the client's must be.
	 */
	FORWARDED_FOR_INVALID("forwarded-for-invalid", false, "the forwarded client address is missing or none");

	private final String code;

	private final boolean accepted;

	private final String description;

	HostReason(String code, boolean accepted, String description) {
		this.code = code;
		this.accepted = accepted;
		this.description = description;
	}

	/**
	 * The stable name of this reason.
	 * @return a kebab-case word
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Whether the request goes on.
	 * @return {@code true} if the host is accepted
	 */
	public boolean isAccepted() {
		return this.accepted;
	}

	/**
	 * The reason as a clause, without a capital letter and a full stop.
	 * @return a clause
	 */
	public String description() {
		return this.description;
	}

}
