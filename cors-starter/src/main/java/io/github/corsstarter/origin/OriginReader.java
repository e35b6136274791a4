package io.github.corsstarter.origin;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.corsstarter.origin.OriginSyntaxException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads origins: strictly from a request, leniently and with a reason from a
 * configuration.
 */
final class OriginReader {

	static final int MAX_SCHEME_LENGTH = 64;

	static final int MAX_PORT = 65535;

	private static final String DELIMITER = "://";

	/**
	 * Where browsers may disagree with IDNA 2003, the only version the JDK has.
	 */
	private static final Pattern DEVIATION_CHARACTERS = Pattern.compile("[\u00DF\u03C2\u200C\u200D]");

	/**
	 * What is left of the forms that Unicode calls compatible: some of them become a
	 * slash, a colon or an at sign.
	 */
	private static final Pattern ASCII_HOST = Pattern.compile("[a-z0-9._*-]+");

	/**
	 * A host, perhaps with a port and a path, before which nothing was forgotten but the
	 * scheme: not {@code https:/example.com}, {@code https//example.com} or {@code *}.
	 */
	private static final Pattern BARE_HOST = Pattern
		.compile("(?:(?:\\*\\.)?[^:/\\\\?#*]+|\\[[0-9A-Fa-f:.]+])(?::(?:\\d+|\\*))?(?:[/?#](?!/).*)?");

	/**
	 * A host of this machine, whose pages rarely have TLS.
	 */
	private static final Pattern LOCAL_HOST = Pattern
		.compile("(?:(?:.*\\.)?localhost|127(?:\\.\\d+){3}|\\[::1])(?:[:/?#].*)?", Pattern.CASE_INSENSITIVE);

	private OriginReader() {
	}

	static @Nullable Origin readSerialized(String value) {
		if (value.length() > Origin.MAX_LENGTH) {
			return null;
		}
		int schemeEnd = value.indexOf(DELIMITER);
		if (schemeEnd < 0) {
			return null;
		}
		String scheme = value.substring(0, schemeEnd);
		int hostStart = schemeEnd + DELIMITER.length();
		int hostEnd = endOfHost(value, hostStart);
		String host = value.substring(hostStart, hostEnd);
		if (!isScheme(scheme) || !HostSyntax.isSerialized(scheme, host)) {
			return null;
		}
		if (hostEnd == value.length()) {
			return new Origin(scheme, host, Origin.DEFAULT_PORT);
		}
		int port = (value.charAt(hostEnd) == ':') ? HostSyntax.decimal(value, hostEnd + 1, value.length(), MAX_PORT)
				: -1;
		if (port < 1 || port == DefaultPort.of(scheme)) {
			return null;
		}
		return new Origin(scheme, host, port);
	}

	static Origin read(String configured) {
		Parts parts = Parts.of(configured);
		String host = host(parts);
		if (parts.port() == null) {
			return new Origin(parts.scheme(), host, Origin.DEFAULT_PORT);
		}
		return new Origin(parts.scheme(), host, port(parts.scheme(), parts.port(), parts.scheme() + DELIMITER + host));
	}

	/**
	 * The host of a configured origin, in the form browsers send.
	 */
	static String host(Parts parts) {
		String scheme = parts.scheme();
		String host = parts.host();
		if (host.isEmpty()) {
			throw new OriginSyntaxException(Kind.HOST, "has no host after \"" + scheme + "://\"",
					scheme.equals("file") ? Origin.FILE : null);
		}
		if (host.startsWith("[")) {
			String address = Ipv6Address.serialize(host);
			if (address == null) {
				throw new OriginSyntaxException(Kind.HOST, "has an invalid IPv6 address in brackets", null);
			}
			return address;
		}
		String normalized = HostSyntax.isSpecial(scheme) ? host.toLowerCase(Locale.ROOT) : host;
		if (HostSyntax.isSerialized(scheme, normalized)) {
			return normalized;
		}
		if (host.indexOf('*') >= 0) {
			throw new OriginSyntaxException(Kind.WILDCARD,
					"has a '*' that is not a whole left-most part of the host, as in https://*.example.com", null);
		}
		if (HostSyntax.isSpecial(scheme) && HostSyntax.endsInNumber(normalized)) {
			throw new OriginSyntaxException(Kind.HOST,
					"has a host that ends in a number and so must be an IPv4 address of four decimal parts, such as 127.0.0.1",
					null);
		}
		throw new OriginSyntaxException(Kind.HOST,
				"has a host that is not a domain name: letters, digits, '-' and '_' in parts of 1 to 63 characters with dots between, 253 in all",
				null);
	}

	/**
	 * The port of a configured origin; a default one becomes {@link Origin#DEFAULT_PORT}.
	 */
	static int port(String scheme, String text, String origin) {
		int port = HostSyntax.decimal(text, 0, text.length(), MAX_PORT);
		if (port < 1) {
			throw new OriginSyntaxException(Kind.PORT,
					"has a port that is not a number from 1 to 65535 without leading zeros",
					text.isEmpty() ? origin : null);
		}
		return (port == DefaultPort.of(scheme)) ? Origin.DEFAULT_PORT : port;
	}

	private static boolean isScheme(String scheme) {
		if (scheme.isEmpty() || scheme.length() > MAX_SCHEME_LENGTH) {
			return false;
		}
		for (int i = 0; i < scheme.length(); i++) {
			char c = scheme.charAt(i);
			boolean letter = c >= 'a' && c <= 'z';
			boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
			if (!letter && (i == 0 || !other)) {
				return false;
			}
		}
		return true;
	}

	private static int endOfHost(String value, int hostStart) {
		if (value.startsWith("[", hostStart)) {
			int bracket = value.indexOf(']', hostStart);
			return (bracket < 0) ? value.length() : bracket + 1;
		}
		int colon = value.indexOf(':', hostStart);
		return (colon < 0) ? value.length() : colon;
	}

	/**
	 * A guess at what was meant, corrected until it is valid, or {@code null} if that
	 * fails.
	 */
	private static @Nullable String valid(String guess) {
		try {
			if (OriginPattern.isPattern(guess)) {
				OriginPattern.parse(guess);
			}
			else {
				read(guess);
			}
			return guess;
		}
		catch (OriginSyntaxException ex) {
			return ex.suggestion();
		}
	}

	private static @Nullable String toAscii(String host) {
		if (DEVIATION_CHARACTERS.matcher(host).find()) {
			return null;
		}
		try {
			String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
			return ASCII_HOST.matcher(ascii).matches() ? ascii : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * The parts of a configured origin or pattern, not yet validated beyond the scheme
	 * and the absence of everything an origin does not have.
	 *
	 * @param scheme the scheme, lower case
	 * @param host the host as written
	 * @param port the port as written, {@code null} without a colon
	 */
	record Parts(String scheme, String host, @Nullable String port) {

		static Parts of(String configured) {
			if (configured.isEmpty()) {
				throw new OriginSyntaxException(Kind.EMPTY, "is empty", null);
			}
			if (configured.equalsIgnoreCase(Origin.OPAQUE)) {
				throw new OriginSyntaxException(Kind.NULL_SPELLING, "is not written as browsers send it",
						Origin.OPAQUE);
			}
			if (!configured.equals(configured.strip())) {
				throw new OriginSyntaxException(Kind.WHITE_SPACE, "has white space around it",
						valid(configured.strip()));
			}
			int schemeEnd = configured.indexOf(DELIMITER);
			if (schemeEnd <= 0) {
				throw new OriginSyntaxException(Kind.NO_SCHEME, "has no scheme",
						BARE_HOST.matcher(configured).matches() ? valid(
								(LOCAL_HOST.matcher(configured).matches() ? "http://" : "https://") + configured)
								: null);
			}
			String scheme = configured.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
			if (!isScheme(scheme)) {
				throw new OriginSyntaxException(Kind.SCHEME,
						"has an invalid scheme: a letter, then letters, digits, '+', '-' and '.' (RFC 3986, section 3.1)",
						null);
			}
			int hostStart = schemeEnd + DELIMITER.length();
			int end = endOfAuthority(configured, hostStart);
			int at = configured.lastIndexOf('@', end - 1);
			if (at >= hostStart) {
				throw new OriginSyntaxException(Kind.USER_INFORMATION,
						"has user information, which is not part of an origin",
						valid(scheme + DELIMITER + configured.substring(at + 1, end)));
			}
			if (end < configured.length()) {
				throw new OriginSyntaxException(Kind.AFTER_AUTHORITY, tooMuch(configured, end),
						valid(configured.substring(0, end)));
			}
			int hostEnd = endOfHost(configured, hostStart);
			if (hostEnd < configured.length() && configured.charAt(hostEnd) != ':') {
				throw new OriginSyntaxException(Kind.HOST, "has text between the IPv6 address and the port", null);
			}
			String host = configured.substring(hostStart, hostEnd);
			if (host.chars().anyMatch((c) -> c > 127)) {
				String ascii = toAscii(host);
				throw new OriginSyntaxException(Kind.HOST,
						"has a host with letters outside ASCII, and browsers send the punycode form (xn--...) of such a name",
						(ascii != null) ? valid(scheme + DELIMITER + ascii + configured.substring(hostEnd)) : null);
			}
			String port = (hostEnd < configured.length()) ? configured.substring(hostEnd + 1) : null;
			return new Parts(scheme, host, port);
		}

		private static int endOfAuthority(String configured, int from) {
			for (int i = from; i < configured.length(); i++) {
				char c = configured.charAt(i);
				if (c == '/' || c == '?' || c == '#' || c == '\\') {
					return i;
				}
			}
			return configured.length();
		}

		private static String tooMuch(String configured, int end) {
			String rest = configured.substring(end);
			if (rest.equals("/")) {
				return "ends in a slash, and an origin ends after its host or port (RFC 6454, section 4)";
			}
			String part = switch (rest.charAt(0)) {
				case '?' -> "a query";
				case '#' -> "a fragment";
				default -> "a path";
			};
			return "has " + part + ", and an origin ends after its host or port (RFC 6454, section 4)";
		}

	}

}
