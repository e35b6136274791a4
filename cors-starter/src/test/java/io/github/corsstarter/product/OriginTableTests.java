package io.github.corsstarter.product;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.product.OriginTable.HostKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables accept what {@code Origin.ofSerialized} reads.
 */
class OriginTableTests {

	private static final List<String> PIECES = List.of("http://", "https://", "ws://", "wss://", "ftp://",
			"capacitor://", "file://", "chrome-extension://", "http", "https:", "h", "x+y.z-1", "://", "/", ":", ".",
			"localhost", "example", "com", "a-b", "-", "_", "0x", "0xf", "0", "1", "9", "10", "99", "127", "192", "168",
			"255", "256", "01", "[", "]", "::", "::1", "[::1]", "[fe80::1]", "[2001:db8::1:0:0:1]", "fd00", "ffff",
			"7f00", ":80", ":443", ":21", ":8080", ":0", ":65535", ":65536", ":6553", ":080", "A", "B", "z", "f", "+",
			"127.0.0.1", "1.2.3.4", "[2001:db8:0:1:2:3:4:5]", "[1:0:0:2:0:0:0:3]", "[1::2:0:0:3]");

	@ParameterizedTest
	@ValueSource(strings = { "web-origins.bin", "other-origins.bin" })
	void tableIsTheOneThatTheGrammarGives(String name) throws IOException {
		byte[] made = name.startsWith("web") ? OriginTableWriter.web() : OriginTableWriter.others();
		try (InputStream shipped = OriginTable.class.getResourceAsStream(name)) {
			assertThat(shipped).isNotNull();
			assertThat(shipped.readAllBytes()).isEqualTo(made);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost", "https://example.com", "https://example.com.", "https://a_b.example",
			"http://127.0.0.1:8080", "http://[::1]:3000", "https://[2001:db8::1]", "https://xn--mnchen-3ya.example",
			"https://example.com:80", "http://example.com:443", "https://1a", "https://0xg", "https://1.2.3.4.example",
			"https://-a-.example", "https://a:65535" })
	void originsOfWebPagesAreAccepted(String origin) {
		assertThat(Origin.ofSerialized(origin)).isNotNull();
		assertThat(accepts(OriginTable.ofWeb(), origin)).isTrue();
		assertThat(accepts(OriginTable.ofOthers(), origin)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "capacitor://localhost", "ws://example.com:443", "wss://example.com:80",
			"ftp://example.com", "chrome-extension://abcdefghijklmnop", "app://A.b_c-D", "tauri://localhost:1",
			"httpx://a", "file://server", "x://[::1]" })
	void originsOfOtherSchemesAreAccepted(String origin) {
		assertThat(Origin.ofSerialized(origin)).isNotNull();
		assertThat(accepts(OriginTable.ofOthers(), origin)).isTrue();
		assertThat(accepts(OriginTable.ofWeb(), origin)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { Origin.OPAQUE, Origin.FILE })
	void originsWithoutAHostAreAccepted(String origin) {
		assertThat(accepts(OriginTable.ofOthers(), origin)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nul", "nulls", "file:", "file:///", "https://", "https://example.com/",
			"https://example.com:443", "http://example.com:80", "ws://a:80", "wss://a:443", "ftp://a:21",
			"https://Example.com", "HTTPS://example.com", "https://example..com", "https://.example.com",
			"https://example.com..", "https://256.0.0.1", "https://1.2.3", "https://1.2.3.4.", "https://01.2.3.4",
			"https://0x7f.1", "https://0x", "https://example.1", "https://a:0", "https://a:01", "https://a:65536",
			"https://a:", "https://[::1", "https://[0:0:0:0:0:0:0:1]", "https://[::0]", "https://[1:0:0:2:0:0:0:3]",
			"https://[1::2:0:0:0:3]", "https://[1:2:3:4:5:6:7::]", "https://[::FFFF]", "https://[::ffff:1.2.3.4]",
			"https://a@b", "https://a b", "1http://a", "://a", "x://", "x://a/b" })
	void whatBrowsersDoNotSendIsNotAccepted(String text) {
		assertThat(Origin.ofSerialized(text)).isNull();
		assertThat(accepts(OriginTable.ofWeb(), text)).isFalse();
		assertThat(accepts(OriginTable.ofOthers(), text)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "example.com, DOMAIN", "example.com., DOMAIN", "localhost, DOMAIN", "192.168.example, DOMAIN",
			"8.8.8.8, PUBLIC_ADDRESS", "203.0.113.7, PUBLIC_ADDRESS", "172.15.0.1, PUBLIC_ADDRESS",
			"172.32.0.1, PUBLIC_ADDRESS", "100.63.0.1, PUBLIC_ADDRESS", "100.128.0.1, PUBLIC_ADDRESS",
			"192.169.0.1, PUBLIC_ADDRESS", "169.253.0.1, PUBLIC_ADDRESS", "11.0.0.1, PUBLIC_ADDRESS",
			"223.255.255.255, PUBLIC_ADDRESS", "0.0.0.0, PRIVATE_ADDRESS", "10.1.2.3, PRIVATE_ADDRESS",
			"127.0.0.1, PRIVATE_ADDRESS", "100.64.0.1, PRIVATE_ADDRESS", "100.127.255.255, PRIVATE_ADDRESS",
			"169.254.1.1, PRIVATE_ADDRESS", "172.16.0.1, PRIVATE_ADDRESS", "172.31.255.255, PRIVATE_ADDRESS",
			"192.168.1.1, PRIVATE_ADDRESS", "224.0.0.1, PRIVATE_ADDRESS", "255.255.255.255, PRIVATE_ADDRESS",
			"[2001:db8::1], PUBLIC_ADDRESS", "[::2], PUBLIC_ADDRESS", "[fb00::1], PUBLIC_ADDRESS",
			"[fec0::1], PUBLIC_ADDRESS", "[fc::1], PUBLIC_ADDRESS", "[::ffff], PUBLIC_ADDRESS",
			"[::ffff:808:808], PUBLIC_ADDRESS", "[::ffff:7f00], PUBLIC_ADDRESS", "[::ffff:7f00:1:2], PUBLIC_ADDRESS",
			"[::], PRIVATE_ADDRESS", "[::1], PRIVATE_ADDRESS", "[fc00::1], PRIVATE_ADDRESS",
			"[fdab::1], PRIVATE_ADDRESS", "[fe80::1], PRIVATE_ADDRESS", "[febf::1], PRIVATE_ADDRESS",
			"[ff02::1], PRIVATE_ADDRESS", "[::ffff:7f00:1], PRIVATE_ADDRESS", "[::ffff:a00:1], PRIVATE_ADDRESS",
			"[::ffff:c0a8:101], PRIVATE_ADDRESS", "[::ffff:ac10:1], PRIVATE_ADDRESS",
			"[::ffff:6440:1], PRIVATE_ADDRESS", "[::ffff:0:1], PRIVATE_ADDRESS" })
	void hostsAreOfAKind(String host, HostKind kind) {
		for (String scheme : List.of("http", "https")) {
			String origin = scheme + "://" + host;
			assertThat(Origin.ofSerialized(origin)).isNotNull();
			assertThat(OriginTable.ofWeb().hostKind(state(OriginTable.ofWeb(), origin))).isEqualTo(kind);
		}
	}

	@Test
	void everyTextOfPiecesIsAcceptedIfAndOnlyIfItIsRead() {
		Random random = new Random(4);
		for (int i = 0; i < 300_000; i++) {
			StringBuilder text = new StringBuilder();
			for (int pieces = random.nextInt(1, 9); pieces > 0; pieces--) {
				text.append(PIECES.get(random.nextInt(PIECES.size())));
			}
			String value = text.toString();
			boolean accepted = accepts(OriginTable.ofWeb(), value) || accepts(OriginTable.ofOthers(), value);
			assertThat(accepted).as(value).isEqualTo(isOrigin(value));
		}
	}

	private static boolean isOrigin(String value) {
		return Origin.ofSerialized(value) != null || value.equals(Origin.OPAQUE) || value.equals(Origin.FILE);
	}

	@Test
	void everyIpv6AddressOfFewDigitsIsAcceptedIfAndOnlyIfItIsRead() {
		Random random = new Random(5);
		for (int i = 0; i < 300_000; i++) {
			StringBuilder text = new StringBuilder("https://[");
			for (int pieces = random.nextInt(0, 9); pieces > 0; pieces--) {
				text.append("0000001fd".charAt(random.nextInt(9))).append((random.nextInt(5) == 0) ? "::" : ":");
			}
			String value = text.append("0000111".charAt(random.nextInt(7))).append("]").toString();
			assertThat(accepts(OriginTable.ofWeb(), value)).as(value).isEqualTo(Origin.ofSerialized(value) != null);
		}
	}

	private static boolean accepts(OriginTable table, String text) {
		int state = state(table, text);
		return state >= 0 && table.isAccepting(state);
	}

	private static int state(OriginTable table, String text) {
		int state = 0;
		for (int i = 0; i < text.length() && state >= 0; i++) {
			char c = text.charAt(i);
			int symbol = Symbols.of((c >= 'A' && c <= 'Z') ? 'A' : c);
			int next = -1;
			for (int edge = table.firstEdge(state); symbol >= 0 && edge < table.firstEdge(state + 1); edge++) {
				if ((table.symbols(edge) & 1L << symbol) != 0) {
					next = table.target(edge);
				}
			}
			state = next;
		}
		return state;
	}

}
