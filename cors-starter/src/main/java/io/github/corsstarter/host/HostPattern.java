package io.github.corsstarter.host;

/**
 * The grammar of an entry of {@link AllowedHosts}. An entry that can never match a
 * request is refused, because it was meant to match.
 */
final class HostPattern {

	private HostPattern() {
	}

	static void check(String pattern) {
		if (pattern.equals("*")) {
			return;
		}
		if (pattern.isBlank()) {
			throw new IllegalArgumentException("is empty");
		}
		if (pattern.contains("://")) {
			throw new IllegalArgumentException("has a scheme, and a host has none");
		}
		if (pattern.startsWith("*.")) {
			throw new IllegalArgumentException("has a '*'; a domain and everything below it is written with a leading "
					+ "dot: " + pattern.substring(1));
		}
		if (pattern.indexOf('*') >= 0) {
			throw new IllegalArgumentException("has a '*', which is only allowed alone, for every host");
		}
		if (pattern.contains("..")) {
			throw new IllegalArgumentException("has two dots in a row");
		}
		String dot = pattern.startsWith(".") ? "." : "";
		String host = pattern.substring(dot.length());
		HostAndPort parsed = HostAndPort.parse(host);
		if (parsed == null) {
			throw new IllegalArgumentException(
					Cidr.isAddress(pattern) ? "is an IPv6 address without brackets: [" + pattern + "]"
							: "is not a host name: letters, digits, '-' and dots, or an IPv6 address in brackets");
		}
		if (host.startsWith("[") && !Cidr.isAddress(dot + parsed.host())) {
			throw new IllegalArgumentException("is not an IPv6 address");
		}
		if (host.endsWith(".")) {
			throw new IllegalArgumentException("ends in a dot, which is dropped from every request");
		}
		if (parsed.host().length() != host.length()) {
			throw new IllegalArgumentException("has a port, and ports do not matter: " + dot + parsed.host());
		}
	}

}
