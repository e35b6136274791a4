package io.github.corsstarter.host;

import java.util.Locale;

import io.github.corsstarter.decision.Bulkhead;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the application answers to a host: by the grammar, the list, and the
 * {@link HostAuthorizer} of the application.
 */
public final class HostValidator {

	private static final String HOST = "Host";

	private final AllowedHosts allowedHosts;

	private final @Nullable HostAuthorizer authorizer;

	/**
	 * Create a validator.
	 * @param allowedHosts the list
	 * @param authorizer is asked about hosts that are not listed; {@code null} for none
	 */
	public HostValidator(AllowedHosts allowedHosts, @Nullable HostAuthorizer authorizer) {
		this.allowedHosts = allowedHosts;
		this.authorizer = authorizer;
	}

	/**
	 * Whether anything restricts hosts.
	 * @return {@code false} if every host is accepted without being read
	 */
	public boolean isActive() {
		return !this.allowedHosts.isEmpty() || this.authorizer != null;
	}

	/**
	 * Decide about a host by its grammar and the list.
	 * @param header the header it came in, for the decision to name; {@code null} if the
	 * container found it elsewhere
	 * @param value the host, with or without port, as received
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
	 * Decide about a request that no resolver has looked at. If the server or Spring
	 * reads forwarded headers, it has done so by now: the name and the scheme that the
	 * application will see are judged. The header itself is judged by its grammar, which
	 * servers check less strictly.
	 * @param scheme the scheme that the application sees
	 * @param header the {@code Host} header, or {@code null} if it is absent
	 * @param name the host that the application sees
	 * @return the decision, of which {@link #ask} can be the second part
	 */
	public HostDecision decide(String scheme, @Nullable String header, String name) {
		HostDecision refused = decideScheme(scheme);
		if (refused != null) {
			return refused;
		}
		HostAndPort written = (header != null) ? HostAndPort.parse(header) : null;
		if (header != null && written == null) {
			return decide(HOST, header);
		}
		boolean fromHeader = written != null && written.host().equalsIgnoreCase(name);
		return decide(fromHeader ? HOST : null, name);
	}

	/**
	 * Decide about the scheme of a request that no resolver has looked at. Proxies may
	 * name the scheme of a WebSocket.
	 * @param scheme the scheme that the application sees
	 * @return a refusal, or {@code null} if the host decides
	 */
	public @Nullable HostDecision decideScheme(String scheme) {
		return switch (scheme.toLowerCase(Locale.ROOT)) {
			case "http", "https", "ws", "wss" -> null;
			default -> isActive() ? HostDecision.of(HostReason.SCHEME_INVALID, null, scheme) : null;
		};
	}

	/**
	 * Ask the application about a host that is not listed.
	 * @param decision what the list says
	 * @return the decision of the application, or the same decision if there is nothing
	 * to ask
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
		catch (Bulkhead.FullException ex) {
			return new HostDecision(HostReason.HOST_AUTHORIZER_BUSY, decision.header(), decision.value(), ex);
		}
		catch (Bulkhead.TimedOutException ex) {
			return new HostDecision(HostReason.HOST_AUTHORIZER_TIMED_OUT, decision.header(), decision.value(), ex);
		}
		catch (RuntimeException ex) {
			return new HostDecision(HostReason.HOST_AUTHORIZER_FAILED, decision.header(), decision.value(), ex);
		}
	}

}
