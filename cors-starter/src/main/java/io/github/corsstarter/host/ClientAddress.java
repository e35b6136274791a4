package io.github.corsstarter.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads the address of a client as proxies write it: alone, or with the port of the
 * client. An IPv6 address with a port is in brackets, except in CloudFront's header,
 * which always has a port.
 */
final class ClientAddress {

	private static final String CLOUDFRONT = "CloudFront-Viewer-Address";

	private static final Pattern WITH_PORT = Pattern
		.compile("\\[([^\\[\\]]*:[^\\[\\]]*)](?::\\d{1,5})?|([^:]+):\\d{1,5}");

	private static final Pattern CLOUDFRONT_IPV6 = Pattern.compile("([0-9A-Fa-f:.]+):\\d{1,5}");

	/**
	 * The longest IPv6 address, brackets, a colon and a port.
	 */
	private static final int MAX_LENGTH = 45 + 2 + 6;

	private ClientAddress() {
	}

	/**
	 * Read a value.
	 * @param header the header that has it
	 * @param value the value
	 * @return the IP address, or {@code null} if there is no address in it
	 */
	static @Nullable String parse(String header, String value) {
		if (value.length() > MAX_LENGTH) {
			return null;
		}
		if (header.equalsIgnoreCase(CLOUDFRONT)) {
			Matcher matcher = CLOUDFRONT_IPV6.matcher(value);
			if (matcher.matches() && Cidr.isAddress(matcher.group(1))) {
				return matcher.group(1);
			}
		}
		Matcher matcher = WITH_PORT.matcher(value);
		String address = value;
		if (matcher.matches()) {
			address = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
		}
		return Cidr.isAddress(address) ? address : null;
	}

}
