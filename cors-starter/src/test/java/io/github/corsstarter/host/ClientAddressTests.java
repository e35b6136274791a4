package io.github.corsstarter.host;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The address of the client from a header that has no other.
 */
class ClientAddressTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CF-Connecting-IP          | 203.0.113.9                     | 203.0.113.9
			CF-Connecting-IP          | 2001:db8::9                     | 2001:db8::9
			CF-Connecting-IP          | 2001:db8:0:1:2:3:4:5            | 2001:db8:0:1:2:3:4:5
			True-Client-IP            | 203.0.113.9:4711                | 203.0.113.9
			X-Real-IP                 | [2001:db8::9]:4711              | 2001:db8::9
			X-Real-IP                 | [2001:db8::9]                   | 2001:db8::9
			X-Real-IP                 | 2001:db8::9:4711                | 2001:db8::9:4711
			X-Real-IP                 | ::ffff:203.0.113.9              | ::ffff:203.0.113.9
			CloudFront-Viewer-Address | 203.0.113.9:46532               | 203.0.113.9
			CloudFront-Viewer-Address | 2001:db8::9:46532               | 2001:db8::9
			cloudfront-viewer-address | 2001:db8:::1                    | 2001:db8::
			CloudFront-Viewer-Address | 2001:db8:0:1:2:3:4:5:65535      | 2001:db8:0:1:2:3:4:5
			CloudFront-Viewer-Address | ::1:80                          | ::1
			CloudFront-Viewer-Address | [2001:db8::9]:46532             | 2001:db8::9
			CloudFront-Viewer-Address | 2001:db8:0:1:2:3:4:5            | 2001:db8:0:1:2:3:4:5
			CloudFront-Viewer-Address | 203.0.113.9                     | 203.0.113.9
			X-Real-IP                 | 203.0.113.9, 203.0.113.9        | 203.0.113.9
			X-Real-IP                 | ' 203.0.113.9 '                 | 203.0.113.9
			""")
	void addressIsReadInEveryForm(String header, String value, String client) {
		HostResolution forwarding = TestResolver.readingNothing()
			.clientAddress(header)
			.resolve(TestRequest.to("example.com").header(header, value));
		assertThat(forwarding.address().clientAddress()).isEqualTo(client);
		assertThat(forwarding.refusal()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "unknown", "localhost", "203.0.113", "203.0.113.256:80", "203.0.113.9:", "203.0.113.9:x",
			"203.0.113.9:123456", "203.0.113.9, 6.6.6.6", ",", "203.0.113.9,", "[2001:db8::9", "2001:db8::9%eth0",
			"2001:db8:0:1:2:3:4:5:6:7", "<script>", "203.0.113.9;6.6.6.6", ":80", "::::" })
	void everythingElseIsRefused(String value) {
		for (String header : new String[] { "X-Real-IP", "CF-Connecting-IP", "CloudFront-Viewer-Address" }) {
			HostResolution forwarding = TestResolver.readingNothing()
				.clientAddress(header)
				.resolve(TestRequest.to("example.com").header(header, value));
			assertThat(forwarding.address().clientAddress()).isNull();
			assertThat(forwarding.refusal()).returns(HostReason.CLIENT_ADDRESS_INVALID, HostDecision::reason)
				.returns(header, HostDecision::header);
		}
	}

	@Test
	void differentLinesAreRefused() {
		HostResolution forwarding = TestResolver.readingNothing()
			.clientAddress("X-Real-IP")
			.resolve(TestRequest.to("example.com").header("X-Real-IP", "203.0.113.9", "6.6.6.6"));
		assertThat(forwarding.refusal())
			.isEqualTo(new HostDecision(HostReason.CLIENT_ADDRESS_INVALID, "X-Real-IP", "203.0.113.9, 6.6.6.6", null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void emptyHeaderIsRefusedLikeAMissingOne(String value) {
		HostDecision missing = new HostDecision(HostReason.CLIENT_ADDRESS_MISSING, "X-Real-IP", null, null);
		TestResolver resolver = TestResolver.readingNothing().clientAddress("X-Real-IP");
		assertThat(resolver.resolve(TestRequest.to("example.com")).refusal()).isEqualTo(missing);
		assertThat(resolver.resolve(TestRequest.to("example.com").header("X-Real-IP", value)).refusal())
			.isEqualTo(missing);
	}

	@Test
	void headerOfAnUntrustedSenderIsNotRead() {
		HostResolution forwarding = TestResolver.readingNothing()
			.clientAddress("CF-Connecting-IP")
			.trusting("10.0.0.0/8")
			.resolve(TestRequest.to("example.com").header("CF-Connecting-IP", "6.6.6.6").from("203.0.113.9"));
		assertThat(forwarding.address().clientAddress()).isNull();
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void eightKilobytesAreRefusedAtOnce() {
		for (String value : new String[] { ":".repeat(8192), "1.".repeat(4096), "[" + "a:".repeat(4096) }) {
			assertThat(ClientAddress.parse("CloudFront-Viewer-Address", value)).isNull();
		}
	}

}
