package io.github.corsstarter.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.origin.DefaultPort;
import org.jspecify.annotations.Nullable;

/**
 * Reads the public address from the configured headers. It validates what it uses and
 * refuses what is ambiguous: of two hosts, the proxy wrote only one.
 */
public final class HeaderForwardedHostResolver implements ForwardedHostResolver {

	private static final String HOST = "Host";

	/**
	 * Some proxies also write the port of the client, and then an IPv6 address in
	 * brackets.
	 */
	private static final Pattern ADDRESS_AND_PORT = Pattern
		.compile("\\[([^\\[\\]]*:[^\\[\\]]*)](?::\\d{1,5})?|([^:]+):\\d{1,5}");

	/**
	 * The longest IPv6 address, brackets, a colon and a port.
	 */
	private static final int MAX_ADDRESS_AND_PORT_LENGTH = 45 + 2 + 6;

	private final ForwardedHeaders headers;

	private final ProxyTrust trust;

	/**
	 * Create a resolver.
	 * @param headers which headers are read
	 * @param trust which requests they are read of
	 */
	public HeaderForwardedHostResolver(ForwardedHeaders headers, ProxyTrust trust) {
		this.headers = headers;
		this.trust = trust;
	}

	@Override
	public HostResolution resolve(ProxiedRequest request) {
		ProxyTrustFailure failure = this.trust.findFailure(request);
		Reading reading = new Reading(request, failure == null);
		if (failure != null && this.headers.requireTrustedProxy()) {
			reading.refuse(HostReason.PROXY_NOT_TRUSTED, null, null);
		}
		HostSource source = source(reading);
		HostAndPort host = host(source, request);
		String scheme = scheme(reading);
		int port = port(reading, host, scheme);
		PublicAddress address = new PublicAddress(scheme, host.host(), port, prefix(reading), clientAddress(reading));
		return new HostResolution(address, source, reading.refusal, failure);
	}

	private HostSource source(Reading reading) {
		String header = this.headers.hostHeader();
		List<String> lines = (header != null) ? reading.lines(header) : List.of();
		if (header == null || lines.isEmpty()) {
			return sourceWithoutForwarding(reading);
		}
		String value = lines.get(0);
		if (lines.size() > 1 || value.indexOf(',') >= 0) {
			reading.refuse(HostReason.HOST_AMBIGUOUS, header, String.join(", ", lines));
			return sourceWithoutForwarding(reading);
		}
		if (HostAndPort.parse(value) == null) {
			reading.refuse(HostReason.HOST_MALFORMED, header, value);
			return sourceWithoutForwarding(reading);
		}
		return new HostSource(header, value);
	}

	/**
	 * On some containers requests over HTTP/2 have no {@code Host}, and HTTP/1.0 does not
	 * require it. Then the container knows the name.
	 */
	private static HostSource sourceWithoutForwarding(Reading reading) {
		List<String> lines = reading.request.headers().lines(HOST);
		if (lines.isEmpty()) {
			return new HostSource(null, reading.request.serverName());
		}
		if (lines.size() > 1) {
			reading.refuse(HostReason.HOST_AMBIGUOUS, HOST, String.join(", ", lines));
		}
		return new HostSource(HOST, lines.get(0));
	}

	private static HostAndPort host(HostSource source, ProxiedRequest request) {
		HostAndPort named = HostAndPort.parse(source.text());
		if (named != null && source.header() != null) {
			return named;
		}
		boolean defaultPort = request.serverPort() == DefaultPort.of(request.scheme());
		return new HostAndPort((named != null) ? named.host() : request.serverName(),
				defaultPort ? HostAndPort.NO_PORT : request.serverPort());
	}

	private String scheme(Reading reading) {
		if (this.headers.scheme() != null) {
			return this.headers.scheme();
		}
		String header = this.headers.protoHeader();
		List<String> values = (header != null) ? reading.elements(header) : List.of();
		if (header == null || values.isEmpty()) {
			return reading.request.scheme();
		}
		String scheme = agreed(values.stream().map(HeaderForwardedHostResolver::schemeOf).toList());
		if (scheme == null) {
			reading.refuse(HostReason.FORWARDED_PROTO_INVALID, header, String.join(", ", values));
			return reading.request.scheme();
		}
		return scheme;
	}

	/**
	 * Some proxies send the scheme of the WebSocket for its handshake, which is an HTTP
	 * request.
	 */
	private static String schemeOf(String value) {
		return switch (value.toLowerCase(Locale.ROOT)) {
			case "http", "ws" -> "http";
			case "https", "wss" -> "https";
			default -> "";
		};
	}

	private int port(Reading reading, HostAndPort host, String scheme) {
		if (host.port() != HostAndPort.NO_PORT) {
			return host.port();
		}
		int defaultPort = defaultPort(scheme, reading.request);
		List<String> values = this.headers.usePort() ? reading.elements(ForwardedHeaders.PORT) : List.of();
		if (values.isEmpty()) {
			return defaultPort;
		}
		String agreed = agreed(values);
		HostAndPort parsed = (agreed != null) ? HostAndPort.parse("port:" + agreed) : null;
		if (parsed == null || parsed.port() == HostAndPort.NO_PORT) {
			reading.refuse(HostReason.FORWARDED_PORT_INVALID, ForwardedHeaders.PORT, String.join(", ", values));
			return defaultPort;
		}
		return parsed.port();
	}

	/**
	 * Over HTTP/2 the client writes the scheme, and can write one without a default port.
	 */
	private static int defaultPort(String scheme, ProxiedRequest request) {
		int defaultPort = DefaultPort.of(scheme);
		return (defaultPort != DefaultPort.NONE) ? defaultPort : request.serverPort();
	}

	private String prefix(Reading reading) {
		String fixed = (this.headers.prefix() != null) ? this.headers.prefix() : "";
		List<String> lines = this.headers.usePrefix() ? reading.lines(ForwardedHeaders.PREFIX) : List.of();
		if (lines.isEmpty()) {
			return fixed;
		}
		if (lines.size() > 1 || !ForwardedHeaders.isPrefix(lines.get(0))) {
			reading.refuse(HostReason.FORWARDED_PREFIX_INVALID, ForwardedHeaders.PREFIX, String.join(", ", lines));
			return fixed;
		}
		return lines.get(0);
	}

	private @Nullable String clientAddress(Reading reading) {
		int hops = this.headers.forwardedForHops();
		if (hops == 0 || !reading.trusted) {
			return null;
		}
		List<String> addresses = reading.elements(ForwardedHeaders.FOR);
		String address = (addresses.size() >= hops) ? addressOf(addresses.get(addresses.size() - hops)) : null;
		if (address == null) {
			reading.refuse(HostReason.FORWARDED_FOR_INVALID, ForwardedHeaders.FOR, String.join(", ", addresses));
			return null;
		}
		return address;
	}

	private static @Nullable String addressOf(String element) {
		if (element.length() > MAX_ADDRESS_AND_PORT_LENGTH) {
			return null;
		}
		Matcher matcher = ADDRESS_AND_PORT.matcher(element);
		String address = element;
		if (matcher.matches()) {
			address = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
		}
		return Cidr.isAddress(address) ? address : null;
	}

	/**
	 * The one value of all, or {@code null} if they differ or it is empty.
	 */
	private static @Nullable String agreed(List<String> values) {
		String first = values.get(0);
		return (!first.isEmpty() && values.stream().allMatch(first::equals)) ? first : null;
	}

	/**
	 * One request while it is read: untrusted headers look absent, and the first refusal
	 * counts.
	 */
	private static final class Reading {

		private final ProxiedRequest request;

		private final boolean trusted;

		private @Nullable HostDecision refusal;

		Reading(ProxiedRequest request, boolean trusted) {
			this.request = request;
			this.trusted = trusted;
		}

		List<String> lines(String header) {
			return this.trusted ? this.request.headers().lines(header) : List.of();
		}

		/**
		 * The elements of a list header, over all its lines (RFC 9110, section 5.3).
		 */
		List<String> elements(String header) {
			List<String> elements = new ArrayList<>();
			for (String line : lines(header)) {
				for (String element : line.split(",", -1)) {
					elements.add(element.strip());
				}
			}
			return elements;
		}

		void refuse(HostReason reason, @Nullable String header, @Nullable String value) {
			if (this.refusal == null) {
				this.refusal = HostDecision.of(reason, header, value);
			}
		}

	}

}
