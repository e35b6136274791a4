package io.github.corsstarter.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hosts read in the plainest way: with Django's own expression, and entry by entry. What
 * the clever code finds is compared with it.
 */
final class NaiveHosts {

	/**
	 * What the server found the host to be.
	 */
	static final String SERVER = "server.internal";

	private static final Pattern HOST = Pattern.compile("([a-zA-Z0-9.-]+|\\[[a-fA-F0-9]*:[a-fA-F0-9.:]+])(?::[0-9]+)?");

	private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");

	private NaiveHosts() {
	}

	/**
	 * The host in lower case, without port and one final dot, or {@code null}.
	 */
	static @Nullable String hostOf(String value) {
		Matcher matcher = HOST.matcher(value);
		if (value.length() > HostAndPort.MAX_LENGTH || !matcher.matches()) {
			return null;
		}
		String host = matcher.group(1).toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
		return List.of(host.split("\\.", -1)).contains("") ? null : host;
	}

	static boolean isListed(List<String> list, String host) {
		for (String entry : list) {
			String lowerCase = entry.toLowerCase(Locale.ROOT);
			if (entry.equals("*") || host.equals(lowerCase)
					|| (entry.startsWith(".") && ("." + host).endsWith(lowerCase))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What becomes of a request: the headers first, then the host they led to.
	 */
	static HostDecision decide(HostResolution forwarding, List<String> list) {
		HostDecision refusal = forwarding.refusal();
		HostSource source = forwarding.source();
		return (refusal != null) ? refusal
				: new HostValidator(AllowedHosts.of(list), null).decide(source.header(), source.text());
	}

	/**
	 * All values of the header that counts name the host that was accepted, and it is
	 * listed. {@code Host} counts where the other header is absent or empty, and what the
	 * server found where both are.
	 */
	static void assertNames(PublicAddress address, HostDecision accepted, Map<String, List<String>> headers,
			String hostHeader, List<String> list) {
		List<String> forwarded = new ArrayList<>(headers.getOrDefault(hostHeader, List.of()));
		forwarded.removeIf(String::isBlank);
		String header = forwarded.isEmpty() ? "Host" : hostHeader;
		List<String> lines = header.equals("Host") ? headers.getOrDefault(header, List.of())
				: List.of(String.join(",", forwarded).strip().split("\\s*,\\s*", -1));
		assertThat(accepted.header()).as("%s", headers).isEqualTo(lines.isEmpty() ? null : header);
		String value = String.valueOf(accepted.value());
		assertThat(lines.isEmpty() ? List.of(SERVER) : lines).as("%s", headers)
			.allMatch(value::equalsIgnoreCase)
			.contains(value);
		assertThat(address.host()).as("%s", headers).isEqualTo(hostOf(accepted.value()));
		assertThat(isListed(list, address.host())).as("%s in %s", headers, list).isTrue();
	}

	/**
	 * Whatever was refused, nothing that could lead an application astray is left.
	 */
	static void assertUsable(PublicAddress address) {
		assertThat(address.scheme()).isIn("http", "https");
		assertThat(address.port()).isBetween(1, 65535);
		assertThat(address.prefix()).matches("/|(/[A-Za-z0-9._~-]+)*").doesNotMatch(".*/\\.{1,2}(/.*)?");
		assertThat(address.host()).matches("[a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[a-f0-9:.]+]");
		if (address.clientAddress() != null) {
			assertThat(address.clientAddress()).matches(NaiveHosts::isAddress);
		}
	}

	private static boolean isAddress(String text) {
		Matcher ipv4 = IPV4.matcher(text);
		if (!ipv4.matches()) {
			return text.matches("[0-9A-Fa-f:.]+") && isIpv6(text);
		}
		for (int i = 1; i <= 4; i++) {
			if (Integer.parseInt(ipv4.group(i)) > 255) {
				return false;
			}
		}
		return true;
	}

	/**
	 * What stands in brackets is an address to the JDK, or nothing: it is never looked
	 * up.
	 */
	private static boolean isIpv6(String text) {
		try {
			return InetAddress.getByName("[" + text + "]") != null;
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
