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
	 * The header has different hosts: the proxy wrote only one of them.
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
	 * The application's {@link HostAuthorizer} was not asked, because as many questions
	 * as allowed are open.
	 */
	HOST_AUTHORIZER_BUSY(false, "the application's HostAuthorizer has too many open questions"),

	/**
	 * The application's {@link HostAuthorizer} did not answer in time.
	 */
	HOST_AUTHORIZER_TIMED_OUT(false, "the application's HostAuthorizer did not answer in time"),

	/**
	 * The request did not come through a trusted proxy, and only such requests are
	 * accepted.
	 */
	PROXY_NOT_TRUSTED(false, "the request did not come through a trusted proxy"),

	/**
	 * The scheme of the connection is neither {@code http} nor {@code https}. Over HTTP/2
	 * the client writes it.
	 */
	SCHEME_INVALID(false, "the scheme is neither http nor https"),

	/**
	 * The header for the scheme is neither {@code http} nor {@code https}.
	 */
	FORWARDED_PROTO_INVALID(false, "the forwarded scheme is not one of http and https"),

	/**
	 * The header for the scheme has both {@code http} and {@code https}: of two proxies,
	 * or of a client and a proxy.
	 */
	FORWARDED_PROTO_AMBIGUOUS(false, "the forwarded scheme has different values"),

	/**
	 * The header for the port is not a port, or has different values.
	 */
	FORWARDED_PORT_INVALID(false, "the forwarded port is not one number from 1 to 65535"),

	/**
	 * The header for the path prefix does not have plain paths.
	 */
	FORWARDED_PREFIX_INVALID(false, "the forwarded prefix is not a plain path"),

	/**
	 * The header for the client address is missing, or has fewer entries than there are
	 * proxies, in a request from a sender that may forward: one that bypassed a proxy, as
	 * health checks and scrapes of metrics do.
	 */
	CLIENT_ADDRESS_MISSING(false, "the request bypassed a proxy, or a proxy does not send the client address"),

	/**
	 * The header for the client address does not have one address.
	 */
	CLIENT_ADDRESS_INVALID(false, "the header for the client address does not have one address"),

	/**
	 * The entry for the client in {@code X-Forwarded-For} is not an address.
	 */
	FORWARDED_FOR_INVALID(false, "the header X-Forwarded-For has no address in the place of the client");

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
