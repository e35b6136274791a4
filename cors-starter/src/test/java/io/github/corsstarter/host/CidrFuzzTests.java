package io.github.corsstarter.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.corsstarter.testing.FuzzedText;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any text is a block of addresses or is refused with a reason, and a block has those
 * addresses that begin with the same bits.
 */
class CidrFuzzTests {

	private static final List<String> PIECES = List.of("10.0.0.0", "255.255.255.255", "0.0.0.0", "::", "::1",
			"2001:db8::", "::ffff:10.0.0.1", "fe80::1", "/", "/0", "/8", "/32", "/33", "/64", "/128", "/129", "[", "]",
			"%eth0", ".", ":", "0", "1", "128", "ff");

	@FuzzTest
	void blockHasTheAddressesThatBeginWithItsBits(FuzzedDataProvider data) throws UnknownHostException {
		String text = FuzzedText.of(data, PIECES);
		String address = FuzzedText.of(data, PIECES);
		Cidr block = parse(text);
		boolean isAddress = Cidr.isAddress(address);
		if (block == null) {
			assertThat(Cidr.isAddress(text)).as(text).isFalse();
			return;
		}
		assertThat(parse(block.toString())).as(text).hasToString(block.toString());
		if (isAddress) {
			assertThat(block.contains(address)).as("%s in %s", address, block)
				.isEqualTo(naiveContains(block.toString(), address));
		}
		else if (address.indexOf('%') < 0) {
			assertThat(block.contains(address)).as("%s in %s", address, block).isFalse();
		}
	}

	private static @Nullable Cidr parse(String text) {
		try {
			return Cidr.parse(text);
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex.getMessage()).matches("(?:is|has) .+");
			return null;
		}
	}

	private static boolean naiveContains(String block, String address) throws UnknownHostException {
		int slash = block.indexOf('/');
		String network = bits(block.substring(0, slash));
		String other = bits(address);
		int length = Integer.parseInt(block.substring(slash + 1));
		return network.length() == other.length() && network.substring(0, length).equals(other.substring(0, length));
	}

	private static String bits(String address) throws UnknownHostException {
		StringBuilder bits = new StringBuilder();
		for (byte b : InetAddress.getByName(address).getAddress()) {
			bits.append(Integer.toBinaryString((b & 0xFF) | 0x100).substring(1));
		}
		return bits.toString();
	}

}
