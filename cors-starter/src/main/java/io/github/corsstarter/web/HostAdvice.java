package io.github.corsstarter.web;

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
		String seen = (decision.value() != null)
				? "The header " + decision.header() + " held \"" + Printable.of(decision.value()) + "\", sent by "
				: "It was sent by ";
		return seen + Printable.of(peer(request)) + "." + mend(decision);
	}

	/**
	 * Whoever sent the headers, not the client that they tell of.
	 */
	private static String peer(HttpServletRequest request) {
		PublicRequest publicRequest = WebUtils.getNativeRequest(request, PublicRequest.class);
		return (publicRequest != null) ? publicRequest.peerAddress() : request.getRemoteAddr();
	}

	private static String mend(HostDecision decision) {
		return switch (decision.reason()) {
			case HOST_NOT_ALLOWED -> allow(decision);
			case PROXY_NOT_TRUSTED ->
				" If that is your proxy, check cors.hosts.trusted-proxies and the secret it sends.";
			case FORWARDED_PROTO_INVALID -> " If the proxy sends the scheme in another header, name it in "
					+ "cors.hosts.forwarded-proto-header, or fix it with cors.hosts.scheme.";
			case FORWARDED_FOR_INVALID ->
				" cors.hosts.forwarded-for-hops must be the number of proxies that add an " + "address.";
			default -> "";
		};
	}

	private static String allow(HostDecision decision) {
		String value = decision.value();
		HostAndPort host = (value != null) ? HostAndPort.parse(value) : null;
		if (host == null) {
			return "";
		}
		String advice = " To answer to it, add " + host.host() + " to cors.hosts.allowed.";
		boolean ownHeader = "Host".equals(decision.header());
		return ownHeader ? advice + " If the public name is another one, the proxy did not send it where it is looked "
				+ "for: see cors.hosts.use-x-forwarded-host; an API Gateway HTTP API with HTTP proxy integration swallows "
				+ "X-Forwarded-Host and needs cors.hosts.forwarded-host-header." : advice;
	}

}
