package io.github.corsstarter.host;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which entry of {@code X-Forwarded-For} is the client: the n-th from the right, because
 * whatever stands left of the proxies was written by somebody else.
 */
class ForwardedForTests {

	@ParameterizedTest
	@CsvSource({ "1, 203.0.113.9", "2, 64.252.1.1", "3, 198.51.100.66", "4, 6.6.6.6" })
	void hopsAreCountedFromTheRight(int hops, String client) {
		TestRequest request = request("6.6.6.6, 198.51.100.66, 64.252.1.1, 203.0.113.9");
		assertThat(TestResolver.readingNothing().hops(hops).address(request).clientAddress()).isEqualTo(client);
	}

	@Test
	void entriesAreCountedOverAllLines() {
		TestRequest request = request("6.6.6.6", "203.0.113.9 ,64.252.1.1");
		assertThat(TestResolver.readingNothing().hops(1).address(request).clientAddress()).isEqualTo("64.252.1.1");
		assertThat(TestResolver.readingNothing().hops(2).address(request).clientAddress()).isEqualTo("203.0.113.9");
		assertThat(TestResolver.readingNothing().hops(3).address(request).clientAddress()).isEqualTo("6.6.6.6");
	}

	@ParameterizedTest
	@ValueSource(strings = { "unknown", "", "<script>", "1.2.3.4.5, , ,", "999.999.999.999" })
	void whatStandsLeftOfTheClientDoesNotMatter(String forged) {
		HostResolution forwarding = TestResolver.readingNothing().hops(1).resolve(request(forged + ",203.0.113.9"));
		assertThat(forwarding.address().clientAddress()).isEqualTo("203.0.113.9");
		assertThat(forwarding.refusal()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "203.0.113.9, 203.0.113.9", "203.0.113.9:5678, 203.0.113.9", "203.0.113.9:0, 203.0.113.9",
			"2001:db8::9, 2001:db8::9", "[2001:db8::9], 2001:db8::9", "[2001:db8::9]:5678, 2001:db8::9",
			"2001:DB8::9, 2001:DB8::9", "::ffff:203.0.113.9, ::ffff:203.0.113.9",
			"[::ffff:203.0.113.9]:65535, ::ffff:203.0.113.9",
			"[2001:0db8:0000:0000:0000:0000:255.255.255.255]:65535, 2001:0db8:0000:0000:0000:0000:255.255.255.255",
			"' 203.0.113.9:5678 ', 203.0.113.9" })
	void portAndBracketsAreLeftOut(String entry, String client) {
		assertThat(TestResolver.readingNothing().hops(1).address(request(entry)).clientAddress()).isEqualTo(client);
		assertThat(TestResolver.readingNothing()
			.hops(2)
			.address(request("6.6.6.6, " + entry + ", 64.252.1.1:443"))
			.clientAddress()).isEqualTo(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", "unknown", "_hidden", "localhost", "example.com", "203.0.113", "203.0.113.256",
			"999.999.999.999", "999.999.999.999:80", "203.0.113.09", "203.0.113.9:", "203.0.113.9:x", "203.0.113.9:-1",
			"203.0.113.9:123456", "203.0.113.9:80:80", "203.0.113.9 6.6.6.6", "203.0.113.9;6.6.6.6", "[203.0.113.9]",
			"[203.0.113.9]:80", "[2001:db8::9]:", "[2001:db8::9]:x", "[2001:db8::9]5678", "[2001:db8::9",
			"2001:db8::9]", "[[2001:db8::9]]", "[]", "[]:80", "[:]:80", ":80", "[2001:db8::9%eth0]", "2001:db8::9%eth0",
			"[2001:db8::9]%eth0", "for=203.0.113.9", "\"203.0.113.9\"", "203.0.113.9/32", "203.0.113.9\u0000", ".:1",
			"e:1", "2001:80" })
	void entryThatIsNoAddressIsRefused(String entry) {
		HostResolution forwarding = TestResolver.readingNothing().hops(1).resolve(request("6.6.6.6", entry));
		assertThat(forwarding.address().clientAddress()).isNull();
		assertThat(forwarding.refusal()).returns(HostReason.FORWARDED_FOR_INVALID, HostDecision::reason)
			.returns("X-Forwarded-For", HostDecision::header);
	}

	@Test
	void fewerEntriesThanHopsAreRefusedAsARequestThatBypassedAProxy() {
		HostResolution forwarding = TestResolver.readingNothing().hops(3).resolve(request("203.0.113.9, 64.252.1.1"));
		assertThat(forwarding.address().clientAddress()).isNull();
		assertThat(forwarding.refusal()).isEqualTo(new HostDecision(HostReason.CLIENT_ADDRESS_MISSING,
				"X-Forwarded-For", "203.0.113.9, 64.252.1.1", null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "  " })
	void emptyHeaderIsRefusedLikeAMissingOne(String value) {
		HostDecision missing = new HostDecision(HostReason.CLIENT_ADDRESS_MISSING, "X-Forwarded-For", null, null);
		TestResolver resolver = TestResolver.readingNothing().hops(1);
		assertThat(resolver.resolve(TestRequest.to("example.com")).refusal()).isEqualTo(missing);
		assertThat(resolver.resolve(request(value)).refusal()).isEqualTo(missing);
		assertThat(resolver.resolve(request(value)).address().clientAddress()).isNull();
	}

	@Test
	void eightKilobytesOfEntriesAreReadFromTheRight() {
		assertThat(TestResolver.readingNothing()
			.hops(1)
			.address(request(",".repeat(8192) + "203.0.113.9"))
			.clientAddress()).isEqualTo("203.0.113.9");
		assertThat(TestResolver.readingNothing().hops(1).decision(request("1.".repeat(4096))).reason())
			.isEqualTo(HostReason.FORWARDED_FOR_INVALID);
		assertThat(TestResolver.readingNothing().hops(1).decision(request("[" + ":".repeat(8192) + "]:80")).reason())
			.isEqualTo(HostReason.FORWARDED_FOR_INVALID);
	}

	@ParameterizedTest
	@ValueSource(strings = { "203.0.113.9", "junk", "" })
	void withoutHopsTheHeaderIsNotRead(String value) {
		HostResolution forwarding = TestResolver.readingHostAndProto().resolve(request(value));
		assertThat(forwarding.address().clientAddress()).isNull();
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void noOtherHeaderTellsTheClient() {
		TestRequest request = request("203.0.113.9").header("X-Real-IP", "6.6.6.6")
			.header("Forwarded", "for=6.6.6.6")
			.header("CloudFront-Viewer-Address", "6.6.6.6:80")
			.header("True-Client-IP", "6.6.6.6");
		assertThat(TestResolver.readingNothing().hops(1).address(request).clientAddress()).isEqualTo("203.0.113.9");
	}

	@Test
	void clientOfAnUntrustedRequestIsItsPeer() {
		HostResolution forwarding = TestResolver.readingNothing()
			.hops(1)
			.trusting("10.0.0.0/8")
			.resolve(request("6.6.6.6").from("203.0.113.9"));
		assertThat(forwarding.address().clientAddress()).isNull();
		assertThat(forwarding.refusal()).isNull();
	}

	private static TestRequest request(String... forwardedFor) {
		return TestRequest.to("example.com").header("X-Forwarded-For", forwardedFor);
	}

}
