package io.github.corsstarter.origin;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What counts as a serialised origin in a request: exactly what a browser sends.
 */
class OriginTests {

	private static final long SEED = 6454;

	private static final String LABEL_63 = "a".repeat(63);

	private static final String HOST_253 = (LABEL_63 + ".").repeat(3) + "b".repeat(61);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://example.com          | https            | example.com     | -1
			https://example.com:8443     | https            | example.com     | 8443
			http://example.com:443       | http             | example.com     | 443
			https://example.com:80       | https            | example.com     | 80
			http://localhost:1           | http             | localhost       | 1
			http://localhost:65535       | http             | localhost       | 65535
			http://127.0.0.1:3000        | http             | 127.0.0.1       | 3000
			http://[::1]                 | http             | [::1]           | -1
			http://[::1]:3000            | http             | [::1]           | 3000
			capacitor://localhost        | capacitor        | localhost       | -1
			app://localhost:443          | app              | localhost       | 443
			""")
	void isReadIntoSchemeHostAndPort(String serialized, String scheme, String host, int port) {
		assertThat(Origin.ofSerialized(serialized)).isEqualTo(new Origin(scheme, host, port));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "https://a.b.c.d.e.f.example.com", "https://xn--mnchen-3ya.de",
			"https://a", "https://a-b.example.com", "https://-a-.example.com", "https://a--b.example.com",
			"https://1.example.com", "https://123abc", "https://0x7g.example.0xg", "https://example.com1",
			"http://service_a:8080", "http://_dmarc.example.com", "https://example.com.", "https://localhost.:8443",
			"ws://example.com", "wss://example.com:80", "ftp://example.com:22" })
	void domainIsWhatABrowserSends(String serialized) {
		assertThat(Origin.ofSerialized(serialized)).hasToString(serialized);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://0.0.0.0", "http://127.0.0.1", "http://10.1.2.3:8080", "http://255.255.255.255" })
	void ipv4AddressIsWhatABrowserSends(String serialized) {
		assertThat(Origin.ofSerialized(serialized)).hasToString(serialized);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://[::]", "http://[::1]", "http://[1::]", "http://[2001:db8::1]:8080",
			"http://[2001:db8:0:1:1:1:1:1]", "http://[2001:0:0:1::1]", "http://[2001:db8::1:0:0:1]",
			"http://[::ffff:7f00:1]", "http://[fe80::abcd]", "http://[1:2:3:4:5:6:7:8]", "app://[::1]" })
	void ipv6AddressIsWhatABrowserSends(String serialized) {
		assertThat(Origin.ofSerialized(serialized)).hasToString(serialized);
	}

	@ParameterizedTest
	@ValueSource(strings = { "capacitor://localhost", "ionic://localhost", "tauri://localhost", "app://.",
			"app://obsidian.md", "app://-", "chrome-extension://aapocclcgogkmnckokdopfmhonfmgoek",
			"moz-extension://9b3e1a52-7d0c-4d3e-8f5a-0c1d2e3f4a5b",
			"safari-web-extension://0F1A2B3C-4D5E-6F70-8192-A3B4C5D6E7F8", "vscode-webview://0abc_def", "web+app://x",
			"az09.-+://azAZ09", "app://127.1", "app://256.0.0.0" })
	void opaqueHostOfAnotherSchemeIsWhatABrowserSends(String serialized) {
		assertThat(Origin.ofSerialized(serialized)).hasToString(serialized);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# why                            | value
			upper-case scheme                | HTTPS://example.com
			upper-case letter in the scheme  | httpS://example.com
			upper-case host                  | https://EXAMPLE.com
			upper-case letter in the host    | https://example.coM
			default port of https            | https://example.com:443
			default port of http             | http://example.com:80
			default port of ws               | ws://example.com:80
			default port of wss              | wss://example.com:443
			default port of ftp              | ftp://example.com:21
			trailing slash                   | https://example.com/
			path                             | https://example.com/path
			query                            | https://example.com?a=b
			fragment                         | https://example.com#a
			path after a port                | https://example.com:8443/
			user                             | https://user@example.com
			user and password                | https://user:password@example.com
			empty user                       | https://@example.com
			host of another after an @       | https://example.com:8443@evil.org
			empty port                       | https://example.com:
			port 0                           | https://example.com:0
			port 65536                       | https://example.com:65536
			port of six digits               | https://example.com:100000
			port that overflows an int       | https://example.com:4294967739
			leading zero in the port         | https://example.com:08443
			default port with leading zero   | https://example.com:0443
			signed port                      | https://example.com:+8443
			negative port                    | https://example.com:-1
			named port                       | https://example.com:https
			wildcard port                    | https://example.com:*
			two ports                        | https://example.com:80:8443
			text after the port              | https://example.com:8443x
			space before                     | ' https://example.com'
			space after                      | 'https://example.com '
			space inside                     | https://exam ple.com
			space in the port                | https://example.com: 8443
			backslashes for slashes          | https:\\\\example.com
			backslash after the host         | https://example.com\\.evil.org
			one slash                        | https:/example.com
			no slash                         | https:example.com
			no scheme                        | example.com
			no scheme but a port             | example.com:8443
			relative to the scheme           | //example.com
			empty scheme                     | ://example.com
			no host                          | https://
			port without host                | https://:8443
			three slashes                    | https:///example.com
			two origins, a comma             | https://example.com,https://example.com
			two origins, comma and space     | https://example.com, https://example.org
			two origins, a space             | https://example.com https://example.org
			two hosts                        | https://example.com,example.org
			the literal null                 | null
			the literal null, upper case     | NULL
			the literal file                 | file://
			file with a path                 | file:///etc/passwd
			wildcard                         | *
			wildcard host                    | https://*
			wildcard label                   | https://*.example.com
			bracket after the host           | https://example.com]
			bracket before the host          | https://[example.com
			percent-encoding                 | https://ex%61mple.com
			forbidden character              | https://exa<mple.com
			character of regex attacks       | https://example.com`.evil.org
			another of them                  | https://example.com!.evil.org
			and another                      | https://example.com}.evil.org
			scheme that starts with a digit  | 1app://localhost
			scheme that starts with a plus   | +app://localhost
			underscore in the scheme         | my_app://localhost
			origin inside a blob URL         | blob:https://example.com
			empty                            | ''
			""")
	void whateverABrowserDoesNotSendIsNone(String why, String value) {
		assertThat(Origin.ofSerialized(value)).as(why).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://exam\tple.com", "\thttps://example.com", "https://example.com\t",
			"https://example.com\r", "https://example.com\n", "https://example.com\r\n", "https://exam\nple.com",
			"https://example.com\u0000", "https://example.com\u0000.evil.org", "https://example.com\u007F",
			"https://example.com:84\t43", "https://example.com:8443\n" })
	void controlCharacterMakesItNone(String value) {
		assertThat(Origin.ofSerialized(value)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://m\u00FCnchen.de", "https://\uFF45xample.com", "https://example\u3002com",
			"https://\u0435xample.com", "https://\u212Aexample.com", "\u212A://example.com",
			"https://example.com:\u0661\u0662", "https://example.com:\uFF18\uFF10\uFF18", "https://\u0661.0.0.1",
			"https://[::\uFF11]", "https://\uD83D\uDE00.example.com", "https://\uD83D.example.com",
			"https://example.com\u200B", "\uFEFFhttps://example.com", "app://m\u00FCnchen" })
	void unicodeMakesItNone(String value) {
		assertThat(Origin.ofSerialized(value)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			one number                     | http://2130706433
			two parts                      | http://127.1
			three parts                    | http://127.0.1
			five parts                     | http://127.0.0.0.1
			part above 255                 | http://127.0.0.256
			octal part                     | http://0177.0.0.1
			leading zeros                  | http://127.0.0.01
			hexadecimal part               | http://0x7f.0.0.1
			hexadecimal last part          | http://127.0.0.0x1
			one hexadecimal number         | http://0x7f000001
			hexadecimal without digits     | http://127.0.0.0x
			final dot                      | http://127.0.0.1.
			two final dots                 | http://127.0.0.1..
			empty part                     | http://127..0.1
			number as top-level domain     | http://example.1
			zero as top-level domain       | http://example.0
			nine as top-level domain       | http://example.9
			octal as top-level domain      | http://example.08
			hex as top-level domain        | http://example.0xff
			number before a final dot      | http://example.1.
			""")
	void hostThatABrowserReadsAsAnIpv4AddressButWritesInAnotherWayIsNone(String why, String value) {
		assertThat(Origin.ofSerialized(value)).as(why).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			upper case                        | http://[2001:DB8::1]
			leading zero in a piece           | http://[2001:0db8::1]
			not compressed                    | http://[0:0:0:0:0:0:0:1]
			shorter run compressed            | http://[2001::1:0:0:0:1]
			second of two equal runs          | http://[2001:0:0:1:1::1:1]
			second of two runs of two         | http://[1:0:0:2:3::4]
			single zero compressed            | http://[2001:db8::1:1:1:1:1]
			mapped IPv4 address, dotted       | http://[::ffff:127.0.0.1]
			dotted tail                       | http://[2001:db8::127.0.0.1]
			dotted head                       | http://[127.0.0.1::]
			zone                              | http://[fe80::1%25eth0]
			zone, not encoded                 | http://[fe80::1%eth0]
			no brackets                       | http://::1
			not closed                        | http://[::1
			not opened                        | http://::1]
			not closed, with a port           | http://[::1:3000
			empty                             | http://[]
			only a colon                      | http://[:]
			three colons                      | http://[:::]
			two gaps                          | http://[1::2::3]
			seven pieces                      | http://[1:2:3:4:5:6:7]
			nine pieces                       | http://[1:2:3:4:5:6:7:8:9]
			eight pieces and a gap            | http://[1:2:3:4::5:6:7:8]
			piece of five digits              | http://[12345::]
			piece that is not hexadecimal     | http://[g::]
			single colon at the start         | http://[:1:2:3:4:5:6:7]
			single colon at the end           | http://[1:2:3:4:5:6:7:]
			text after the address            | http://[::1]x
			dot after the address             | http://[::1].
			default port                      | http://[::1]:80
			empty port                        | http://[::1]:
			address in brackets, IPv4         | http://[127.0.0.1]
			domain in brackets                | http://[localhost]
			two addresses                     | http://[::1][::1]
			other scheme, not compressed      | app://[0:0:0:0:0:0:0:1]
			""")
	void ipv6AddressThatIsNotCanonicalOrNoneIsNone(String why, String value) {
		assertThat(Origin.ofSerialized(value)).as(why).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://.", "https://..", "https://.example.com", "https://example..com",
			"https://example.com..", "https://.example.com.", "https://.:8443" })
	void emptyLabelMakesItNone(String value) {
		assertThat(Origin.ofSerialized(value)).isNull();
	}

	@Test
	void labelHasAtMost63Characters() {
		assertThat(Origin.ofSerialized("https://" + LABEL_63 + ".com")).isNotNull();
		assertThat(Origin.ofSerialized("https://" + LABEL_63 + "a.com")).isNull();
		assertThat(Origin.ofSerialized("https://www." + LABEL_63)).isNotNull();
		assertThat(Origin.ofSerialized("https://www." + LABEL_63 + "a")).isNull();
	}

	@Test
	void hostHasAtMost253CharactersAndAFinalDot() {
		assertThat(HOST_253).hasSize(253);
		assertThat(Origin.ofSerialized("https://" + HOST_253)).isNotNull();
		assertThat(Origin.ofSerialized("https://" + HOST_253 + ".:65535")).isNotNull();
		assertThat(Origin.ofSerialized("https://" + HOST_253 + "c")).isNull();
		assertThat(Origin.ofSerialized("https://a." + HOST_253.substring(1))).isNull();
	}

	@Test
	void opaqueHostHasAtMost253Characters() {
		assertThat(Origin.ofSerialized("app://" + "a".repeat(253))).isNotNull();
		assertThat(Origin.ofSerialized("app://" + "a".repeat(254))).isNull();
	}

	@Test
	void schemeHasAtMost64Characters() {
		assertThat(Origin.ofSerialized("a".repeat(64) + "://localhost")).isNotNull();
		assertThat(Origin.ofSerialized("a".repeat(65) + "://localhost")).isNull();
	}

	@Test
	void nothingThatCanBeAnOriginIsLongerThanTheLimit() {
		String longest = "a".repeat(64) + "://" + "b".repeat(253) + ":65535";
		assertThat(Origin.ofSerialized(longest)).isNotNull();
		assertThat(longest.length()).isLessThanOrEqualTo(Origin.MAX_LENGTH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", ".", "a.", "[", "]", ":", "0", "-", "::", "1:", "https://", "\uD83D\uDE00" })
	void eightKilobytesAreNone(String filling) {
		String value = "https://" + filling.repeat(8192 / filling.length());
		assertThat(Origin.ofSerialized(value)).isNull();
		assertThat(Origin.ofSerialized(value + "example.com")).isNull();
		assertThat(Origin.ofSerialized(filling.repeat(8192 / filling.length()))).isNull();
	}

	@Test
	void twoAreEqualExactlyIfSchemeHostAndPortAre() {
		Origin origin = Origin.ofSerialized("https://example.com");
		assertThat(origin).isEqualTo(Origin.parse("https://example.com:443"))
			.isNotEqualTo(Origin.ofSerialized("http://example.com"))
			.isNotEqualTo(Origin.ofSerialized("https://example.org"))
			.isNotEqualTo(Origin.ofSerialized("https://example.com."))
			.isNotEqualTo(Origin.ofSerialized("https://example.com:8443"));
	}

	@Test
	void whatIsReadFromRandomTextIsWrittenAsItCame() {
		Random random = new Random(SEED);
		List<String> pieces = List.of("https", "http", "app", "://", "example", ".", "com", ":", "443", "80", "8443",
				"0", "1", "255", "256", "0x", "[", "]", "::", "ffff", "-", "_", "/", "@", "A", " ", "\u00FC", "null");
		int origins = 0;
		for (int i = 0; i < 50_000; i++) {
			StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://" : "");
			for (int j = random.nextInt(8); j >= 0; j--) {
				text.append(pieces.get(random.nextInt(pieces.size())));
			}
			Origin origin = Origin.ofSerialized(text.toString());
			if (origin != null) {
				origins++;
				assertThat(origin).hasToString(text.toString()).isEqualTo(Origin.parse(text.toString()));
			}
		}
		assertThat(origins).isGreaterThan(1000);
	}

}
