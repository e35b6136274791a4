package io.github.corsstarter.host;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random headers against a naive reading of them: any bytes give a decision, and no host
 * is accepted that is not in the list.
 */
class HostDifferentialTests {

	private static final List<List<String>> LISTS = List.of(List.of("www.example.com"), List.of(".example.com"),
			List.of("example.com", "[::1]", "10.0.0.1"), List.of(".com", "LOCALHOST"), List.of("a", ".b.c", "[1::2]"),
			List.of("*"));

	private static final List<String> PIECES = List.of("example.com", "www.", "www.example.com", "localhost", "a",
			"b.c", "com", ".", ".", "-", ":", ":80", ":443", ":99999", "[::1]", "[", "]", "::", "1", "10.0.0.1", "1::2",
			"@", ",", " ", "/", "\\", "#", "?", "%", "\n", "\r", "\t", "\u0000", "\u007F", "\u00E9", "\u212A", "\u0130",
			"\uFF41", "\u3002", "\uD83D", "evil", "_", "*", "<script>", "\"", "'", ";");

	private static final List<String> SCHEMES = List.of("http", "https", "HTTPS", "ws", "wss", "https,https",
			"https,http", "ftp", "");

	private static final List<String> PORTS = List.of("80", "443", "8443", "443,443", "443,80", "0", "99999", "-1", "");

	private static final List<String> PREFIXES = List.of("/prod", "/a/b", "prod", "/", "//evil.example", "/..", "/a,/b",
			"/prod/", "");

	private static final List<String> CLIENTS = List.of("203.0.113.9", "203.0.113.9:80", "[2001:db8::9]:80",
			"2001:db8::9", "1.1.1.1, 2.2.2.2", "1.1.1.1,,2.2.2.2", "unknown", "1.2.3.256", "");

	private static final String SECRET = "Zq7-fJ2k_9aLw0PxR5tB";

	private static final List<String> SECRETS = List.of(SECRET, SECRET, SECRET + SECRET, SECRET + ",", "wrong", "");

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void hostIsAcceptedIfANaiveReadingFindsItInTheList(long seed) {
		Random random = new Random(seed);
		int accepted = 0;
		for (int i = 0; i < 20_000; i++) {
			List<String> list = pick(LISTS, random);
			String value = host(list, random);
			HostDecision decision = new HostValidator(AllowedHosts.of(list), null).decide("Host", value);
			String host = NaiveHosts.hostOf(value);
			HostReason expected = HostReason.HOST_MALFORMED;
			if (host != null) {
				expected = NaiveHosts.isListed(list, host) ? HostReason.HOST_LISTED : HostReason.HOST_NOT_ALLOWED;
			}
			assertThat(decision.reason()).as("%s in %s", value, list).isEqualTo(expected);
			accepted += decision.isAccepted() ? 1 : 0;
		}
		assertThat(accepted).isBetween(2_000, 18_000);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void requestIsAcceptedOnlyWithAListedHostThatItsTrustedHeaderOrHostNames(long seed) {
		Random random = new Random(seed);
		Set<HostReason> seen = EnumSet.noneOf(HostReason.class);
		int accepted = 0;
		for (int i = 0; i < 10_000; i++) {
			List<String> list = pick(LISTS, random);
			Map<String, List<String>> headers = headers(list, random);
			boolean secretNeeded = random.nextInt(3) == 0;
			boolean proxyRequired = random.nextBoolean();
			boolean trusted = !secretNeeded || lines(headers, "X-Origin-Verify").equals(List.of(SECRET));
			HostResolution forwarding = resolver(secretNeeded, proxyRequired, random).resolve(new ProxiedRequest(
					"10.0.0.7", schemeOfConnection(random), NaiveHosts.SERVER, 8080, (name) -> lines(headers, name)));
			NaiveHosts.assertUsable(forwarding.address());
			HostDecision decision = NaiveHosts.decide(forwarding, list);
			seen.add(decision.reason());
			if (decision.isAccepted()) {
				accepted++;
				assertThat(trusted || !proxyRequired).as("%s", headers).isTrue();
				NaiveHosts.assertNames(forwarding.address(), decision, headers, trusted ? "X-Forwarded-Host" : "Host",
						list);
			}
		}
		assertThat(accepted).isBetween(500, 9_500);
		assertThat(seen).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(
				EnumSet.of(HostReason.HOST_AUTHORIZED, HostReason.HOST_NOT_CHECKED, HostReason.HOST_AUTHORIZER_FAILED,
						HostReason.HOST_AUTHORIZER_BUSY, HostReason.HOST_AUTHORIZER_TIMED_OUT)));
	}

	private static HeaderForwardedHostResolver resolver(boolean secretNeeded, boolean proxyRequired, Random random) {
		ForwardedHeaders headers = new ForwardedHeaders("X-Forwarded-Host",
				random.nextBoolean() ? "X-Forwarded-Proto" : null, random.nextBoolean(), random.nextBoolean(),
				random.nextInt(3), random.nextBoolean() ? "X-Real-IP" : null, (random.nextInt(4) == 0) ? "https" : null,
				(random.nextInt(4) == 0) ? "/fixed" : null, proxyRequired);
		return new HeaderForwardedHostResolver(headers,
				ProxyTrust.of(List.of(), secretNeeded ? "X-Origin-Verify" : null, List.of(SECRET)));
	}

	private static String schemeOfConnection(Random random) {
		return (random.nextInt(20) == 0) ? "javascript" : pick(List.of("http", "https"), random);
	}

	private static Map<String, List<String>> headers(List<String> list, Random random) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.put("Host", some(random, () -> host(list, random)));
		headers.put("X-Forwarded-Host", some(random, () -> host(list, random)));
		headers.put("Forwarded", List.of("host=" + host(list, random)));
		headers.put("X-Forwarded-Proto", some(random, () -> value(SCHEMES, random)));
		headers.put("X-Forwarded-Port", some(random, () -> value(PORTS, random)));
		headers.put("X-Forwarded-Prefix", some(random, () -> value(PREFIXES, random)));
		headers.put("X-Forwarded-For", some(random, () -> value(CLIENTS, random)));
		headers.put("X-Real-IP", some(random, () -> value(CLIENTS, random)));
		headers.put("X-Origin-Verify", some(random, () -> value(SECRETS, random)));
		return headers;
	}

	private static List<String> lines(Map<String, List<String>> headers, String name) {
		return headers.getOrDefault(name, List.of());
	}

	/**
	 * Mostly one line, as on the wire.
	 */
	private static List<String> some(Random random, Supplier<String> value) {
		List<String> lines = new ArrayList<>();
		for (int i = List.of(0, 1, 1, 1, 1, 1, 1, 2).get(random.nextInt(8)); i > 0; i--) {
			lines.add(value.get());
		}
		return lines;
	}

	private static String value(List<String> plausible, Random random) {
		return (random.nextInt(8) == 0) ? junk(random) : pick(plausible, random);
	}

	/**
	 * A listed host as it is, with something before or after it, with one character
	 * changed, or nothing of the kind.
	 */
	private static String host(List<String> list, Random random) {
		String entry = pick(list, random);
		String host = entry.equals("*") ? "any.example" : entry;
		return switch (random.nextInt(8)) {
			case 0 -> host;
			case 1 -> host.toUpperCase(Locale.ROOT) + pick(List.of(".", ":80", ".:443", ":99999", ":", ""), random);
			case 2 -> pick(PIECES, random) + host;
			case 3 -> host + pick(PIECES, random);
			case 4 -> replaceOne(host, random);
			case 5 -> pick(PIECES, random) + host + pick(PIECES, random) + pick(PIECES, random);
			default -> junk(random);
		};
	}

	private static String replaceOne(String text, Random random) {
		int i = random.nextInt(text.length());
		return text.substring(0, i) + (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000)
				+ text.substring(i + 1);
	}

	private static String junk(Random random) {
		StringBuilder text = new StringBuilder();
		boolean pieces = random.nextBoolean();
		for (int i = random.nextInt((random.nextInt(50) == 0) ? 400 : 8); i > 0; i--) {
			text.append(pieces ? pick(PIECES, random) : String.valueOf((char) random.nextInt(0x100)));
		}
		return text.toString();
	}

	private static <T> T pick(List<T> values, Random random) {
		return values.get(random.nextInt(values.size()));
	}

}
