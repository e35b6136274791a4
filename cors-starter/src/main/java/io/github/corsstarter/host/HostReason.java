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
	HOST_MALFORMED("host-malformed", false, "the host is not written as a host name",
			"Look at who sent it: no browser and no proxy that is set up right sends this, and nothing in "
					+ "cors.hosts.allowed can allow it."),

	/**
	 * The header came more than once, or with a comma: whoever wrote the one of them did
	 * not write the other.
	 */
	HOST_AMBIGUOUS("host-ambiguous", false, "the request names more than one host",
			"Let the proxy replace the header instead of adding to it; cors.hosts.forwarded-host-header "
					+ "names another one if it cannot."),

	/**
	 * The host is not in the list.
	 */
	HOST_NOT_ALLOWED("host-not-allowed", false, "the host is not allowed",
			"Add the host to cors.hosts.allowed. If the public name is another one, the proxy did not send "
					+ "it where it is looked for: see cors.hosts.use-x-forwarded-host and "
					+ "cors.hosts.forwarded-host-header. A path that is asked for by address, such as a health check, "
					+ "goes into cors.hosts.exempt-urls-regex."),

	/**
	 * The application's {@link HostAuthorizer} threw an exception, which counts as no.
	 */
	AUTHORIZER_FAILED("authorizer-failed", false, "the application's HostAuthorizer failed",
			"Look at the exception in the log and mend the HostAuthorizer bean, or list the host in "
					+ "cors.hosts.allowed."),

	/**
	 * The request did not come from a trusted proxy, and only such requests are answered.
	 */
	PROXY_NOT_TRUSTED("proxy-not-trusted", false, "the request did not come through a trusted proxy",
			"If it came through your proxy, add its address to cors.hosts.trusted-proxies, and let it send "
					+ "one of cors.hosts.proxy-secrets if there are any; else it went past the proxy."),

	/**
	 * The header for the scheme is neither http nor https, or says both.
	 */
	FORWARDED_PROTO_INVALID("forwarded-proto-invalid", false, "the forwarded scheme is not one of http and https",
			"If the proxy sends the scheme in another header, name it in cors.hosts.forwarded-proto-header, "
					+ "or fix it with cors.hosts.scheme."),

	/**
	 * The header for the port is no port, or says several.
	 */
	FORWARDED_PORT_INVALID("forwarded-port-invalid", false, "the forwarded port is not one number from 1 to 65535",
			"Let the proxy write one port, or set cors.hosts.use-x-forwarded-port to false."),

	/**
	 * The header for the path prefix is no plain path.
	 */
	FORWARDED_PREFIX_INVALID("forwarded-prefix-invalid", false, "the forwarded prefix is no plain path",
			"Let the proxy write a path such as /prod, or fix it with cors.hosts.prefix."),

	/**
	 * The header for the client has fewer addresses than there are proxies, or none where
	 * the client's must be.
	 */
	FORWARDED_FOR_INVALID("forwarded-for-invalid", false, "the forwarded client address is missing or none",
			"Set cors.hosts.forwarded-for-hops to the number of proxies that add an address.");

	private final String code;

	private final boolean accepted;

	private final String description;

	private final String mend;

	HostReason(String code, boolean accepted, String description) {
		this(code, accepted, description, "");
	}

	HostReason(String code, boolean accepted, String description, String mend) {
		this.code = code;
		this.accepted = accepted;
		this.description = description;
		this.mend = mend;
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

	/**
	 * What to do about it, as a sentence that names the setting and repeats nothing of
	 * the request.
	 * @return a sentence; empty where there is nothing to mend
	 */
	public String mend() {
		return this.mend;
	}

}
