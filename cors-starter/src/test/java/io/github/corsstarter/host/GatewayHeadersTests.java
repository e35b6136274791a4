package io.github.corsstarter.host;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Headers as CloudFront, API Gateway, load balancers and Lambda really send them (with
 * the names and addresses changed), and the public address behind each.
 */
class GatewayHeadersTests {

	private static final String EXECUTE_API = "abc123.execute-api.us-east-1.amazonaws.com";

	private static final String SECRET = "Zq7-fJ2k_9aLw0PxR5tB";

	private static final PublicAddress WWW = new PublicAddress("https", "www.example.com", 443, "", null);

	private static final HostValidator VALIDATOR = new HostValidator(AllowedHosts.of(List.of("www.example.com")), null);

	@Test
	void httpApiWithHttpProxyTellsThePublicHostInAHeaderOfItsOwn() {
		TestRequest request = httpApiWithHttpProxy().header("X-Public-Host", "www.example.com");
		assertThat(TestResolver.readingNothing().host("X-Public-Host").fixedScheme("https").address(request))
			.isEqualTo(WWW);
	}

	@Test
	void httpApiWithHttpProxySwallowsTheUsualHeaderAndHostIsJudged() {
		HostDecision decision = TestResolver.readingHostAndProto().decision(httpApiWithHttpProxy(), VALIDATOR);
		assertThat(decision)
			.isEqualTo(new HostDecision(HostReason.HOST_NOT_ALLOWED, "Host", "backend.example.com", null));
	}

	@Test
	void httpApiBehindCloudFrontTellsThePublicHostInAHeaderOfItsOwn() {
		TestRequest request = httpApiWithHttpProxy()
			.header("Forwarded", "for=203.0.113.9,for=64.252.1.1;by=3.1.1.1;host=" + EXECUTE_API + ";proto=https")
			.header("X-Public-Host", "www.example.com")
			.header("X-Origin-Verify", SECRET)
			.from("3.1.1.1");
		assertThat(TestResolver.readingNothing()
			.host("X-Public-Host")
			.fixedScheme("https")
			.trusting(ProxyTrust.of(List.of(), "X-Origin-Verify", List.of(SECRET)))
			.requireTrustedProxy()
			.resolve(request))
			.isEqualTo(new HostResolution(WWW, new HostSource("X-Public-Host", "www.example.com"), null, null));
	}

	@Test
	void httpApiWithPrivateIntegrationKeepsHost() {
		PublicAddress address = TestResolver.readingNothing().fixedScheme("https").address(httpApiWithVpcLink("http"));
		assertThat(address).isEqualTo(new PublicAddress("https", "api.example.com", 443, "", null));
	}

	@Test
	void loadBalancerBehindAnHttpApiTellsItsOwnScheme() {
		PublicAddress address = TestResolver.readingHostAndProto().port().address(httpApiWithVpcLink("http"));
		assertThat(address).isEqualTo(new PublicAddress("http", "api.example.com", 80, "", null));
		assertThat(TestResolver.readingHostAndProto().port().address(httpApiWithVpcLink("https")).port())
			.isEqualTo(443);
	}

	@Test
	void restApiPassesTheForwardedHost() {
		assertThat(TestResolver.readingHostAndProto().port().hops(2).address(restApi()))
			.isEqualTo(new PublicAddress("https", "www.example.com", 443, "", "203.0.113.9"));
	}

	@Test
	void restApiMapsItsStageToThePrefix() {
		TestRequest request = restApi().header("X-Forwarded-Prefix", "/prod");
		assertThat(TestResolver.readingHostAndProto().prefix().address(request).prefix()).isEqualTo("/prod");
	}

	@Test
	void stageOfARestApiWithoutASlashIsRefused() {
		TestRequest request = restApi().header("X-Forwarded-Prefix", "prod");
		assertThat(TestResolver.readingHostAndProto().prefix().decision(request).reason())
			.isEqualTo(HostReason.FORWARDED_PREFIX_INVALID);
	}

	@Test
	void functionUrlPassesTheForwardedHost() {
		TestRequest request = restApi().header("Host", "abc123.lambda-url.us-east-1.on.aws")
			.header("X-Forwarded-For", "203.0.113.9");
		assertThat(TestResolver.readingHostAndProto().port().hops(1).address(request))
			.isEqualTo(new PublicAddress("https", "www.example.com", 443, "", "203.0.113.9"));
	}

	@Test
	void loadBalancerBehindCloudFrontTellsTheSchemeOfItsListenerUnlessOneIsFixed() {
		TestRequest request = restApi().header("Host", "my-alb-1.us-east-1.elb.amazonaws.com")
			.header("X-Forwarded-Proto", "http")
			.header("X-Forwarded-Port", "80");
		assertThat(TestResolver.readingHostAndProto().address(request).scheme()).isEqualTo("http");
		assertThat(TestResolver.readingHostAndProto().fixedScheme("https").address(request)).isEqualTo(WWW);
		assertThat(TestResolver.readingHost()
			.proto("CloudFront-Forwarded-Proto")
			.address(request.header("CloudFront-Forwarded-Proto", "https"))).isEqualTo(WWW);
	}

	@Test
	void loadBalancerMayAppendThePortOfTheClient() {
		TestRequest request = restApi().header("X-Forwarded-For", "203.0.113.9:52814, 64.252.1.1:12090");
		assertThat(TestResolver.readingHostAndProto().hops(2).address(request).clientAddress())
			.isEqualTo("203.0.113.9");
		assertThat(TestResolver.readingHostAndProto()
			.hops(2)
			.address(request.header("X-Forwarded-For", "[2001:db8::9]:52814, 64.252.1.1:12090"))
			.clientAddress()).isEqualTo("2001:db8::9");
	}

	@Test
	void nginxTellsSchemeHostPortAndClient() {
		TestRequest request = TestRequest.to("127.0.0.1:8080")
			.header("X-Forwarded-Host", "www.example.com")
			.header("X-Forwarded-Proto", "https")
			.header("X-Forwarded-Port", "443")
			.header("X-Forwarded-For", "6.6.6.6, 203.0.113.9")
			.from("127.0.0.1");
		assertThat(TestResolver.readingHostAndProto().port().hops(1).trusting("127.0.0.0/8", "::1").address(request))
			.isEqualTo(new PublicAddress("https", "www.example.com", 443, "", "203.0.113.9"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "host=evil.example;proto=https", "for=6.6.6.6;host=evil.example;proto=http;by=1.1.1.1",
			"host=\"evil.example:8443\"", "host=evil.example, host=www.example.com", "", ";;;", "host=" })
	void forgedStandardHeaderChangesNothing(String forwarded) {
		TestResolver resolver = TestResolver.readingHostAndProto().port().hops(2);
		assertThat(resolver.resolve(restApi().header("Forwarded", forwarded))).isEqualTo(resolver.resolve(restApi()));
	}

	private static TestRequest httpApiWithHttpProxy() {
		return TestRequest.to("backend.example.com")
			.header("Forwarded", "by=3.1.1.1;for=203.0.113.9;host=" + EXECUTE_API + ";proto=https")
			.header("Via", "HTTP/1.1 AmazonAPIGateway");
	}

	private static TestRequest httpApiWithVpcLink(String scheme) {
		return TestRequest.to("api.example.com")
			.header("Forwarded", "for=154.160.30.235;host=api.example.com;proto=https")
			.header("Via", "HTTP/1.1 AmazonAPIGateway")
			.header("X-Forwarded-For", "10.0.148.57")
			.header("X-Forwarded-Proto", scheme)
			.header("X-Forwarded-Port", scheme.equals("https") ? "443" : "80");
	}

	private static TestRequest restApi() {
		return TestRequest.to(EXECUTE_API)
			.header("X-Forwarded-For", "203.0.113.9, 64.252.1.1")
			.header("X-Forwarded-Port", "443")
			.header("X-Forwarded-Proto", "https")
			.header("X-Forwarded-Host", "www.example.com");
	}

}
