package io.github.corsstarter.web;

import io.github.corsstarter.decision.Quotation;
import io.github.corsstarter.host.AllowedHosts;
import io.github.corsstarter.host.Cidr;
import io.github.corsstarter.host.HostAndPort;
import io.github.corsstarter.host.HostDecision;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.host.ProxyTrustFailure;
import org.jspecify.annotations.Nullable;

/**
 * What the log says about the host of a request. Text of the request is quoted.
 *
 * @param decision the decision about the host
 * @param request the facts of the request
 * @param peerAddress the address of the connection's other end, which is not the client's
 * if there is a proxy
 * @param trustFailure why the forwarded headers were ignored, or {@code null} if they
 * were not
 */
public record HostLogMessage(HostDecision decision, RequestSummary request, String peerAddress,
		@Nullable ProxyTrustFailure trustFailure) {

	/**
	 * Describe what was decided about.
	 * @return sentences
	 */
	public String describe() {
		String ignored = (this.trustFailure != null)
				? " Its forwarded headers are ignored: " + this.trustFailure.description() + "." : "";
		return "It is a " + Quotation.of(this.request.method()) + " for \"" + Quotation.of(this.request.path()) + "\". "
				+ source() + Quotation.of(this.peerAddress) + "." + ignored;
	}

	private String source() {
		if (this.decision.value() == null) {
			return (this.decision.header() != null)
					? "It has no header " + this.decision.header() + ", and was sent by " : "It was sent by ";
		}
		if (this.decision.reason() == HostReason.SCHEME_INVALID) {
			return "Its scheme is \"" + Quotation.of(this.decision.value()) + "\", sent by ";
		}
		String holder = (this.decision.header() != null) ? "The header " + this.decision.header() + " held \""
				: "The server found the host to be \"";
		return holder + Quotation.of(this.decision.value()) + "\", sent by ";
	}

	/**
	 * Describe what was refused, and what would allow it.
	 * @return sentences
	 */
	public String explain() {
		String trust = (this.trustFailure != null) ? " " + ReasonActions.of(this.trustFailure) : "";
		return describe() + switch (this.decision.reason()) {
			case HOST_NOT_ALLOWED -> trust + actionForHost();
			case PROXY_NOT_TRUSTED -> trust.isEmpty() ? action() : trust + " " + ReasonActions.BYPASSES_PROXY;
			default -> action();
		};
	}

	private String action() {
		return " " + ReasonActions.of(this.decision.reason());
	}

	/**
	 * Like the action for {@link HostReason#HOST_NOT_ALLOWED}, but with the host to add.
	 */
	private String actionForHost() {
		String value = this.decision.value();
		HostAndPort host = (value != null) ? HostAndPort.parse(value) : null;
		StringBuilder action = new StringBuilder();
		if (host != null && AllowedHosts.canList(host.host())) {
			action.append(" To answer to it, add ").append(Quotation.of(host.host())).append(" to cors.hosts.allowed.");
		}
		if (host != null && Cidr.isAddress(host.host())) {
			action.append(" If it is a health check, which uses the IP address as host, exempt its path with "
					+ "cors.hosts.exempt-urls-regex.");
		}
		if ("Host".equals(this.decision.header())) {
			action
				.append(" If the public host is a different one, the proxy did not send it in the header that is read: "
						+ "see cors.hosts.use-x-forwarded-host. An API Gateway HTTP API with HTTP proxy integration "
						+ "removes X-Forwarded-Host and needs cors.hosts.forwarded-host-header.");
		}
		return action.toString();
	}

}
