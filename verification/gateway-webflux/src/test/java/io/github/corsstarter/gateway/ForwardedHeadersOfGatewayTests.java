package io.github.corsstarter.gateway;

import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the upstream is told about the public address, by the gateway's own filters for
 * forwarded headers behind those of the starter.
 */
class ForwardedHeadersOfGatewayTests {

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	/**
	 * The gateway sends forwarded headers to the upstream only with this setting.
	 */
	private static final String TRUSTED_PROXIES = Gateway.PREFIX + ".trusted-proxies=";

	private static final String ALLOWED = "cors.hosts.allowed=www.example.com";

	private static final String[] BEHIND_A_PROXY = { ALLOWED, "cors.hosts.use-x-forwarded-host=true",
			"cors.hosts.forwarded-for-hops=1", "cors.hosts.proxy-secret-header=X-Origin-Verify",
			"cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA" };

	private static final String[] OF_THE_PROXY = { "Host: internal", "X-Origin-Verify: kMfE3hX9_wQ2-rTz7LpA",
			"X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https",
			"X-Forwarded-For: 198.51.100.1, 203.0.113.7" };

	private static final String[] OF_A_STRANGER = { "Host: www.example.com", "X-Forwarded-Host: evil.example",
			"Forwarded: host=evil.example;for=127.0.0.1", "X-Forwarded-Port: 81" };

	private static RunningApplication behindAProxy;

	@BeforeAll
	static void start() {
		behindAProxy = Gateway.start(Gateway.route(0, "/api/**", UPSTREAM.url()),
				Gateway.route(1, "/preserved/**", UPSTREAM.url(), "PreserveHostHeader"), BEHIND_A_PROXY,
				new String[] { TRUSTED_PROXIES + ".*" });
	}

	@AfterAll
	static void stop() {
		behindAProxy.close();
		UPSTREAM.close();
	}

	private static String seen(RunningApplication gateway, String... lines) {
		String seen = gateway.sendRaw("GET /api/seen", lines).body();
		assertThat(seen).startsWith("/api/seen\n");
		return seen;
	}

	private static RunningApplication start(String[] settings, String trustedProxies) {
		return Gateway.start(Gateway.route(0, "/api/**", UPSTREAM.url()), settings,
				new String[] { TRUSTED_PROXIES + trustedProxies });
	}

	@Test
	void upstreamIsToldThePublicAddress() {
		assertThat(seen(behindAProxy, OF_THE_PROXY).lines()).contains("X-Forwarded-Host: www.example.com",
				"X-Forwarded-Proto: https", "X-Forwarded-Port: 443");
	}

	@Test
	void addressOfTheClientIsAppended() {
		assertThat(seen(behindAProxy, OF_THE_PROXY).lines())
			.contains("X-Forwarded-For: 198.51.100.1, 203.0.113.7,203.0.113.7");
	}

	@Test
	void secretOfTheProxyStaysInTheGateway() {
		assertThat(seen(behindAProxy, OF_THE_PROXY)).doesNotContainIgnoringCase("X-Origin-Verify")
			.doesNotContain("kMfE3hX9");
	}

	@Test
	void upstreamKnowsTheGatewayByItsOwnNameOrByThePublicOne() {
		assertThat(seen(behindAProxy, OF_THE_PROXY))
			.containsIgnoringCase("\nhost: " + UPSTREAM.url().substring("http://".length()) + "\n");
		assertThat(behindAProxy.sendRaw("GET /preserved/seen", OF_THE_PROXY).body())
			.containsIgnoringCase("\nhost: www.example.com\n");
	}

	@Test
	void addressOfAStrangerDoesNotReachTheUpstream() {
		assertThat(seen(behindAProxy, OF_A_STRANGER)).contains("X-Forwarded-Host: www.example.com\n")
			.doesNotContain("evil.example")
			.doesNotContain(": 81");
	}

	/**
	 * If the server reads it before, the request is refused.
	 */
	@Test
	void addressOfAStrangerDoesNotReachTheUpstreamWithAListOfHostsAlone() {
		try (RunningApplication gateway = start(new String[] { ALLOWED }, ".*")) {
			assertThat(gateway.sendRaw("GET /api/seen", OF_A_STRANGER).body()).doesNotContain("evil.example");
		}
	}

	/**
	 * The gateway's own filters, without {@code cors.hosts}.
	 */
	@Test
	void gatewayThatTrustsEveryCallerTellsTheUpstreamWhatAStrangerWrote() {
		try (RunningApplication gateway = start(new String[0], ".*")) {
			assertThat(seen(gateway, OF_A_STRANGER)).contains("X-Forwarded-Host: evil.example");
		}
	}

	@Test
	void withoutTrustedProxiesTheUpstreamIsNotToldThePublicAddress() {
		try (RunningApplication gateway = start(BEHIND_A_PROXY, "")) {
			assertThat(seen(gateway, OF_THE_PROXY)).doesNotContain("X-Forwarded-Host", "X-Forwarded-Proto",
					"Forwarded: ");
		}
	}

	/**
	 * A stranger who is taken for the address that it names would be a trusted proxy.
	 */
	@Test
	void serverReadsNoForwardedHeaderBeforeTheStarter() {
		try (RunningApplication gateway = start(new String[] { ALLOWED, "cors.hosts.use-x-forwarded-host=true",
				"cors.hosts.trusted-proxies=10.0.0.0/8", Gateway.PREFIX + ".httpserver.customizer-enabled=true" },
				".*")) {
			assertThat(gateway
				.sendRaw("GET /api/seen", "Host: internal", "X-Forwarded-For: 10.0.0.1",
						"X-Forwarded-Host: www.example.com")
				.body()).startsWith("host-not-allowed: ");
		}
	}

}
