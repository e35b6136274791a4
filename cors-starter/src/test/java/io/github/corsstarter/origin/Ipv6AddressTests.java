package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The one way in which browsers write an IPv6 address.
 */
class Ipv6AddressTests {

	private static final long SEED = 5952;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[0:0:0:0:0:0:0:0]                               | [::]
			[::]                                            | [::]
			[0::0]                                          | [::]
			[0:0:0:0:0:0:0:1]                               | [::1]
			[1:0:0:0:0:0:0:0]                               | [1::]
			[2001:0DB8::0001]                               | [2001:db8::1]
			[2001:db8:0:0:0:0:2:1]                          | [2001:db8::2:1]
			[2001:db8::1:1:1:1:1]                           | [2001:db8:0:1:1:1:1:1]
			[2001:0:0:1:0:0:0:1]                            | [2001:0:0:1::1]
			[2001:db8:0:0:1:0:0:1]                          | [2001:db8::1:0:0:1]
			[1:2:3:4:5:6:7::]                               | [1:2:3:4:5:6:7:0]
			[::2:3:4:5:6:7:8]                               | [0:2:3:4:5:6:7:8]
			[0:0:3:4:5:6:7:8]                               | [::3:4:5:6:7:8]
			[1:2:3:4:5:6:0:0]                               | [1:2:3:4:5:6::]
			[1:0:3:0:5:0:7:0]                               | [1:0:3:0:5:0:7:0]
			[::ffff:192.168.1.10]                           | [::ffff:c0a8:10a]
			[::192.168.1.10]                                | [::c0a8:10a]
			[0:0:0:0:0:ffff:0.0.0.0]                        | [::ffff:0:0]
			[1:2:3:4:5:6:255.255.255.255]                   | [1:2:3:4:5:6:ffff:ffff]
			[FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:255.255.255.255] | [ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]
			""")
	void everySpellingHasOneSerialisation(String spelling, String serialized) {
		assertThat(Ipv6Address.serialize(spelling)).isEqualTo(serialized);
		assertThat(Ipv6Address.serialize(serialized)).isEqualTo(serialized);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[", "]", "[]", "::1", "[::1", "::1]", "[:]", "[:::]", "[::::]", "[1]",
			"[1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:8:9]", "[1:2:3:4:5:6:7:8::]", "[::1:2:3:4:5:6:7:8]",
			"[1:2:3:4::5:6:7:8]", "[1::2::3]", "[:1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:]", "[1:2:3::4:]", "[:1::2]",
			"[12345::]", "[00001::]", "[g::]", "[-1::]", "[+1::]", "[ ::1]", "[::1 ]", "[::1%25eth0]", "[::1/64]",
			"[[::1]]", "[::\uFF11]", "[::\u0661]" })
	void whatIsNoAddressHasNone(String text) {
		assertThat(Ipv6Address.serialize(text)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[127.0.0.1]", "[::127.0.0]", "[::127.0.0.1.1]", "[::127.0.0.256]", "[::127.0.0.01]",
			"[::127.0.0.0x1]", "[::127..0.1]", "[::127.0.0.]", "[::.0.0.1]", "[::127.0.0.1:1]", "[127.0.0.1::]",
			"[127.0.0.1::1]", "[1:127.0.0.1::1]", "[1:2:3:4:5:6:7:127.0.0.1]", "[::1:2:3:4:5:6:7.0.0.1:8]",
			"[::1.2.3.4::]", "[::127.0.0.-1]", "[::127.0.0.\u0661]" })
	void dottedAddressStandsOnlyAtTheEnd(String text) {
		assertThat(Ipv6Address.serialize(text)).isNull();
	}

	@Test
	void whatIsTooLongIsNotRead() {
		assertThat(Ipv6Address.serialize("[" + "0:".repeat(4096) + "0]")).isNull();
		assertThat(Ipv6Address.serialize("[" + ":".repeat(8192) + "]")).isNull();
	}

	@Test
	void randomAddressesInRandomSpellingsAreSerialisedAsByTheBook() {
		Random random = new Random(SEED);
		for (int i = 0; i < 20_000; i++) {
			int[] pieces = new int[8];
			for (int p = 0; p < 8; p++) {
				pieces[p] = random.nextBoolean() ? 0 : random.nextInt(random.nextBoolean() ? 0x10000 : 0x10);
			}
			String spelling = spell(pieces, random);
			assertThat(Ipv6Address.serialize(spelling)).as(spelling).isEqualTo(byTheBook(pieces));
		}
	}

	/**
	 * RFC 5952, section 4: the longest run of zeros is shortened, the first of several.
	 */
	private static String byTheBook(int[] pieces) {
		List<String> texts = new ArrayList<>();
		for (int piece : pieces) {
			texts.add(Integer.toHexString(piece));
		}
		for (int length = 8; length >= 2; length--) {
			for (int start = 0; start + length <= 8; start++) {
				if (texts.subList(start, start + length).stream().allMatch("0"::equals)) {
					return "[" + String.join(":", texts.subList(0, start)) + "::"
							+ String.join(":", texts.subList(start + length, 8)) + "]";
				}
			}
		}
		return "[" + String.join(":", texts) + "]";
	}

	private static String spell(int[] pieces, Random random) {
		List<String> texts = new ArrayList<>();
		for (int piece : pieces) {
			String text = Integer.toHexString(piece);
			text = "0".repeat(random.nextInt(5 - text.length())) + text;
			texts.add(random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text);
		}
		if (random.nextInt(4) == 0) {
			texts.set(6, (pieces[6] >> 8) + "." + (pieces[6] & 255) + "." + (pieces[7] >> 8) + "." + (pieces[7] & 255));
			texts.remove(7);
		}
		int start = random.nextInt(8);
		int end = start;
		while (end < Math.min(8, texts.size()) && pieces[end] == 0 && !texts.get(end).contains(".")) {
			end++;
		}
		if (end == start || random.nextInt(4) == 0) {
			return "[" + String.join(":", texts) + "]";
		}
		return "[" + String.join(":", texts.subList(0, start)) + "::"
				+ String.join(":", texts.subList(end, texts.size())) + "]";
	}

}
