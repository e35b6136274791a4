package io.github.corsstarter.host;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The value of a {@code Host} header or of one that replaces it (RFC 9110, section 7.2).
 *
 * @param host the host, lower case and without a final dot: a domain name, an IPv4
 * address, or an IPv6 address in brackets
 * @param port the port, 1 to 65535, or {@link #NO_PORT}
 */
public record HostAndPort(String host, int port) {

	/**
	 * No port is written, or one that no connection can have.
	 */
	public static final int NO_PORT = -1;

	/**
	 * Longest value that can name a host, in characters: a domain of 253 with a final
	 * dot, a colon and a port. Longer values are refused without reading them.
	 */
	public static final int MAX_LENGTH = 253 + 1 + 6;

	/**
	 * Read a value. Upper case and one final dot are accepted. The host must be a name of
	 * letters, digits and hyphens with single dots between them, or an IPv6 address in
	 * brackets.
	 * @param value the value of the header
	 * @return host and port, or {@code null} if the value is not a host
	 */
	public static @Nullable HostAndPort parse(String value) {
		if (value.isEmpty() || value.length() > MAX_LENGTH) {
			return null;
		}
		int end = endOfHost(value);
		if (end <= 0) {
			return null;
		}
		int port = NO_PORT;
		if (end < value.length()) {
			if (value.charAt(end) != ':' || !isNumber(value, end + 1)) {
				return null;
			}
			port = port(value, end + 1);
		}
		String host = value.substring(0, end).toLowerCase(Locale.ROOT);
		if (host.endsWith(".")) {
			host = host.substring(0, host.length() - 1);
		}
		return hasEmptyLabel(host) ? null : new HostAndPort(host, port);
	}

	private static int endOfHost(String value) {
		return (value.charAt(0) == '[') ? endOfIpv6(value) : endOfName(value);
	}

	private static int endOfName(String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (!isLetter(c) && !isDigit(c) && c != '.' && c != '-') {
				return i;
			}
		}
		return value.length();
	}

	/**
	 * Brackets around hexadecimal digits, colons and dots, with at least one colon that
	 * something follows.
	 */
	private static int endOfIpv6(String value) {
		int bracket = value.indexOf(']');
		int colon = value.indexOf(':');
		if (bracket < 0 || colon < 0 || colon + 1 >= bracket) {
			return -1;
		}
		for (int i = 1; i < bracket; i++) {
			char c = value.charAt(i);
			boolean hexadecimal = Character.digit(c, 16) >= 0 && c < 128;
			if (!hexadecimal && c != ':' && (c != '.' || i < colon)) {
				return -1;
			}
		}
		return bracket + 1;
	}

	/**
	 * No domain name has a label without a character (RFC 1034, section 3.5).
	 */
	private static boolean hasEmptyLabel(String host) {
		return host.isEmpty() || host.startsWith(".") || host.endsWith(".") || host.contains("..");
	}

	private static boolean isNumber(String value, int start) {
		if (start == value.length()) {
			return false;
		}
		for (int i = start; i < value.length(); i++) {
			if (!isDigit(value.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static int port(String value, int start) {
		int port = 0;
		for (int i = start; i < value.length(); i++) {
			port = port * 10 + (value.charAt(i) - '0');
			if (port > 65535) {
				return NO_PORT;
			}
		}
		return (port > 0) ? port : NO_PORT;
	}

	private static boolean isLetter(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

}
