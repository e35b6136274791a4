package io.github.corsstarter.host;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * From which header the public host is read, and when it is refused.
 */
class ForwardedHostTests {

	/**
	 * The hosts of Django's own tests, so that the rows below compare line by line.
	 */
	private static final HostValidator VALIDATOR = new HostValidator(
			AllowedHosts.of(List.of("forward.com", "example.com", "internal.com")), null);

	@ParameterizedTest
	@CsvSource({ "forward.com, forward.com, 80", "forward.com:8443, forward.com, 8443", "FORWARD.com, forward.com, 80",
			"forward.com., forward.com, 80", "forward.com:99999, forward.com, 80", "[::1]:8080, [::1], 8080" })
	void forwardedHostIsThePublicOne(String forwarded, String host, int port) {
		HostResolution forwarding = TestResolver.readingHost()
			.resolve(TestRequest.to("example.com").header("X-Forwarded-Host", forwarded));
		assertThat(forwarding.address()).returns(host, PublicAddress::host).returns(port, PublicAddress::port);
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void headerThatHeldTheHostIsNamedInTheDecision() {
		HostDecision decision = TestResolver.readingHost()
			.decision(TestRequest.to("example.com").header("X-Forwarded-Host", "Forward.com:8443"));
		assertThat(decision)
			.isEqualTo(new HostDecision(HostReason.HOST_NOT_CHECKED, "X-Forwarded-Host", "Forward.com:8443", null));
	}

	@ParameterizedTest
	@CsvSource({ "forward.com, example.com, HOST_LISTED, X-Forwarded-Host",
			"forward.com, evil.com, HOST_LISTED, X-Forwarded-Host",
			"forward.com, @malformed, HOST_LISTED, X-Forwarded-Host",
			"evil.com, example.com, HOST_NOT_ALLOWED, X-Forwarded-Host", "'', example.com, HOST_LISTED, Host",
			"' ', evil.com, HOST_NOT_ALLOWED, Host", "a b<script>, example.com, HOST_MALFORMED, X-Forwarded-Host",
			"'forward.com, example.com', example.com, HOST_AMBIGUOUS, X-Forwarded-Host",
			", example.com, HOST_LISTED, Host", ", evil.com, HOST_NOT_ALLOWED, Host",
			", example.com:, HOST_MALFORMED, Host", ", '', HOST_MALFORMED, Host",
			", 'example.com,example.com', HOST_MALFORMED, Host" })
	void forwardedHostIsJudgedInsteadOfHostAndHostOnlyWithoutIt(@Nullable String forwarded, String host,
			HostReason reason, String header) {
		TestRequest request = TestRequest.to(host);
		if (forwarded != null) {
			request.header("X-Forwarded-Host", forwarded);
		}
		assertThat(TestResolver.readingHost().decision(request, VALIDATOR)).returns(reason, HostDecision::reason)
			.returns(header, HostDecision::header);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "forward.com", "evil.com", "", "a,b" })
	void forwardedHostThatIsNotConfiguredIsNotRead(@Nullable String forwarded) {
		TestRequest request = TestRequest.to("example.com:8042");
		if (forwarded != null) {
			request.header("X-Forwarded-Host", forwarded);
		}
		HostResolution forwarding = TestResolver.readingNothing().resolve(request);
		assertThat(forwarding.address()).isEqualTo(new PublicAddress("http", "example.com", 8042, "", null));
		assertThat(forwarding.source()).isEqualTo(new HostSource("Host", "example.com:8042"));
	}

	@Test
	void headerOfAnotherNameIsReadInsteadOfTheUsualOne() {
		TestRequest request = TestRequest.to("backend.internal")
			.header("X-Public-Host", "www.example.com")
			.header("X-Forwarded-Host", "evil.example");
		assertThat(TestResolver.readingNothing().host("X-Public-Host").address(request).host())
			.isEqualTo("www.example.com");
	}

	@Test
	void withoutTheHeaderOfAnotherNameTheUsualOneIsNotReadEither() {
		TestRequest request = TestRequest.to("backend.internal").header("X-Forwarded-Host", "evil.example");
		HostResolution forwarding = TestResolver.readingNothing().host("X-Public-Host").resolve(request);
		assertThat(forwarding.address().host()).isEqualTo("backend.internal");
		assertThat(forwarding.source().header()).isEqualTo("Host");
	}

	@ParameterizedTest
	@CsvSource({ "Forwarded, host=evil.example;proto=https", "X-Forwarded-Server, evil.example",
			"X-Original-Host, evil.example", "X-Host, evil.example", "X-HTTP-Host-Override, evil.example",
			"X-Original-URL, https://evil.example/" })
	void noOtherHeaderTellsTheHost(String name, String value) {
		TestRequest request = TestRequest.to("example.com").header("X-Forwarded-Host", "www.example.com");
		HostResolution without = TestResolver.readingHostAndProto().resolve(request);
		assertThat(TestResolver.readingHostAndProto().resolve(request.header(name, value))).isEqualTo(without);
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example, www.example.com", "www.example.com, evil.example",
			"www.example.com,www.example.com:80", "www.example.com,www.example.com.", "www.example.com,",
			",www.example.com", ",", "a.test, a.test, b.test" })
	void differentHostsAreRefused(String value) {
		HostResolution forwarding = TestResolver.readingHost()
			.resolve(TestRequest.to("example.com").header("X-Forwarded-Host", value));
		assertThat(forwarding.refusal()).returns(HostReason.HOST_AMBIGUOUS, HostDecision::reason)
			.returns("X-Forwarded-Host", HostDecision::header);
	}

	@ParameterizedTest
	@ValueSource(strings = { "forward.com, forward.com", "forward.com,forward.com,forward.com",
			"Forward.com , forward.COM" })
	void equalHostsCountOnce(String value) {
		HostResolution forwarding = TestResolver.readingHost()
			.resolve(TestRequest.to("example.com").header("X-Forwarded-Host", value));
		assertThat(forwarding.address().host()).isEqualTo("forward.com");
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void linesCountLikeElementsOfAList() {
		HostResolution equal = TestResolver.readingHost()
			.resolve(TestRequest.to("example.com").header("X-Forwarded-Host", "forward.com", "", "forward.com"));
		assertThat(equal.source()).isEqualTo(new HostSource("X-Forwarded-Host", "forward.com"));
		assertThat(equal.refusal()).isNull();
		HostResolution different = TestResolver.readingHost()
			.resolve(TestRequest.to("example.com").header("X-Forwarded-Host", "forward.com", "evil.com"));
		assertThat(different.refusal())
			.isEqualTo(new HostDecision(HostReason.HOST_AMBIGUOUS, "X-Forwarded-Host", "forward.com, evil.com", null));
	}

	@ParameterizedTest
	@ValueSource(strings = { ".example.com", "..example.com", "example..com", "www..example.com:443", "example.com..",
			"..." })
	void forwardedHostWithAnEmptyLabelIsRefused(String value) {
		HostResolution forwarding = TestResolver.readingHost()
			.resolve(TestRequest.to("example.com").header("X-Forwarded-Host", value));
		assertThat(forwarding.refusal())
			.isEqualTo(new HostDecision(HostReason.HOST_MALFORMED, "X-Forwarded-Host", value, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b<script>", "example_com", "user@example.com", "http://example.com", "example.com/path",
			"example.com:", "example.com:abc", "::1", "[::1", "example.com\r\nX: y", "\u00F6.com" })
	void forwardedHostThatIsNoHostIsRefusedAndHostDoesNotStandIn(String value) {
		HostResolution forwarding = TestResolver.readingHost()
			.resolve(TestRequest.to("example.com").header("X-Forwarded-Host", value));
		assertThat(forwarding.refusal())
			.isEqualTo(new HostDecision(HostReason.HOST_MALFORMED, "X-Forwarded-Host", value, null));
	}

	@Test
	void eightKilobytesOfHostAreRefused() {
		TestRequest request = TestRequest.to("example.com").header("X-Forwarded-Host", "a".repeat(8192));
		assertThat(TestResolver.readingHost().decision(request).reason()).isEqualTo(HostReason.HOST_MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "example.com:", "example.com,example.com" })
	void hostThatCannotBeReadIsLeftToTheValidator(String value) {
		HostResolution forwarding = TestResolver.readingHost().resolve(TestRequest.to(value));
		assertThat(forwarding.address().host()).isEqualTo("server.internal");
		assertThat(forwarding.source()).isEqualTo(new HostSource("Host", value));
	}

	@Test
	void hostOnTwoLinesIsRefused() {
		HostResolution forwarding = TestResolver.readingHost().resolve(TestRequest.to("example.com", "evil.example"));
		assertThat(forwarding.refusal())
			.isEqualTo(new HostDecision(HostReason.HOST_AMBIGUOUS, "Host", "example.com, evil.example", null));
	}

	@Test
	void hostOnTwoLinesDoesNotMatterBehindAForwardedOne() {
		assertThat(TestResolver.readingHost()
			.decision(TestRequest.to("example.com", "evil.example").header("X-Forwarded-Host", "forward.com"),
					VALIDATOR)
			.reason()).isEqualTo(HostReason.HOST_LISTED);
	}

	/**
	 * As over HTTP/2, where Tomcat makes no header of {@code :authority}, and over
	 * HTTP/1.0.
	 */
	@ParameterizedTest
	@CsvSource({ "example.com, 80, HOST_LISTED, 80", "example.com, 8443, HOST_LISTED, 8443",
			"EXAMPLE.com, 80, HOST_LISTED, 80", "10.1.2.3, 8080, HOST_NOT_ALLOWED, 8080",
			"0:0:0:0:0:0:0:1, 8080, HOST_MALFORMED, 8080" })
	void withoutAHeaderTheHostIsWhatTheContainerFound(String name, int port, HostReason reason, int publicPort) {
		TestRequest request = TestRequest.withoutHost().foundBy(name, port);
		HostResolution forwarding = TestResolver.readingHost().resolve(request);
		assertThat(forwarding.source()).isEqualTo(new HostSource(null, name));
		assertThat(forwarding.address().host()).isEqualToIgnoringCase(name);
		assertThat(forwarding.address().port()).isEqualTo(publicPort);
		assertThat(TestResolver.readingHost().decision(request, VALIDATOR).reason()).isEqualTo(reason);
	}

	@Test
	void defaultPortOfTheConnectionIsNotThatOfThePublicScheme() {
		TestRequest request = TestRequest.withoutHost().foundBy("example.com", 80);
		assertThat(TestResolver.readingHost().fixedScheme("https").address(request).port()).isEqualTo(443);
	}

	@Test
	void whereHostCannotBeReadTheContainersNameAndPortStand() {
		TestRequest request = TestRequest.to("my_app:8080").foundBy("my_app", 8080);
		assertThat(TestResolver.readingHost().address(request))
			.isEqualTo(new PublicAddress("http", "my_app", 8080, "", null));
		assertThat(TestResolver.readingHost().decision(request, VALIDATOR).reason())
			.isEqualTo(HostReason.HOST_MALFORMED);
	}

	@Test
	void sourceThatNamesAnotherHostThanTheAddressIsAMistakeOfWhoeverMadeIt() {
		PublicAddress address = new PublicAddress("https", "evil.example", 443, "", null);
		assertThatIllegalArgumentException().isThrownBy(
				() -> new HostResolution(address, new HostSource("X-Forwarded-Host", "example.com"), null, null));
		assertThat(HostResolution.to(address).source()).isEqualTo(new HostSource(null, "evil.example"));
	}

	@Test
	void requestWithoutHostButWithAForwardedOneIsAccepted() {
		TestRequest request = TestRequest.withoutHost().header("X-Forwarded-Host", "forward.com");
		assertThat(TestResolver.readingHost().decision(request, VALIDATOR).reason()).isEqualTo(HostReason.HOST_LISTED);
	}

}
