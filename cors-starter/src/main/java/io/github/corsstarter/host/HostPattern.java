package io.github.corsstarter.host;

import io.github.corsstarter.origin.Origin;

/**
 * The grammar of an entry of {@link AllowedHosts}. An entry that can never match a
 * request is refused, because it was meant to match.
 */
final class HostPattern {

	private static final int MAX_LENGTH = 253;

	private static final int MAX_LABEL_LENGTH = 63;

	private static final String TOO_LONG = "is too long: a host has 253 characters at most, and 63 between dots";

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
			throw new IllegalArgumentException(
					"has a '*', and a domain with everything below it is written with a leading dot");
		}
		if (pattern.indexOf('*') >= 0) {
			throw new IllegalArgumentException("has a '*', which is only allowed alone, for every host");
		}
		if (pattern.contains("..")) {
			throw new IllegalArgumentException("has two dots in a row");
		}
		String dot = pattern.startsWith(".") ? "." : "";
		String host = pattern.substring(dot.length());
		if (host.length() > HostAndPort.MAX_LENGTH) {
			throw new IllegalArgumentException(TOO_LONG);
		}
		HostAndPort parsed = HostAndPort.parse(host);
		if (parsed == null) {
			throw new IllegalArgumentException(Cidr.isAddress(pattern) ? "is an IPv6 address without brackets"
					: "is not a host name: letters, digits, '-' and dots, or an IPv6 address in brackets");
		}
		if (host.startsWith("[") && !Cidr.isAddress(dot + parsed.host())) {
			throw new IllegalArgumentException("is not an IPv6 address");
		}
		if (host.endsWith(".")) {
			throw new IllegalArgumentException("ends in a dot, which is dropped from every request");
		}
		if (parsed.host().length() != host.length()) {
			throw new IllegalArgumentException("has a port, and ports do not matter");
		}
		if (!host.startsWith("[") && Origin.ofSerialized("https://" + parsed.host()) == null) {
			throw new IllegalArgumentException(isTooLong(host) ? TOO_LONG
					: "ends in a number and so must be an IPv4 address of four decimal parts, such as 127.0.0.1");
		}
	}

	private static boolean isTooLong(String host) {
		if (host.length() > MAX_LENGTH) {
			return true;
		}
		for (String label : host.split("\\.", -1)) {
			if (label.length() > MAX_LABEL_LENGTH) {
				return true;
			}
		}
		return false;
	}

}
