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
		assertThat(trust.findFailure(request().from("203.0.113.9").build())).isNull();
		assertThat(trust.findFailure(request().from(null).build())).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.7, true", "10.255.255.255, true", "::ffff:10.0.0.7, true", "11.0.0.7, false",
			"203.0.113.9, false", "2001:db8::7, true", "[2001:db8::7], true", "2001:db9::7, false", "localhost, false",
			"'', false" })
	void peerMustLieInOneOfTheBlocks(String peer, boolean trusted) {
		ProxyTrust trust = ProxyTrust.of(blocks("10.0.0.0/8", "2001:db8::/32"), null, List.of());
		assertThat(trust.hasGates()).isTrue();
		assertThat(trust.findFailure(request().from(peer).build()))
			.isEqualTo(trusted ? null : ProxyTrustFailure.PEER_NOT_LISTED);
	}

	@Test
	void peerWithoutAnAddressLiesInNoBlock() {
		ProxyTrust trust = ProxyTrust.of(blocks("0.0.0.0/0", "::/0"), null, List.of());
		assertThat(trust.findFailure(request().from(null).build())).isEqualTo(ProxyTrustFailure.PEER_NOT_LISTED);
	}

	@Test
	void addressThatTheRequestNamesIsNotThePeer() {
		ProxyTrust trust = ProxyTrust.of(blocks("10.0.0.0/8"), null, List.of());
		assertThat(trust.findFailure(request().from("203.0.113.9")
			.header("X-Forwarded-For", "10.0.0.7")
			.header("X-Real-IP", "10.0.0.7")
			.header("Forwarded", "for=10.0.0.7")
			.build())).isEqualTo(ProxyTrustFailure.PEER_NOT_LISTED);
	}

	@Test
	void secretIsEnoughWhereverTheRequestComesFrom() {
		assertThat(secretGate().hasGates()).isTrue();
		assertThat(secretGate().secretHeader()).isEqualTo(HEADER);
		assertThat(secretGate().findFailure(request().from("203.0.113.9").header(HEADER, SECRET).build())).isNull();
	}

	@Test
	void nameOfTheSecretHeaderMayComeInAnyCase() {
		assertThat(secretGate().findFailure(request().header("x-origin-verify", SECRET).build())).isNull();
	}

	@Test
	void secretMayNotBeMissing() {
		assertThat(secretGate().findFailure(request().build())).isEqualTo(ProxyTrustFailure.SECRET_MISSING);
		assertThat(secretGate().findFailure(request().header("X-Origin-Verified", SECRET).build()))
			.isEqualTo(ProxyTrustFailure.SECRET_MISSING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "x", "null", SECRET + "x", SECRET + " ", " " + SECRET, SECRET + "\u0000",
			SECRET + SECRET, SECRET + "," + SECRET, SECRET + ", " + SECRET, "\"" + SECRET + "\"", "Bearer " + SECRET,
			"zq7-fj2k_9alw0pxr5tb", "Zq7-fJ2k_9aLw0PxR5t", "q7-fJ2k_9aLw0PxR5tB", "\u00FF\u0100\uD83D" })
	void secretMustBeExactlyRight(String value) {
		assertThat(secretGate().findFailure(request().header(HEADER, value).build()))
			.isEqualTo(ProxyTrustFailure.SECRET_WRONG);
	}

	@Test
	void secretOnTwoLinesIsWrongWhateverTheyHold() {
		assertThat(secretGate().findFailure(request().header(HEADER, SECRET, SECRET).build()))
			.isEqualTo(ProxyTrustFailure.SECRET_REPEATED);
		assertThat(secretGate().findFailure(request().header(HEADER, SECRET, "forged").build()))
			.isEqualTo(ProxyTrustFailure.SECRET_REPEATED);
		assertThat(secretGate().findFailure(request().header(HEADER, "", SECRET).build()))
			.isEqualTo(ProxyTrustFailure.SECRET_REPEATED);
	}

	@Test
	void everySecretOfARotationIsRight() {
		ProxyTrust trust = ProxyTrust.of(List.of(), HEADER, List.of(SECRET, NEXT_SECRET));
		assertThat(trust.findFailure(request().header(HEADER, SECRET).build())).isNull();
		assertThat(trust.findFailure(request().header(HEADER, NEXT_SECRET).build())).isNull();
		assertThat(trust.findFailure(request().header(HEADER, SECRET + NEXT_SECRET).build()))
			.isEqualTo(ProxyTrustFailure.SECRET_WRONG);
		assertThat(trust.findFailure(request().header(HEADER, SECRET, NEXT_SECRET).build()))
			.isEqualTo(ProxyTrustFailure.SECRET_REPEATED);
	}

	@Test
	void retiredSecretIsWrong() {
		ProxyTrust trust = ProxyTrust.of(List.of(), HEADER, List.of(NEXT_SECRET));
		assertThat(trust.findFailure(request().header(HEADER, SECRET).build()))
			.isEqualTo(ProxyTrustFailure.SECRET_WRONG);
	}

	@Test
	void withoutASecretNobodyKnowsIt() {
		ProxyTrust trust = ProxyTrust.of(List.of(), HEADER, List.of());
		assertThat(trust.findFailure(request().header(HEADER, "").build())).isEqualTo(ProxyTrustFailure.SECRET_WRONG);
		assertThat(trust.findFailure(request().header(HEADER, SECRET).build()))
			.isEqualTo(ProxyTrustFailure.SECRET_WRONG);
		assertThat(trust.findFailure(request().build())).isEqualTo(ProxyTrustFailure.SECRET_MISSING);
	}

	@Test
	void eightKilobytesAreNoSecret() {
		assertThat(secretGate().findFailure(request().header(HEADER, "x".repeat(8192)).build()))
			.isEqualTo(ProxyTrustFailure.SECRET_WRONG);
		assertThat(secretGate().findFailure(request().header(HEADER, SECRET.repeat(400)).build()))
			.isEqualTo(ProxyTrustFailure.SECRET_WRONG);
	}

	@Test
	void secretMayBeLong() {
		String secret = "x".repeat(4096);
		ProxyTrust trust = ProxyTrust.of(List.of(), HEADER, List.of(secret));
		assertThat(trust.findFailure(request().header(HEADER, secret).build())).isNull();
		assertThat(trust.findFailure(request().header(HEADER, secret + "x").build()))
			.isEqualTo(ProxyTrustFailure.SECRET_WRONG);
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.7, " + SECRET + ", ", "10.0.0.7, wrong, SECRET_WRONG", "10.0.0.7, '', SECRET_WRONG",
			"203.0.113.9, " + SECRET + ", PEER_NOT_LISTED", "203.0.113.9, wrong, PEER_NOT_LISTED" })
	void everyConfiguredGateMustLetARequestPass(String peer, String secret, ProxyTrustFailure distrust) {
		ProxyTrust trust = ProxyTrust.of(blocks("10.0.0.0/8"), HEADER, List.of(SECRET));
		assertThat(trust.findFailure(request().from(peer).header(HEADER, secret).build())).isEqualTo(distrust);
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
