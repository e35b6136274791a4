package io.github.corsstarter.host;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose forwarded headers count.
 */
class ProxyTrustTests {

	private static final String HEADER = "X-Origin-Verify";

	private static final String SECRET = "Zq7-fJ2k_9aLw0PxR5tB";

	private static final String NEXT_SECRET = "m4Xc8-VbN1sQ6dHy3_Ue";

	@Test
	void withoutAGateEveryRequestPasses() {
		ProxyTrust trust = ProxyTrust.of(List.of(), null, List.of());
		assertThat(trust.hasGates()).isFalse();
		assertThat(trust.secretHeader()).isNull();
		assertThat(trust.trusts(request().from("203.0.113.9").build())).isTrue();
		assertThat(trust.trusts(request().from(null).build())).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.7, true", "10.255.255.255, true", "::ffff:10.0.0.7, true", "11.0.0.7, false",
			"203.0.113.9, false", "2001:db8::7, true", "[2001:db8::7], true", "2001:db9::7, false", "localhost, false",
			"'', false" })
	void peerMustLieInOneOfTheBlocks(String peer, boolean trusted) {
		ProxyTrust trust = ProxyTrust.of(blocks("10.0.0.0/8", "2001:db8::/32"), null, List.of());
		assertThat(trust.hasGates()).isTrue();
		assertThat(trust.trusts(request().from(peer).build())).isEqualTo(trusted);
	}

	@Test
	void peerWithoutAnAddressLiesInNoBlock() {
		ProxyTrust trust = ProxyTrust.of(blocks("0.0.0.0/0", "::/0"), null, List.of());
		assertThat(trust.trusts(request().from(null).build())).isFalse();
	}

	@Test
	void addressThatTheRequestNamesIsNotThePeer() {
		ProxyTrust trust = ProxyTrust.of(blocks("10.0.0.0/8"), null, List.of());
		assertThat(trust.trusts(request().from("203.0.113.9")
			.header("X-Forwarded-For", "10.0.0.7")
			.header("X-Real-IP", "10.0.0.7")
			.header("Forwarded", "for=10.0.0.7")
			.build())).isFalse();
	}

	@Test
	void secretIsEnoughWhereverTheRequestComesFrom() {
		assertThat(secretGate().hasGates()).isTrue();
		assertThat(secretGate().secretHeader()).isEqualTo(HEADER);
		assertThat(secretGate().trusts(request().from("203.0.113.9").header(HEADER, SECRET).build())).isTrue();
	}

	@Test
	void nameOfTheSecretHeaderMayComeInAnyCase() {
		assertThat(secretGate().trusts(request().header("x-origin-verify", SECRET).build())).isTrue();
	}

	@Test
	void secretMayNotBeMissing() {
		assertThat(secretGate().trusts(request().build())).isFalse();
		assertThat(secretGate().trusts(request().header("X-Origin-Verified", SECRET).build())).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "x", "null", SECRET + "x", SECRET + " ", " " + SECRET, SECRET + "\u0000",
			SECRET + SECRET, SECRET + "," + SECRET, SECRET + ", " + SECRET, "\"" + SECRET + "\"", "Bearer " + SECRET,
			"zq7-fj2k_9alw0pxr5tb", "Zq7-fJ2k_9aLw0PxR5t", "q7-fJ2k_9aLw0PxR5tB", "\u00FF\u0100\uD83D" })
	void secretMustBeExactlyRight(String value) {
		assertThat(secretGate().trusts(request().header(HEADER, value).build())).isFalse();
	}

	@Test
	void secretOnTwoLinesIsWrongWhateverTheyHold() {
		assertThat(secretGate().trusts(request().header(HEADER, SECRET, SECRET).build())).isFalse();
		assertThat(secretGate().trusts(request().header(HEADER, SECRET, "forged").build())).isFalse();
		assertThat(secretGate().trusts(request().header(HEADER, "", SECRET).build())).isFalse();
	}

	@Test
	void everySecretOfARotationIsRight() {
		ProxyTrust trust = ProxyTrust.of(List.of(), HEADER, List.of(SECRET, NEXT_SECRET));
		assertThat(trust.trusts(request().header(HEADER, SECRET).build())).isTrue();
		assertThat(trust.trusts(request().header(HEADER, NEXT_SECRET).build())).isTrue();
		assertThat(trust.trusts(request().header(HEADER, SECRET + NEXT_SECRET).build())).isFalse();
		assertThat(trust.trusts(request().header(HEADER, SECRET, NEXT_SECRET).build())).isFalse();
	}

	@Test
	void retiredSecretIsWrong() {
		ProxyTrust trust = ProxyTrust.of(List.of(), HEADER, List.of(NEXT_SECRET));
		assertThat(trust.trusts(request().header(HEADER, SECRET).build())).isFalse();
	}

	@Test
	void withoutASecretNobodyKnowsIt() {
		ProxyTrust trust = ProxyTrust.of(List.of(), HEADER, List.of());
		assertThat(trust.trusts(request().header(HEADER, "").build())).isFalse();
		assertThat(trust.trusts(request().header(HEADER, SECRET).build())).isFalse();
		assertThat(trust.trusts(request().build())).isFalse();
	}

	@Test
	void eightKilobytesAreNoSecret() {
		assertThat(secretGate().trusts(request().header(HEADER, "x".repeat(8192)).build())).isFalse();
		assertThat(secretGate().trusts(request().header(HEADER, SECRET.repeat(400)).build())).isFalse();
	}

	@Test
	void secretMayBeLong() {
		String secret = "x".repeat(4096);
		ProxyTrust trust = ProxyTrust.of(List.of(), HEADER, List.of(secret));
		assertThat(trust.trusts(request().header(HEADER, secret).build())).isTrue();
		assertThat(trust.trusts(request().header(HEADER, secret + "x").build())).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.7, " + SECRET + ", true", "10.0.0.7, wrong, false", "10.0.0.7, '', false",
			"203.0.113.9, " + SECRET + ", false", "203.0.113.9, wrong, false" })
	void everyConfiguredGateMustLetARequestPass(String peer, String secret, boolean trusted) {
		ProxyTrust trust = ProxyTrust.of(blocks("10.0.0.0/8"), HEADER, List.of(SECRET));
		assertThat(trust.trusts(request().from(peer).header(HEADER, secret).build())).isEqualTo(trusted);
	}

	@Test
	void secretIsNotPrinted() {
		assertThat(secretGate().toString()).doesNotContain(SECRET);
	}

	private static ProxyTrust secretGate() {
		return ProxyTrust.of(List.of(), HEADER, List.of(SECRET));
	}

	private static List<Cidr> blocks(String... blocks) {
		return Arrays.stream(blocks).map(Cidr::parse).toList();
	}

	private static TestRequest request() {
		return TestRequest.to("example.com");
	}

}
