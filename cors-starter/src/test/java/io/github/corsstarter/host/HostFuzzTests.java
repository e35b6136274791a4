package io.github.corsstarter.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.corsstarter.testing.FuzzedText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any headers, under any settings, give a decision; and no host is accepted that is not
 * in the list.
 */
class HostFuzzTests {

	private static final String SECRET = "Zq7-fJ2k_9aLw0PxR5tB";

	private static final List<List<String>> LISTS = List.of(List.of("www.example.com"), List.of(".example.com"),
			List.of("example.com", "[::1]", "10.0.0.1"), List.of(".com", "LOCALHOST"), List.of("a", ".b.c", "[1::2]"),
			List.of("*"));

	private static final List<String> HOSTS = List.of("www.example.com", "example.com", "[::1]", "10.0.0.1",
			"localhost", "a", ".b.c", "[1::2]", ".", ":", ":80", ":443", "[", "]", ",", "@");

	private static final List<String> PEERS = List.of("10.0.0.7", "::ffff:10.0.0.7", "[::ffff:10.0.0.7]", "192.0.2.1",
			"fe80::1%eth0", "");

	private static final List<String> TRUSTED_PEERS = PEERS.subList(0, 3);

	private static final List<String> SCHEMES = List.of("http", "https", "HTTPS", "ws", "wss", ",", " ");

	private static final List<String> PORTS = List.of("80", "443", "8443", "65535", "65536", "0", ",", " ");

	private static final List<String> PREFIXES = List.of("/prod", "/a/b", "/", "..", "/.", ",", "%2f");

	private static final List<String> CLIENTS = List.of("203.0.113.9", "2001:db8::9", "[2001:db8::9]", ":80",
			"::ffff:1.2.3.4", ",", " ", "unknown", ".", ":", "1.2.3.256");

	@FuzzTest
	void anyHeadersGiveADecisionAndOnlyAListedHostIsAccepted(FuzzedDataProvider data) {
		List<String> list = data.pickValue(LISTS);
		boolean peerMatters = data.consumeBoolean();
		boolean secretMatters = data.consumeBoolean();
		ForwardedHeaders settings = settings(data);
		ProxyTrust trust = ProxyTrust.of(peerMatters ? List.of(Cidr.parse("10.0.0.0/8")) : List.of(),
				secretMatters ? "X-Origin-Verify" : null, List.of(SECRET, SECRET + "2"));
		String peer = data.consumeBoolean() ? data.pickValue(PEERS) : null;
		String scheme = data.pickValue(List.of("http", "https", "javascript"));
		Map<String, List<String>> headers = headers(data);

		HostResolution forwarding = new HeaderForwardedHostResolver(settings, trust).resolve(new ProxiedRequest(peer,
				scheme, NaiveHosts.SERVER, 8080, (name) -> headers.getOrDefault(name, List.of())));
		HostDecision decision = NaiveHosts.decide(forwarding, list);

		NaiveHosts.assertUsable(forwarding.address());
		boolean trusted = (!peerMatters || (peer != null && TRUSTED_PEERS.contains(peer)))
				&& (!secretMatters || isSecret(headers.get("X-Origin-Verify")));
		if (!trusted) {
			assertThat(forwarding.address().clientAddress()).isNull();
		}
		if (decision.isAccepted()) {
			assertThat(trusted || !settings.requireTrustedProxy()).as("%s", headers).isTrue();
			String header = (trusted && settings.hostHeader() != null) ? settings.hostHeader() : "Host";
			NaiveHosts.assertNames(forwarding.address(), decision, headers, header, list);
		}
		else {
			assertThat(decision.reason()).isNotEqualTo(HostReason.HOST_NOT_CHECKED);
		}
	}

	private static boolean isSecret(List<String> lines) {
		return lines.equals(List.of(SECRET)) || lines.equals(List.of(SECRET + "2"));
	}

	private static ForwardedHeaders settings(FuzzedDataProvider data) {
		return new ForwardedHeaders(data.consumeBoolean() ? "X-Forwarded-Host" : null,
				data.consumeBoolean() ? "X-Forwarded-Proto" : null, data.consumeBoolean(), data.consumeBoolean(),
				data.consumeInt(0, 3), data.consumeBoolean() ? "CloudFront-Viewer-Address" : null,
				data.consumeBoolean() ? "https" : null, data.consumeBoolean() ? "/fixed" : null, data.consumeBoolean());
	}

	private static Map<String, List<String>> headers(FuzzedDataProvider data) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.put("Host", lines(data, HOSTS));
		headers.put("X-Forwarded-Host", lines(data, HOSTS));
		headers.put("X-Forwarded-Proto", lines(data, SCHEMES));
		headers.put("X-Forwarded-Port", lines(data, PORTS));
		headers.put("X-Forwarded-Prefix", lines(data, PREFIXES));
		headers.put("X-Forwarded-For", lines(data, CLIENTS));
		headers.put("CloudFront-Viewer-Address", lines(data, CLIENTS));
		headers.put("X-Origin-Verify", lines(data, List.of(SECRET, "2", ",")));
		headers.put("Forwarded", lines(data, HOSTS));
		return headers;
	}

	private static List<String> lines(FuzzedDataProvider data, List<String> pieces) {
		List<String> lines = new ArrayList<>();
		for (int i = data.pickValue(new int[] { 0, 1, 1, 2 }); i > 0; i--) {
			lines.add(FuzzedText.like(data, pieces));
		}
		return lines;
	}

}
