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
	 * Decide about a host by its grammar and the list.
	 * @param header the header it came in, for the decision to name; {@code null} if it
	 * is what the container made of the request
	 * @param value the host, with or without port, as it came
	 * @return the decision, of which {@link #ask} can be the second part
	 */
	public HostDecision decide(@Nullable String header, String value) {
		if (!isActive()) {
			return HostDecision.of(HostReason.HOST_NOT_CHECKED, header, value);
		}
		HostAndPort parsed = HostAndPort.parse(value);
		if (parsed == null) {
			return HostDecision.of(HostReason.HOST_MALFORMED, header, value);
		}
		return HostDecision.of(
				this.allowedHosts.contains(parsed.host()) ? HostReason.HOST_LISTED : HostReason.HOST_NOT_ALLOWED,
				header, value);
	}

	/**
	 * Ask the application about a host that is not listed.
	 * @param decision what the list says
	 * @return what the application says, or the same decision where there is nothing or
	 * nobody to ask
	 */
	public HostDecision ask(HostDecision decision) {
		HostAndPort parsed = (decision.value() != null) ? HostAndPort.parse(decision.value()) : null;
		if (decision.reason() != HostReason.HOST_NOT_ALLOWED || this.authorizer == null || parsed == null) {
			return decision;
		}
		try {
			return this.authorizer.isAllowed(parsed.host())
					? HostDecision.of(HostReason.HOST_AUTHORIZED, decision.header(), decision.value()) : decision;
		}
		catch (RuntimeException ex) {
			return new HostDecision(HostReason.HOST_AUTHORIZER_FAILED, decision.header(), decision.value(), ex);
		}
	}

}
