package io.github.corsstarter.host;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether the public address is one of http or https.
 */
class ForwardedSchemeTests {

	@ParameterizedTest
	@CsvSource({ "https, https", "http, http", "HTTPS, https", "Http, http", "' https ', https", "wss, https",
			"ws, http", "WSS, https", "'https, https', https", "'https  ,https', https", "'https,HTTPS,wss', https",
			"'http, ws', http" })
	void schemesThatAgreeAreThePublicOne(String value, String scheme) {
		HostResolution forwarding = resolver().resolve(request().header("X-Forwarded-Proto", value));
		assertThat(forwarding.address().scheme()).isEqualTo(scheme);
		assertThat(forwarding.refusal()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", "https,", ",https", "https,,https", "javascript", "http ,wrongvalue,http,http",
			"wrongvalue", "on", "1", "true", "443", "ssl", "ftp", "https://", "https:", "https http", "https;http",
			"\"https\"", "http\ts", "httpsx", "http\u017F", "https\u0000" })
	void everythingElseIsRefusedAndTheConnectionTellsTheScheme(String value) {
		for (String scheme : new String[] { "http", "https" }) {
			HostResolution forwarding = resolver().resolve(request().over(scheme).header("X-Forwarded-Proto", value));
			assertThat(forwarding.address().scheme()).isEqualTo(scheme);
			assertThat(forwarding.refusal()).returns(HostReason.FORWARDED_PROTO_INVALID, HostDecision::reason)
				.returns("X-Forwarded-Proto", HostDecision::header);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https, http", "http, https", "wss, ws", "https,https,http" })
	void differentSchemesAreRefusedAsSuch(String value) {
		HostDecision decision = resolver().decision(request().header("X-Forwarded-Proto", value));
		assertThat(decision).returns(HostReason.FORWARDED_PROTO_AMBIGUOUS, HostDecision::reason)
			.returns("X-Forwarded-Proto", HostDecision::header);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void emptyHeaderCountsAsAbsent(String value) {
		HostResolution forwarding = resolver().resolve(request().over("https").header("X-Forwarded-Proto", value));
		assertThat(forwarding.address().scheme()).isEqualTo("https");
		assertThat(forwarding.refusal()).isNull();
	}

	/**
	 * As over HTTP/2, where the client writes it.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "javascript", "ftp", "file", "data", "" })
	void schemeOfTheConnectionThatIsNotHttpIsRefused(String scheme) {
		HostResolution forwarding = resolver().resolve(request().over(scheme));
		assertThat(forwarding.address().scheme()).isEqualTo("http");
		assertThat(forwarding.refusal()).isEqualTo(new HostDecision(HostReason.SCHEME_INVALID, null, scheme, null));
	}

	@ParameterizedTest
	@CsvSource({ "HTTPS, https", "Http, http", "wss, https", "ws, http" })
	void schemeOfTheConnectionIsReadLikeThatOfTheHeader(String connection, String scheme) {
		HostResolution forwarding = resolver().resolve(request().over(connection));
		assertThat(forwarding.address().scheme()).isEqualTo(scheme);
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void schemeOfTheConnectionDoesNotMatterBesideAHeaderOrAFixedOne() {
		TestRequest request = request().over("javascript").header("X-Forwarded-Proto", "https");
		assertThat(resolver().resolve(request).refusal()).isNull();
		assertThat(TestResolver.readingNothing().fixedScheme("https").resolve(request).refusal()).isNull();
	}

	@Test
	void valuesAreNamedInTheDecision() {
		HostDecision decision = resolver().decision(request().header("X-Forwarded-Proto", "https,http", "ftp"));
		assertThat(decision.value()).isEqualTo("https, http, ftp");
	}

	@Test
	void linesCountLikeElementsOfAList() {
		assertThat(resolver().address(request().header("X-Forwarded-Proto", "https", "https")).scheme())
			.isEqualTo("https");
		assertThat(resolver().decision(request().header("X-Forwarded-Proto", "https", "http")).reason())
			.isEqualTo(HostReason.FORWARDED_PROTO_AMBIGUOUS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "https" })
	void withoutTheHeaderTheConnectionTellsTheScheme(String scheme) {
		HostResolution forwarding = resolver().resolve(request().over(scheme));
		assertThat(forwarding.address().scheme()).isEqualTo(scheme);
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void headerCountsForAnEncryptedConnectionToo() {
		assertThat(resolver().address(request().over("https").header("X-Forwarded-Proto", "http")).scheme())
			.isEqualTo("http");
	}

	@Test
	void headerThatIsNotConfiguredIsNotRead() {
		TestRequest request = request().header("X-Forwarded-Proto", "https");
		assertThat(TestResolver.readingHost().address(request).scheme()).isEqualTo("http");
		assertThat(TestResolver.readingHost().proto("CloudFront-Forwarded-Proto").address(request).scheme())
			.isEqualTo("http");
	}

	@Test
	void headerOfAnotherNameIsReadInsteadOfTheUsualOne() {
		TestRequest request = request().header("X-Forwarded-Proto", "http")
			.header("CloudFront-Forwarded-Proto", "https");
		assertThat(TestResolver.readingHost().proto("CloudFront-Forwarded-Proto").address(request).scheme())
			.isEqualTo("https");
	}

	@ParameterizedTest
	@CsvSource({ "Forwarded, proto=https", "X-Forwarded-Ssl, on", "Front-End-Https, on", "X-Url-Scheme, https",
			"X-Forwarded-Protocol, https", "X-Forwarded-Scheme, https" })
	void noOtherHeaderTellsTheScheme(String header, String value) {
		assertThat(resolver().address(request().header(header, value)).scheme()).isEqualTo("http");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "https", "", "ftp", "https,http" })
	void fixedSchemeHoldsWhateverTheHeaderSays(String value) {
		HostResolution forwarding = resolver().fixedScheme("https")
			.resolve(request().header("X-Forwarded-Proto", value));
		assertThat(forwarding.address().scheme()).isEqualTo("https");
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void fixedSchemeHoldsWhateverTheConnectionIs() {
		assertThat(TestResolver.readingNothing().fixedScheme("https").address(request()).scheme()).isEqualTo("https");
		assertThat(TestResolver.readingNothing().fixedScheme("http").address(request().over("https")).scheme())
			.isEqualTo("http");
	}

	private static TestResolver resolver() {
		return TestResolver.readingHostAndProto();
	}

	private static TestRequest request() {
		return TestRequest.to("example.com");
	}

}
