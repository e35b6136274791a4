package io.github.corsstarter.host;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which port the public address has: that of the host, else that of the header, else the
 * usual one of the scheme, and never that of the connector.
 */
class ForwardedPortTests {

	@ParameterizedTest
	@CsvSource({ "http, 80", "https, 443" })
	void usualPortOfThePublicSchemeIsTheDefault(String scheme, int port) {
		assertThat(TestResolver.readingHostAndProto()
			.port()
			.address(request().over("http").header("X-Forwarded-Proto", scheme))
			.port()).isEqualTo(port);
		assertThat(TestResolver.readingNothing().fixedScheme(scheme).address(request()).port()).isEqualTo(port);
		assertThat(TestResolver.readingNothing().address(request().over(scheme)).port()).isEqualTo(port);
	}

	@ParameterizedTest
	@CsvSource({ "443, 443", "8443, 8443", "1, 1", "65535, 65535", "00443, 443", "' 443 ', 443", "'443,443', 443",
			"'8443 , 8443', 8443" })
	void portsThatAgreeAreThePublicOne(String value, int port) {
		HostResolution forwarding = resolver().resolve(request().header("X-Forwarded-Port", value));
		assertThat(forwarding.address().port()).isEqualTo(port);
		assertThat(forwarding.refusal()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", "443,", ",443", "443,80", "443, 8443", "0", "65536", "99999", "-1", "+443",
			"99999999999999999999", "abc", "443abc", "4 43", "443:443", "443.0", "0x1bb", "\u0664\u0664\u0663",
			"443\u0000", "example.com:443" })
	void everythingElseIsRefusedAndTheUsualPortHolds(String value) {
		HostResolution forwarding = resolver().resolve(request().header("X-Forwarded-Port", value));
		assertThat(forwarding.address().port()).isEqualTo(80);
		assertThat(forwarding.refusal()).returns(HostReason.FORWARDED_PORT_INVALID, HostDecision::reason)
			.returns("X-Forwarded-Port", HostDecision::header);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void emptyHeaderCountsAsAbsent(String value) {
		HostResolution forwarding = resolver().resolve(request().header("X-Forwarded-Port", value));
		assertThat(forwarding.address().port()).isEqualTo(80);
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void eightKilobytesOfPortAreRefused() {
		assertThat(resolver().decision(request().header("X-Forwarded-Port", "4".repeat(8192))).reason())
			.isEqualTo(HostReason.FORWARDED_PORT_INVALID);
		assertThat(resolver().decision(request().header("X-Forwarded-Port", ",".repeat(8192))).reason())
			.isEqualTo(HostReason.FORWARDED_PORT_INVALID);
	}

	@Test
	void linesCountLikeElementsOfAList() {
		assertThat(resolver().address(request().header("X-Forwarded-Port", "443", "443")).port()).isEqualTo(443);
		HostDecision decision = resolver().decision(request().header("X-Forwarded-Port", "443", "80"));
		assertThat(decision)
			.isEqualTo(new HostDecision(HostReason.FORWARDED_PORT_INVALID, "X-Forwarded-Port", "443, 80", null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "443", "80", "junk", "" })
	void portOfTheForwardedHostGoesBeforeTheHeader(String value) {
		HostResolution forwarding = resolver()
			.resolve(request().header("X-Forwarded-Host", "www.example.com:8443").header("X-Forwarded-Port", value));
		assertThat(forwarding.address().port()).isEqualTo(8443);
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void portOfHostGoesBeforeTheHeaderWhereNoHostIsForwarded() {
		TestRequest request = TestRequest.to("example.com:8080").header("X-Forwarded-Port", "443");
		assertThat(resolver().address(request).port()).isEqualTo(8080);
	}

	@Test
	void portOfHostDoesNotMatterWhereAnotherHostIsForwarded() {
		TestRequest request = TestRequest.to("example.com:8080").header("X-Forwarded-Host", "www.example.com");
		assertThat(resolver().address(request).port()).isEqualTo(80);
	}

	@ParameterizedTest
	@CsvSource({ "www.example.com:0", "www.example.com:99999" })
	void headerCountsWhereTheHostHasAPortThatNoConnectionHas(String host) {
		TestRequest request = request().header("X-Forwarded-Host", host).header("X-Forwarded-Port", "443");
		assertThat(resolver().address(request).port()).isEqualTo(443);
	}

	@ParameterizedTest
	@ValueSource(strings = { "8443", "junk", "" })
	void headerThatIsNotConfiguredIsNotRead(String value) {
		HostResolution forwarding = TestResolver.readingHostAndProto()
			.resolve(request().header("X-Forwarded-Port", value).header("X-Forwarded-Proto", "https"));
		assertThat(forwarding.address().port()).isEqualTo(443);
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void portOfTheHeaderDoesNotChangeTheScheme() {
		assertThat(resolver().address(request().header("X-Forwarded-Port", "443")).scheme()).isEqualTo("http");
	}

	private static TestResolver resolver() {
		return TestResolver.readingHost().port();
	}

	private static TestRequest request() {
		return TestRequest.to("example.com");
	}

}
