package io.github.corsstarter.host;

import java.util.Locale;

import io.github.corsstarter.decision.Reason;

/**
 * Why the host of a request was accepted or refused.
 */
public enum HostReason implements Reason {

	/**
	 * The host is listed.
	 */
	HOST_LISTED(true, "the host is listed"),

	/**
	 * The application's {@link HostAuthorizer} allowed the host.
	 */
	HOST_AUTHORIZED(true, "the application's HostAuthorizer allowed the host"),

	/**
	 * Nothing restricts hosts.
	 */
	HOST_NOT_CHECKED(true, "hosts are not checked here"),

	/**
	 * The value is not a host name by the grammar of {@link HostAndPort}.
	 */
	HOST_MALFORMED(false, "the host is not written as a host name"),

	/**
	 * The header has several lines or a comma: the proxy wrote only one of the hosts.
	 */
	HOST_AMBIGUOUS(false, "the request names more than one host"),

	/**
	 * The host is not listed.
	 */
	HOST_NOT_ALLOWED(false, "the host is not allowed"),

	/**
	 * The application's {@link HostAuthorizer} threw an exception, which counts as a
	 * refusal.
	 */
	HOST_AUTHORIZER_FAILED(false, "the application's HostAuthorizer failed"),

	/**
	 * The request did not come through a trusted proxy, and only such requests are
	 * accepted.
	 */
	PROXY_NOT_TRUSTED(false, "the request did not come through a trusted proxy"),

	/**
	 * The header for the scheme is neither {@code http} nor {@code https}, or has
	 * different values.
	 */
	FORWARDED_PROTO_INVALID(false, "the forwarded scheme is not one of http and https"),

	/**
	 * The header for the port is not a port, or has different values.
	 */
	FORWARDED_PORT_INVALID(false, "the forwarded port is not one number from 1 to 65535"),

	/**
	 * The header for the path prefix is not a plain path.
	 */
	FORWARDED_PREFIX_INVALID(false, "the forwarded prefix is not a plain path"),

	/**
	 * The header for the client address has fewer entries than there are proxies, or its
	 * entry for the client is not an address.
	 */
	FORWARDED_FOR_INVALID(false, "the forwarded client address is missing or invalid");

	private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

	private final boolean accepted;

	private final String description;

	HostReason(boolean accepted, String description) {
		this.accepted = accepted;
		this.description = description;
	}

	@Override
	public String code() {
		return this.code;
	}

	@Override
	public String description() {
		return this.description;
	}

	@Override
	public boolean isAccepted() {
		return this.accepted;
	}

}
