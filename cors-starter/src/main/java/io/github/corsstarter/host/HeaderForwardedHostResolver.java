package io.github.corsstarter.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.origin.DefaultPort;
import org.jspecify.annotations.Nullable;

/**
 * Reads the public address from the configured headers. It validates what it uses and
 * refuses what is ambiguous: of two hosts, the proxy wrote only one.
 */
public final class HeaderForwardedHostResolver implements ForwardedHostResolver {

	private static final String HOST = "Host";

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
		List<String> values = reading.elements(header);
		if (values.isEmpty()) {
			return sourceWithoutForwarding(reading);
		}
		String value = agreed(values);
		if (value == null) {
			reading.refuse(HostReason.HOST_AMBIGUOUS, header, String.join(", ", values));
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
		List<String> values = reading.elements(header);
		if (values.isEmpty()) {
			return connectionScheme(reading);
		}
		List<String> schemes = values.stream().map(HeaderForwardedHostResolver::schemeOf).toList();
		String scheme = agreed(schemes);
		if (scheme == null) {
			reading.refuse(
					schemes.contains("") ? HostReason.FORWARDED_PROTO_INVALID : HostReason.FORWARDED_PROTO_AMBIGUOUS,
					header, String.join(", ", values));
			return connectionScheme(reading);
		}
		return scheme;
	}

	/**
	 * Over HTTP/2 the client writes the scheme, and containers accept any.
	 */
	private static String connectionScheme(Reading reading) {
		String scheme = schemeOf(reading.request.scheme());
		if (scheme.isEmpty()) {
			reading.refuse(HostReason.SCHEME_INVALID, null, reading.request.scheme());
			return "http";
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
		int defaultPort = DefaultPort.of(scheme);
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
	 * Of several values each was written by one of the proxies, the outermost first.
	 */
	private String prefix(Reading reading) {
		String fixed = (this.headers.prefix() != null) ? this.headers.prefix() : "";
		List<String> paths = this.headers.usePrefix() ? reading.elements(ForwardedHeaders.PREFIX) : List.of();
		StringBuilder joined = new StringBuilder();
		boolean plain = true;
		for (String path : paths) {
			plain = plain && (path.isEmpty() || path.startsWith("/"));
			joined.append(path, 0, path.endsWith("/") ? path.length() - 1 : path.length());
		}
		if (!plain || (!joined.isEmpty() && !ForwardedHeaders.isPrefix(joined.toString()))) {
			reading.refuse(HostReason.FORWARDED_PREFIX_INVALID, ForwardedHeaders.PREFIX, String.join(", ", paths));
			return fixed;
		}
		if (joined.isEmpty()) {
			return paths.contains("/") ? PublicAddress.ROOT : fixed;
		}
		return joined.toString();
	}

	private @Nullable String clientAddress(Reading reading) {
		int hops = this.headers.forwardedForHops();
		String header = (hops > 0) ? ForwardedHeaders.FOR : this.headers.clientAddressHeader();
		if (header == null || !reading.trusted) {
			return null;
		}
		List<String> values = reading.elements(header);
		if (values.isEmpty() || values.size() < hops) {
			reading.refuse(HostReason.CLIENT_ADDRESS_MISSING, header,
					values.isEmpty() ? null : String.join(", ", values));
			return null;
		}
		String value = (hops > 0) ? values.get(values.size() - hops) : agreed(values);
		String address = (value != null) ? ClientAddress.parse(header, value) : null;
		if (address == null) {
			reading.refuse((hops > 0) ? HostReason.FORWARDED_FOR_INVALID : HostReason.CLIENT_ADDRESS_INVALID, header,
					String.join(", ", values));
		}
		return address;
	}

	/**
	 * The one value of all, or {@code null} if they differ or it is empty.
	 */
	private static @Nullable String agreed(List<String> values) {
		String first = values.get(0);
		return (!first.isEmpty() && values.stream().allMatch(first::equalsIgnoreCase)) ? first : null;
	}

	/**
	 * One request while it is read: untrusted and empty headers look absent, and the
	 * first refusal counts.
	 */
	private static final class Reading {

		private final ProxiedRequest request;

		private final boolean trusted;

		private @Nullable HostDecision refusal;

		Reading(ProxiedRequest request, boolean trusted) {
			this.request = request;
			this.trusted = trusted;
		}

		/**
		 * The elements of a header, over all its lines (RFC 9110, section 5.3). A proxy
		 * that has nothing to say may write an empty line.
		 */
		List<String> elements(@Nullable String header) {
			if (header == null || !this.trusted) {
				return List.of();
			}
			List<String> elements = new ArrayList<>();
			for (String line : this.request.headers().lines(header)) {
				if (!line.isBlank()) {
					for (String element : line.split(",", -1)) {
						elements.add(element.strip());
					}
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
