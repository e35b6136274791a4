package io.github.corsstarter.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.corsstarter.chromium.Chromium;
import io.github.corsstarter.chromium.TestCertificate;
import io.github.corsstarter.scenario.ChromiumPlayer;
import io.github.corsstarter.scenario.Conversation;
import io.github.corsstarter.scenario.Scenario;
import io.github.corsstarter.scenario.Script;
import io.github.corsstarter.scenario.ScriptedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Chromium in front of the gateway with the starter, in some of the scenarios that
 * {@link ScenarioTests} plays with the model.
 */
class ChromiumScenarioIT {

	private static final int EVERY = 29;

	private static ScriptedServer server;

	private static GatewayForEveryHost gateway;

	private static ChromiumPlayer chromium;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		Chromium.installed();
		TestCertificate certificate = TestCertificate.make(directory, ChromiumPlayer.HOSTS);
		server = new ScriptedServer(certificate);
		gateway = GatewayForEveryHost.withTls(server, certificate, ScenarioTests.ALLOWING);
		chromium = ChromiumPlayer.start(gateway.ports(), certificate);
	}

	@AfterAll
	static void stop() {
		if (chromium != null) {
			chromium.close();
		}
		if (gateway != null) {
			gateway.close();
			server.close();
		}
	}

	/**
	 * They are in the order of their subjects.
	 */
	static Stream<Scenario> some() {
		List<Scenario> all = Scenario.all();
		return IntStream.iterate(0, (i) -> i < all.size(), (i) -> i + EVERY).mapToObj(all::get);
	}

	@ParameterizedTest
	@MethodSource("some")
	void pageGetsWhatTheStarterDecides(Scenario scenario) {
		Script script = scenario.script();
		server.play(script);
		Conversation played = chromium.play(scenario, script);
		assertThat(played).hasToString(ScenarioTests.allowed(scenario).toString());
	}

}
