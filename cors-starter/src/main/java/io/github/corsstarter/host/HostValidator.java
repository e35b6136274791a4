package io.github.corsstarter.host;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether the application answers to a host: the grammar first, then the list,
 * then whom the application asks.
 */
public final class HostValidator {

	private final AllowedHosts allowedHosts;

	private final @Nullable HostAuthorizer authorizer;

	/**
	 * Create a validator.
	 * @param allowedHosts the list
	 * @param authorizer whom to ask about hosts that are not in it, or {@code null}
	 */
	public HostValidator(AllowedHosts allowedHosts, @Nullable HostAuthorizer authorizer) {
		this.allowedHosts = allowedHosts;
		this.authorizer = authorizer;
	}

	/**
	 * Whether anything restricts hosts.
	 * @return {@code false} if every host would be accepted unread
	 */
	public boolean isActive() {
		return !this.allowedHosts.isEmpty() || this.authorizer != null;
	}

	/**
	 * Decide about a host.
	 * @param header the header it came in, for the decision to name; {@code null} if it
	 * is what the container made of the request
	 * @param value the host, with or without port, as it came; {@code null} if there was
	 * none
	 * @return the decision
	 */
	public HostDecision decide(@Nullable String header, @Nullable String value) {
		if (!isActive()) {
			return HostDecision.of(HostReason.HOST_NOT_CHECKED, header, value);
		}
		if (value == null) {
			return HostDecision.of(HostReason.HOST_MISSING, header, null);
		}
		HostAndPort parsed = HostAndPort.parse(value);
		if (parsed == null) {
			return HostDecision.of(HostReason.HOST_MALFORMED, header, value);
		}
		if (this.allowedHosts.contains(parsed.host())) {
			return HostDecision.of(HostReason.HOST_LISTED, header, value);
		}
		return (this.authorizer != null) ? ask(this.authorizer, header, value, parsed.host())
				: HostDecision.of(HostReason.HOST_NOT_ALLOWED, header, value);
	}

	private static HostDecision ask(HostAuthorizer authorizer, @Nullable String header, String value, String host) {
		try {
			return HostDecision.of(
					authorizer.isAllowed(host) ? HostReason.HOST_AUTHORIZED : HostReason.HOST_NOT_ALLOWED, header,
					value);
		}
		catch (RuntimeException ex) {
			return new HostDecision(HostReason.AUTHORIZER_FAILED, header, value, ex);
		}
	}

}
