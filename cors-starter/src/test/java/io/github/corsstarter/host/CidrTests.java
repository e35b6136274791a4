package io.github.corsstarter.host;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Blocks of addresses: how they are written, and which addresses lie in them.
 */
class CidrTests {

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 10.0.0.0", "10.0.0.0/8, 10.1.2.3", "10.0.0.0/8, 10.255.255.255",
			"172.16.0.0/12, 172.31.255.255", "192.168.0.0/16, 192.168.1.1", "192.0.2.128/25, 192.0.2.128",
			"192.0.2.252/30, 192.0.2.255", "192.0.2.254/31, 192.0.2.255", "192.0.2.1/32, 192.0.2.1",
			"128.0.0.0/1, 255.255.255.255", "2001:db8::/32, 2001:db8::1",
			"2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:DB8::/32, 2001:0db8:0:0:0:0:0:1",
			"2001:db8::/33, 2001:db8:7fff::", "::1/128, ::1", "fc00::/7, fdff::1", "::/1, 7fff::" })
	void addressesThatBeginLikeTheBlockLieInIt(String block, String address) {
		assertThat(Cidr.parse(block).contains(address)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 11.0.0.0", "10.0.0.0/8, 9.255.255.255", "172.16.0.0/12, 172.32.0.0",
			"192.0.2.128/25, 192.0.2.127", "192.0.2.252/30, 192.0.2.251", "192.0.2.254/31, 192.0.2.253",
			"192.0.2.1/32, 192.0.2.0", "128.0.0.0/1, 127.255.255.255", "2001:db8::/32, 2001:db9::1",
			"2001:db8::/33, 2001:db8:8000::", "::1/128, ::2", "fc00::/7, fe00::", "::/1, 8000::" })
	void addressesThatBeginOtherwiseDoNot(String block, String address) {
		assertThat(Cidr.parse(block).contains(address)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.1, 10.0.0.1, 10.0.0.2", "2001:db8::1, 2001:db8::1, 2001:db8::2",
			"[2001:db8::1], 2001:db8::1, 2001:db8::2", "::ffff:10.0.0.1, 10.0.0.1, 10.0.0.2" })
	void addressWithoutALengthIsABlockOfOne(String block, String address, String other) {
		assertThat(Cidr.parse(block).contains(address)).isTrue();
		assertThat(Cidr.parse(block).contains(other)).isFalse();
	}

	@Test
	void lengthZeroHoldsEveryAddressOfItsVersionAndNoneOfTheOther() {
		assertThat(Cidr.parse("0.0.0.0/0")).returns(true, (block) -> block.contains("203.0.113.9"))
			.returns(true, (block) -> block.contains("0.0.0.0"))
			.returns(false, (block) -> block.contains("2001:db8::1"))
			.returns(false, (block) -> block.contains("::"));
		assertThat(Cidr.parse("::/0")).returns(true, (block) -> block.contains("2001:db8::1"))
			.returns(true, (block) -> block.contains("::"))
			.returns(false, (block) -> block.contains("203.0.113.9"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "::ffff:10.1.2.3", "::FFFF:10.1.2.3", "::ffff:a01:203", "0:0:0:0:0:ffff:10.1.2.3",
			"[::ffff:10.1.2.3]" })
	void addressOfVersion4WrittenAsOneOfVersion6IsTheSameAddress(String address) {
		assertThat(Cidr.parse("10.0.0.0/8").contains(address)).isTrue();
		assertThat(Cidr.parse("11.0.0.0/8").contains(address)).isFalse();
		assertThat(Cidr.parse("::/0").contains(address)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "fe80::1%eth0", "fe80::1%2", "fe80:0:0:0:0:0:0:1%eth0", "[fe80::1%eth0]", "[fe80::1]",
			"fe80::1%", "[fe80::1%]" })
	void zoneAndBracketsOfAPeerDoNotMatter(String address) {
		assertThat(Cidr.parse("fe80::/10").contains(address)).isTrue();
		assertThat(Cidr.parse("fc00::/7").contains(address)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "%", "%eth0", "[", "]", "[]", "[%]", "localhost", "example.com", "10", "10.0.0",
			"10.0.0.0.0", "10.0.0.256", "999.999.999.999", "010.0.0.1", "10.0.0.01", "0x0a.0.0.1", "167772161",
			"10.0.0.-1", " 10.0.0.1", "10.0.0.1 ", "10.0.0.1\n", "10.0.0.1:80", "[10.0.0.1]", "10.0.0.1/32",
			"\u0661\u0660.0.0.1", ":", ".:1", ":.", "1:.", ".:", ":::", "::1::", "1:2:3", "12345::", "g::1",
			"::10.0.0.256", "::10.0.0", "[fe80::1", "fe80::1]", "[fe80::1]%eth0", "[fe80::1]:80", "\u0000" })
	void whatIsNoAddressLiesInNoBlock(String text) {
		assertThat(Cidr.parse("0.0.0.0/0").contains(text)).isFalse();
		assertThat(Cidr.parse("::/0").contains(text)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", ".", ":", "1.", "1:", "f:", "10.0.0.1,", "::1%", "[", "%" })
	void eightKilobytesOfAnythingLieInNoBlock(String piece) {
		String text = piece.repeat(8192 / piece.length());
		assertThat(Cidr.isAddress(text)).isFalse();
		assertThat(Cidr.parse("0.0.0.0/0").contains(text)).isFalse();
		assertThat(Cidr.parse("10.0.0.0/8").contains(text)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "255.255.255.255", "203.0.113.9", "::", "::1", "[::1]", "2001:DB8::1",
			"1:2:3:4:5:6:7:8", "::ffff:10.0.0.1", "1:2:3:4:5:6:255.255.255.255",
			"ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255" })
	void literalAddressIsAnAddress(String text) {
		assertThat(Cidr.isAddress(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "unknown", "_hidden", "localhost", "1.2.3", "1.2.3.256", "999.999.999.999", "::1%eth0",
			"1.2.3.4%eth0", "[1.2.3.4]", "1.2.3.4:80", "[::1]:80", ".:1", "1.2.3.4, 1.2.3.4" })
	void whatIsWrittenOtherwiseIsNone(String text) {
		assertThat(Cidr.isAddress(text)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.1/8, 8", "10.1.0.0/8, 8", "192.0.2.1/31, 31", "0.0.0.1/0, 0", "2001:db8::1/32, 32",
			"::1/127, 127", "::1/0, 0" })
	void bitsAfterTheLengthAreRefused(String text, int length) {
		assertRefused(text, "has bits set after the first " + length);
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/, 32", "10.0.0.0/33, 32", "10.0.0.0/-1, 32", "10.0.0.0/+8, 32", "10.0.0.0/8/8, 32",
			"'10.0.0.0/8 ', 32", "10.0.0.0/255.0.0.0, 32", "10.0.0.0/x, 32", "10.0.0.0/99999999999999999999, 32",
			"10.0.0.0/\u0668, 32", "2001:db8::/129, 128", "2001:db8::/, 128", "2001:db8::/0032, 128" })
	void lengthIsANumberOfBits(String text, int bits) {
		assertRefused(text, "has a prefix length that is not a number from 0 to " + bits);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "/", "/8", "localhost", "example.com/8", "10/8", "10.0.0/8", "10.0.0.0.0/8",
			" 10.0.0.0/8", "256.0.0.0/8", "010.0.0.0/8", "fe80::1%eth0", "fe80::%eth0/10", "[::1", "::g/8", "::1::/128",
			"10.0.0.0-10.0.0.9", "10.0.0.*", "*" })
	void whatDoesNotBeginWithAnAddressIsRefused(String text) {
		assertRefused(text, "is not an IP address or a block such as 10.0.0.0/8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "::ffff:10.0.0.0/8", "::ffff:10.0.0.0/104", "::ffff:0:0/96", "::ffff:0.0.0.0/0" })
	void lengthOfABlockOfVersion4DoesNotCountTheBitsOfVersion6(String text) {
		assertRefused(text, "is an IPv4 block written as an IPv6 one; IPv4 blocks look like 10.0.0.0/8");
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 10.0.0.0/8", "10.0.0.1, 10.0.0.1/32", "::1, 0:0:0:0:0:0:0:1/128" })
	void blockIsPrintedAsItIsWritten(String text, String printed) {
		assertThat(Cidr.parse(text)).hasToString(printed);
		assertThat(Cidr.parse(printed)).hasToString(printed);
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 16 })
	void randomAddressesLieInABlockIfTheyShareItsBits(int bytes) throws UnknownHostException {
		Random random = new Random(4632);
		int inside = 0;
		for (int i = 0; i < 10_000; i++) {
			int length = random.nextInt(bytes * 8 + 1);
			BigInteger host = BigInteger.ONE.shiftLeft(bytes * 8 - length).subtract(BigInteger.ONE);
			BigInteger network = new BigInteger(bytes * 8, random).andNot(host);
			BigInteger address = network.xor(BigInteger.ONE.shiftLeft(random.nextInt(bytes * 8)));
			boolean expected = address.andNot(host).equals(network);
			assertThat(Cidr.parse(text(network, bytes) + "/" + length).contains(text(address, bytes)))
				.as("%s in %s/%s", text(address, bytes), text(network, bytes), length)
				.isEqualTo(expected);
			inside += expected ? 1 : 0;
		}
		assertThat(inside).isBetween(2_000, 8_000);
	}

	private static String text(BigInteger address, int bytes) throws UnknownHostException {
		byte[] signed = address.toByteArray();
		byte[] unsigned = new byte[bytes];
		for (int i = 1; i <= Math.min(bytes, signed.length); i++) {
			unsigned[bytes - i] = signed[signed.length - i];
		}
		return InetAddress.getByAddress(unsigned).getHostAddress();
	}

	private static void assertRefused(String text, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text)).withMessage(reason);
	}

}
