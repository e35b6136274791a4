package io.github.corsstarter.gateway;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A proxy removes a prefix from the path and names it in {@code X-Forwarded-Prefix}. A
 * route matches the public path, with the prefix, as it does with Spring's own filter for
 * forwarded headers; {@code cors.*} is about the path within the application.
 */
class PublicPrefixTests {

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	private static final String SPRING = "server.forward-headers-strategy=framework";

	private static final String STARTER = "cors.hosts.allowed=localhost cors.hosts.use-x-forwarded-host=true "
			+ "cors.hosts.use-x-forwarded-prefix=true";

	@AfterAll
	static void stop() {
		UPSTREAM.close();
	}

	private static RunningApplication start(String settings) {
		return Gateway.start(Gateway.route(0, "/public/api/**", UPSTREAM.url(), "StripPrefix=1"),
				Gateway.route(1, "/within/**", UPSTREAM.url()), settings.split(" "), new String[] {
						Site.ALLOWED_ORIGINS, "cors.urls-regex=^/api/", Gateway.PREFIX + ".trusted-proxies=.*" });
	}

	@ParameterizedTest
	@ValueSource(strings = { SPRING, STARTER })
	void routesAreForPublicPaths(String settings) {
		try (RunningApplication gateway = start(settings)) {
			Response response = gateway.get("/api/seen", Site.ORIGIN, "X-Forwarded-Prefix: /public");
			assertThat(response.body()).startsWith("/api/seen\n").contains("X-Forwarded-Prefix: /public\n");
			assertThat(response.accessControlLines()).containsExactly("Access-Control-Allow-Origin: " + Site.NAME);
			assertThat(gateway.get("/within/seen", "X-Forwarded-Prefix: /public").status()).isEqualTo(404);
		}
	}

}
