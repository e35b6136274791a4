package io.github.corsstarter.web.servlet;

import io.github.corsstarter.host.AllowedHosts;
import io.github.corsstarter.host.Cidr;
import io.github.corsstarter.host.HostAndPort;
import io.github.corsstarter.host.HostDecision;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.host.HostResolution;
import io.github.corsstarter.web.Printable;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.util.WebUtils;

/**
 * Tells in a log why a host was refused and what would change that.
 */
final class HostAdvice {

	private HostAdvice() {
	}

	static String of(HostDecision decision, HttpServletRequest request) {
		return describe(decision, request) + mend(decision);
	}

	/**
	 * The same without the mend.
	 */
	static String describe(HostDecision decision, HttpServletRequest request) {
		return "It is a " + Printable.of(request.getMethod()) + " for \""
				+ Printable.of(ServletRequestFacts.path(request)) + "\". " + seen(decision)
				+ Printable.of(peer(request)) + "." + distrust(request);
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
		ForwardedRequestWrapper publicRequest = WebUtils.getNativeRequest(request, ForwardedRequestWrapper.class);
		return (publicRequest != null) ? publicRequest.peerAddress() : request.getRemoteAddr();
	}

	private static String distrust(HttpServletRequest request) {
		HostResolution forwarding = ForwardedHeadersFilter.of(request);
		return (forwarding != null && forwarding.distrust() != null)
				? " Its forwarded headers do not count: " + forwarding.distrust().description() + "." : "";
	}

	private static String mend(HostDecision decision) {
		return (decision.reason() == HostReason.HOST_NOT_ALLOWED) ? allow(decision) : " " + decision.reason().mend();
	}

	private static String allow(HostDecision decision) {
		String value = decision.value();
		HostAndPort host = (value != null) ? HostAndPort.parse(value) : null;
		String advice = (host != null && !host.host().startsWith(".") && AllowedHosts.canList(host.host()))
				? " To answer to it, add " + Printable.of(host.host()) + " to cors.hosts.allowed." : "";
		if (host != null && Cidr.isAddress(host.host())) {
			advice += " If it is a health check, which comes by address, exempt its path with "
					+ "cors.hosts.exempt-urls-regex.";
		}
		boolean ownHeader = "Host".equals(decision.header());
		return ownHeader ? advice + " If the public name is another one, the proxy did not send it where it is looked "
				+ "for: see cors.hosts.use-x-forwarded-host; an API Gateway HTTP API with HTTP proxy integration swallows "
				+ "X-Forwarded-Host and needs cors.hosts.forwarded-host-header." : advice;
	}

}
