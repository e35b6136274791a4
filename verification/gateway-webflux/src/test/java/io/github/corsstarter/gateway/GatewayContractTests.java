package io.github.corsstarter.gateway;

import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.corsstarter.test.CorsContract;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What browsers do with the answers of the gateway, for every mistake of the upstream:
 * the test kit and {@code cors-doctor} ask over sockets, and say the same.
 */
class GatewayContractTests {

	private static final Path CONTRACT = Path.of("src", "test", "resources", "io", "github", "corsstarter", "gateway",
			"gateway-contract.md");

	private static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

	private static RunningApplication gateway;

	@BeforeAll
	static void start() {
		gateway = Gateway.before(UPSTREAM.url(), "cors.allowed-origins=http://app.example.com", "cors.credentials=true",
				"cors.debug=true");
	}

	@AfterAll
	static void stop() {
		gateway.close();
		UPSTREAM.close();
	}

	@TestFactory
	Stream<DynamicTest> rowHoldsForTheModelOfBrowsers() {
		return CorsContract.of(CONTRACT)
			.tests((browser) -> browser.calling("http://localhost:" + gateway.port()).servedAt(DoctorRun.PUBLIC));
	}

	@Test
	void rowsHoldForTheDoctor() {
		DoctorRun run = DoctorRun.of(gateway, "expect", CONTRACT.toString(), "--url", DoctorRun.PUBLIC);
		assertThat(run.exitCode()).as(run.output()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "wildcard-with-credentials", "reflecting", "doubled", "exposing" })
	void auditFindsNothing(String behavior) {
		DoctorRun run = DoctorRun.of(gateway, "audit", DoctorRun.PUBLIC + "/api/" + behavior, "--origin",
				"http://app.example.com");
		assertThat(run.exitCode()).as(run.output()).isZero();
	}

}
