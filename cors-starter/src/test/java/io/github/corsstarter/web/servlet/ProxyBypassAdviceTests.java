package io.github.corsstarter.web.servlet;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.testing.LoggedLines;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.testing.UnlimitedRefusalLog;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Health checks and scrapes of metrics that come past a proxy: what the log advises lets
 * them pass, nothing else, and breaks no probe.
 */
class ProxyBypassAdviceTests {

	private static final String SCRAPE = "/actuator/metrics";

	private static final List<String> PROBES = List.of("/actuator/health", "/actuator/health/liveness",
			"/actuator/health/readiness");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					cors.hosts.forwarded-for-hops=1                     | X-No: header               | client-address-missing
					cors.hosts.forwarded-for-hops=2                     | X-Forwarded-For: 10.0.0.9  | client-address-missing
					cors.hosts.client-address-header=X-Real-IP          | X-No: header               | client-address-missing
					cors.hosts.proxy-secret-header=X-Secret & cors.hosts.proxy-secrets=kMfE3hX9_wQ2-rTz7LpA & cors.hosts.require-trusted-proxy=true | X-No: header | proxy-not-trusted
					cors.hosts.trusted-proxies=10.0.0.0/8 & cors.hosts.require-trusted-proxy=true | X-No: header | proxy-not-trusted
					""")
	void exemptPathPassesAndTheProbesStillDo(String settings, String header, String code) {
		try (RunningApplication before = start(settings); LoggedLines logged = new LoggedLines()) {
			Response refused = before.sendRaw("GET " + SCRAPE, header);
			assertThat(refused.status()).isEqualTo(400);
			assertThat(refused.body()).startsWith(code + ": ");
			assertThat(logged.lines()).singleElement()
				.asString()
				.contains(
						"as health checks and scrapes of metrics do, exempt its path with cors.hosts.exempt-urls-regex");
			assertProbesPass(before, header);
		}
		try (RunningApplication after = start(settings + " & cors.hosts.exempt-urls-regex=^" + SCRAPE + "$")) {
			assertThat(after.sendRaw("GET " + SCRAPE, header).status()).isEqualTo(200);
			assertProbesPass(after, header);
			assertThat(after.sendRaw("GET /seen", header).body()).startsWith(code + ": ");
			assertThat(after.sendRaw("GET " + SCRAPE + "/x", header).body()).startsWith(code + ": ");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			cors.hosts.forwarded-for-hops=1            | X-No: header               | X-Also: none
			cors.hosts.forwarded-for-hops=3            | X-Forwarded-For: 10.0.0.9  | X-Forwarded-For: 10.0.0.10
			cors.hosts.forwarded-for-hops=1            | X-Forwarded-For: unknown   | X-Forwarded-For: hidden
			cors.hosts.client-address-header=X-Real-IP | X-Real-IP: a               | X-Real-IP: b
			""")
	void eachPathIsLoggedOnceWhoeverAsks(String settings, String one, String other) {
		try (RunningApplication application = start(settings + " & " + UnlimitedRefusalLog.KEEP_LIMIT);
				LoggedLines logged = new LoggedLines()) {
			for (String path : new String[] { SCRAPE, "/seen" }) {
				application.sendRaw("GET " + path, one);
				application.sendRaw("GET " + path, other);
			}
			assertThat(logged.lines()).hasSize(2);
			assertThat(logged.lines().get(0)).contains("\"" + SCRAPE + "\"");
			assertThat(logged.lines().get(1)).contains("\"/seen\"");
		}
	}

	@Test
	void entryThatIsNoAddressIsNoBypass() {
		try (RunningApplication application = start("cors.hosts.forwarded-for-hops=1")) {
			assertThat(application.sendRaw("GET " + SCRAPE, "X-Forwarded-For: unknown").body())
				.startsWith("forwarded-for-invalid: ");
		}
	}

	private static RunningApplication start(String settings) {
		return Server.TOMCAT.start(SeenRequestHandlers.class,
				Stream.concat(Stream.of(settings.split(" & ")),
						Stream.of("management.endpoints.web.exposure.include=health,metrics",
								"management.endpoint.health.probes.enabled=true"))
					.toArray(String[]::new));
	}

	private static void assertProbesPass(RunningApplication application, String header) {
		for (String probe : PROBES) {
			assertThat(application.sendRaw("GET " + probe, header).status()).isEqualTo(200);
		}
	}

}
