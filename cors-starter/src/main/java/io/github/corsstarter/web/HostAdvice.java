package io.github.corsstarter.web;

import io.github.corsstarter.host.AllowedHosts;
import io.github.corsstarter.host.Forwarding;
import io.github.corsstarter.host.HostAndPort;
import io.github.corsstarter.host.HostDecision;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.util.WebUtils;

/**
 * Tells in a log why a host was refused and what would change that.
 */
final class HostAdvice {

	private HostAdvice() {
	}

	static String of(HostDecision decision, HttpServletRequest request) {
		return seen(decision) + Printable.of(peer(request)) + "." + distrust(request) + mend(decision);
	}

	private static String seen(HostDecision decision) {
		if (decision.value() == null) {
			return "It was sent by ";
		}
		String holder = (decision.header() != null) ? "The header " + decision.header() + " held \""
				: "The server found the host to be \"";
		return holder + Printable.of(decision.value()) + "\", sent by ";
	}

	/**
	 * Whoever sent the headers, not the client that they tell of.
	 */
	private static String peer(HttpServletRequest request) {
		PublicRequest publicRequest = WebUtils.getNativeRequest(request, PublicRequest.class);
		return (publicRequest != null) ? publicRequest.peerAddress() : request.getRemoteAddr();
	}

	private static String distrust(HttpServletRequest request) {
		Forwarding forwarding = ForwardedHeadersFilter.of(request);
		return (forwarding != null && forwarding.distrust() != null)
				? " Its forwarded headers do not count: " + forwarding.distrust().description() + "." : "";
	}

	private static String mend(HostDecision decision) {
		return switch (decision.reason()) {
			case HOST_NOT_ALLOWED -> allow(decision);
			case FORWARDED_PROTO_INVALID -> " If the proxy sends the scheme in another header, name it in "
					+ "cors.hosts.forwarded-proto-header, or fix it with cors.hosts.scheme.";
			case FORWARDED_FOR_INVALID ->
				" cors.hosts.forwarded-for-hops must be the number of proxies that add an address.";
			default -> "";
		};
	}

	private static String allow(HostDecision decision) {
		String value = decision.value();
		HostAndPort host = (value != null) ? HostAndPort.parse(value) : null;
		String advice = (host != null && !host.host().startsWith(".") && AllowedHosts.canList(host.host()))
				? " To answer to it, add " + host.host() + " to cors.hosts.allowed." : "";
		boolean ownHeader = "Host".equals(decision.header());
		return ownHeader ? advice + " If the public name is another one, the proxy did not send it where it is looked "
				+ "for: see cors.hosts.use-x-forwarded-host; an API Gateway HTTP API with HTTP proxy integration swallows "
				+ "X-Forwarded-Host and needs cors.hosts.forwarded-host-header." : advice;
	}

}
