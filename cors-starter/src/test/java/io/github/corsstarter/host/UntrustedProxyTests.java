package io.github.corsstarter.host;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of requests that did not pass the gates, and which refusal is told where
 * there are several.
 */
class UntrustedProxyTests {

	private static final String SECRET = "Zq7-fJ2k_9aLw0PxR5tB";

	private static final HostValidator VALIDATOR = new HostValidator(AllowedHosts.of(List.of("www.example.com")), null);

	@Test
	void forwardedHeadersOfAStrangerLookAbsent() {
		HostResolution forwarding = resolver().resolve(forged().from("203.0.113.9"));
		assertThat(forwarding.address()).isEqualTo(new PublicAddress("http", "backend.internal", 8080, "", null));
		assertThat(forwarding.source()).isEqualTo(new HostSource("Host", "backend.internal:8080"));
	}

	@ParameterizedTest
	@CsvSource({ "www.example.com, HOST_LISTED", "evil.example, HOST_NOT_ALLOWED" })
	void hostOfAStrangerIsJudged(String host, HostReason reason) {
		TestRequest request = TestRequest.to(host).header("X-Forwarded-Host", "www.example.com").from("203.0.113.9");
		assertThat(resolver().decision(request, VALIDATOR)).returns(reason, HostDecision::reason)
			.returns("Host", HostDecision::header);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b<script>", "a,b" })
	void junkInTheHeadersOfAStrangerIsNotRead(String junk) {
		TestRequest request = TestRequest.to("www.example.com")
			.from("203.0.113.9")
			.header("X-Forwarded-Host", junk)
			.header("X-Forwarded-Proto", junk)
			.header("X-Forwarded-Port", junk)
			.header("X-Forwarded-Prefix", junk)
			.header("X-Forwarded-For", junk);
		assertThat(resolver().decision(request).isAccepted()).isTrue();
	}

	@Test
	void fixedSchemeAndPrefixHoldForAStrangerToo() {
		PublicAddress address = TestResolver.readingHost()
			.fixedScheme("https")
			.fixedPrefix("/prod")
			.trusting("10.0.0.0/8")
			.address(TestRequest.to("www.example.com").from("203.0.113.9"));
		assertThat(address).isEqualTo(new PublicAddress("https", "www.example.com", 443, "/prod", null));
	}

	@Test
	void strangerIsRefusedWhereATrustedProxyIsRequired() {
		HostResolution forwarding = resolver().requireTrustedProxy().resolve(forged().from("203.0.113.9"));
		assertThat(forwarding.refusal()).isEqualTo(new HostDecision(HostReason.PROXY_NOT_TRUSTED, null, null, null));
		assertThat(forwarding.address()).isEqualTo(new PublicAddress("http", "backend.internal", 8080, "", null));
	}

	@Test
	void strangerIsRefusedEvenWithAListedHost() {
		TestRequest request = TestRequest.to("www.example.com").from("203.0.113.9");
		assertThat(resolver().requireTrustedProxy().decision(request, VALIDATOR).reason())
			.isEqualTo(HostReason.PROXY_NOT_TRUSTED);
	}

	@Test
	void trustedProxyIsNotRefusedWhereOneIsRequired() {
		HostResolution forwarding = resolver().requireTrustedProxy().resolve(forged());
		assertThat(forwarding.address())
			.isEqualTo(new PublicAddress("https", "www.example.com", 8443, "/prod", "6.6.6.6"));
		assertThat(forwarding.refusal()).isNull();
	}

	@Test
	void requiringATrustedProxyWithoutAGateRefusesNobody() {
		assertThat(TestResolver.readingHost()
			.requireTrustedProxy()
			.decision(TestRequest.to("www.example.com").from("203.0.113.9"))
			.isAccepted()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.7, " + SECRET + ", www.example.com", "203.0.113.9, " + SECRET + ", backend.internal",
			"10.0.0.7, wrong, backend.internal", "10.0.0.7, '', backend.internal", "10.0.0.7, , backend.internal" })
	void headersCountOnlyPastEveryGate(String peer, String secret, String host) {
		ProxyTrust trust = ProxyTrust.of(List.of(Cidr.parse("10.0.0.0/8")), "X-Origin-Verify", List.of(SECRET));
		TestRequest request = forged().from(peer);
		if (secret != null) {
			request.header("X-Origin-Verify", secret);
		}
		assertThat(resolver().trusting(trust).address(request).host()).isEqualTo(host);
	}

	@Test
	void doubledSecretIsNotTrusted() {
		ProxyTrust trust = ProxyTrust.of(List.of(), "X-Origin-Verify", List.of(SECRET));
		assertThat(resolver().trusting(trust)
			.requireTrustedProxy()
			.decision(forged().header("X-Origin-Verify", SECRET, SECRET))
			.reason()).isEqualTo(HostReason.PROXY_NOT_TRUSTED);
	}

	@Test
	void firstRefusalIsTold() {
		TestRequest request = TestRequest.to("a", "b")
			.header("X-Forwarded-Host", "a b")
			.header("X-Forwarded-Proto", "ftp")
			.header("X-Forwarded-Port", "junk")
			.header("X-Forwarded-Prefix", "junk")
			.header("X-Forwarded-For", "junk");
		assertThat(resolver().requireTrustedProxy().decision(request.from("203.0.113.9")).reason())
			.isEqualTo(HostReason.PROXY_NOT_TRUSTED);
		assertThat(resolver().decision(request.from("10.0.0.7")).reason()).isEqualTo(HostReason.HOST_MALFORMED);
		assertThat(resolver().decision(request.header("X-Forwarded-Host", "www.example.com")).reason())
			.isEqualTo(HostReason.FORWARDED_PROTO_INVALID);
		assertThat(resolver().decision(request.header("X-Forwarded-Proto", "https")).reason())
			.isEqualTo(HostReason.FORWARDED_PORT_INVALID);
		assertThat(resolver().decision(request.header("X-Forwarded-Port", "443")).reason())
			.isEqualTo(HostReason.FORWARDED_PREFIX_INVALID);
		assertThat(resolver().decision(request.header("X-Forwarded-Prefix", "/prod")).reason())
			.isEqualTo(HostReason.FORWARDED_FOR_INVALID);
		assertThat(resolver().decision(request.header("X-Forwarded-For", "6.6.6.6")))
			.isEqualTo(new HostDecision(HostReason.HOST_NOT_CHECKED, "X-Forwarded-Host", "www.example.com", null));
	}

	@Test
	void whatIsRefusedIsLeftOutOfTheAddressAndTheRestStays() {
		TestRequest request = forged().header("X-Forwarded-Proto", "ftp")
			.header("X-Forwarded-Prefix", "//evil.example");
		assertThat(resolver().address(request))
			.isEqualTo(new PublicAddress("http", "www.example.com", 8443, "", "6.6.6.6"));
	}

	private static TestRequest forged() {
		return TestRequest.to("backend.internal:8080")
			.header("X-Forwarded-Host", "www.example.com")
			.header("X-Forwarded-Proto", "https")
			.header("X-Forwarded-Port", "8443")
			.header("X-Forwarded-Prefix", "/prod")
			.header("X-Forwarded-For", "6.6.6.6");
	}

	private static TestResolver resolver() {
		return TestResolver.readingHostAndProto().port().prefix().hops(1).trusting("10.0.0.0/8");
	}

}
