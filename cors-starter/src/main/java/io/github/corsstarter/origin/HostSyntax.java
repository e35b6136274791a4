package io.github.corsstarter.origin;

import java.nio.charset.StandardCharsets;

/**
 * Hosts as browsers serialise them (URL Standard, sections 3.5 and 3.6).
 */
final class HostSyntax {

	/**
	 * Longest domain, in characters (RFC 1035, section 2.3.4, without the root label).
	 */
	static final int MAX_LENGTH = 253;

	private static final int MAX_LABEL_LENGTH = 63;

	/**
	 * The characters of a domain, as a table: the text of each unknown origin is read,
	 * and comparisons that depend on its characters cannot be predicted.
	 */
	private static final boolean[] PERMITTED = new boolean[128];

	static {
		for (char c = 0; c < PERMITTED.length; c++) {
			PERMITTED[c] = isLowerCaseOrDigit(c) || c == '-' || c == '_' || c == '.';
		}
	}

	private HostSyntax() {
	}

	/**
	 * Whether the hosts of a scheme are domains or addresses; those of all others are
	 * opaque (URL Standard, section 4.2).
	 */
	static boolean isSpecial(String scheme) {
		return DefaultPort.of(scheme) != DefaultPort.NONE;
	}

	/**
	 * Whether a browser would serialise a host in just this way.
	 */
	static boolean isSerialized(String scheme, String host) {
		if (host.startsWith("[")) {
			return host.equals(Ipv6Address.serialize(host));
		}
		return isSpecial(scheme) ? isDomainOrIpv4(host) : isOpaque(host);
	}

	/**
	 * A domain that browsers send has only lower-case letters, digits, hyphens and, for
	 * names outside the public DNS such as those of containers, underscores. One final
	 * dot is kept: it names another origin.
	 */
	private static boolean isDomainOrIpv4(String host) {
		String domain = withoutFinalDot(host);
		if (domain.isEmpty() || domain.length() > MAX_LENGTH) {
			return false;
		}
		return hasPermittedCharacters(domain) && hasLabels(domain) && (!endsInNumber(domain) || isIpv4(host));
	}

	/**
	 * The characters are read from bytes: since JDK 25 a loop over the characters of a
	 * text takes twice as long once the JVM has read a text that is not Latin-1.
	 * Characters that are not become question marks, which are not permitted either.
	 */
	private static boolean hasPermittedCharacters(String domain) {
		for (byte c : domain.getBytes(StandardCharsets.ISO_8859_1)) {
			if (c < 0 || !PERMITTED[c]) {
				return false;
			}
		}
		return true;
	}

	private static boolean hasLabels(String domain) {
		int start = 0;
		while (true) {
			int dot = domain.indexOf('.', start);
			int length = ((dot < 0) ? domain.length() : dot) - start;
			if (length == 0 || length > MAX_LABEL_LENGTH) {
				return false;
			}
			if (dot < 0) {
				return true;
			}
			start = dot + 1;
		}
	}

	static String withoutFinalDot(String host) {
		return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
	}

	/**
	 * Whether the last label makes browsers read the whole host as an IPv4 address (URL
	 * Standard, "ends in a number checker"), which they write without a final dot.
	 */
	static boolean endsInNumber(String host) {
		String domain = withoutFinalDot(host);
		int start = domain.lastIndexOf('.') + 1;
		int radix = 10;
		if (domain.startsWith("0x", start)) {
			start += 2;
			radix = 16;
		}
		else if (start == domain.length()) {
			return false;
		}
		for (int i = start; i < domain.length(); i++) {
			if (domain.charAt(i) > 127 || Character.digit(domain.charAt(i), radix) < 0) {
				return false;
			}
		}
		return true;
	}

	private static boolean isIpv4(String host) {
		int octets = 0;
		int start = 0;
		while (start <= host.length()) {
			int dot = host.indexOf('.', start);
			int end = (dot < 0) ? host.length() : dot;
			if (decimal(host, start, end, 255) < 0) {
				return false;
			}
			octets++;
			start = end + 1;
		}
		return octets == 4;
	}

	private static boolean isOpaque(String host) {
		if (host.isEmpty() || host.length() > MAX_LENGTH) {
			return false;
		}
		for (int i = 0; i < host.length(); i++) {
			char c = host.charAt(i);
			if (!isLowerCaseOrDigit(c) && (c < 'A' || c > 'Z') && c != '-' && c != '_' && c != '.') {
				return false;
			}
		}
		return true;
	}

	private static boolean isLowerCaseOrDigit(char c) {
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
	}

	/**
	 * The value of a decimal number without leading zeros, or -1.
	 */
	static int decimal(String text, int start, int end, int max) {
		if (end <= start || end - start > 5 || (text.charAt(start) == '0' && end - start > 1)) {
			return -1;
		}
		int value = 0;
		for (int i = start; i < end; i++) {
			int digit = text.charAt(i) - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			value = value * 10 + digit;
		}
		return (value > max) ? -1 : value;
	}

}
