package io.github.corsstarter.host;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Resolvers that read what a test says and nothing else, and trust everybody unless a
 * test says otherwise.
 */
final class TestResolver {

	private @Nullable String hostHeader;

	private @Nullable String protoHeader;

	private boolean usePort;

	private boolean usePrefix;

	private int forwardedForHops;

	private @Nullable String clientAddressHeader;

	private @Nullable String scheme;

	private @Nullable String prefix;

	private boolean requireTrustedProxy;

	private ProxyTrust trust = ProxyTrust.of(List.of(), null, List.of());

	private TestResolver() {
	}

	static TestResolver readingNothing() {
		return new TestResolver();
	}

	static TestResolver readingHost() {
		return new TestResolver().host("X-Forwarded-Host");
	}

	static TestResolver readingHostAndProto() {
		return readingHost().proto("X-Forwarded-Proto");
	}

	TestResolver host(String header) {
		this.hostHeader = header;
		return this;
	}

	TestResolver proto(String header) {
		this.protoHeader = header;
		return this;
	}

	TestResolver port() {
		this.usePort = true;
		return this;
	}

	TestResolver prefix() {
		this.usePrefix = true;
		return this;
	}

	TestResolver hops(int hops) {
		this.forwardedForHops = hops;
		return this;
	}

	TestResolver clientAddress(String header) {
		this.clientAddressHeader = header;
		return this;
	}

	TestResolver fixedScheme(String scheme) {
		this.scheme = scheme;
		return this;
	}

	TestResolver fixedPrefix(String prefix) {
		this.prefix = prefix;
		return this;
	}

	TestResolver trusting(String... proxies) {
		this.trust = ProxyTrust.of(List.of(proxies).stream().map(Cidr::parse).toList(), null, List.of());
		return this;
	}

	TestResolver trusting(ProxyTrust trust) {
		this.trust = trust;
		return this;
	}

	TestResolver requireTrustedProxy() {
		this.requireTrustedProxy = true;
		return this;
	}

	HostResolution resolve(TestRequest request) {
		return new HeaderForwardedHostResolver(new ForwardedHeaders(this.hostHeader, this.protoHeader, this.usePort,
				this.usePrefix, this.forwardedForHops, this.clientAddressHeader, this.scheme, this.prefix,
				this.requireTrustedProxy), this.trust)
			.resolve(request.build());
	}

	PublicAddress address(TestRequest request) {
		return resolve(request).address();
	}

	/**
	 * Why a request is refused, or that its host was read and is yet to be judged.
	 */
	HostDecision decision(TestRequest request) {
		HostResolution forwarding = resolve(request);
		HostDecision refusal = forwarding.refusal();
		return (refusal != null) ? refusal : new HostDecision(HostReason.HOST_NOT_CHECKED, forwarding.source().header(),
				forwarding.source().text(), null);
	}

	/**
	 * What becomes of a request: the headers first, then the host they led to.
	 */
	HostDecision decision(TestRequest request, HostValidator validator) {
		HostDecision forwarded = decision(request);
		return forwarded.isAccepted()
				? validator.ask(validator.decide(forwarded.header(), String.valueOf(forwarded.value()))) : forwarded;
	}

}
