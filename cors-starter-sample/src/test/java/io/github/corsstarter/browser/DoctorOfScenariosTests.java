package io.github.corsstarter.browser;

import java.nio.file.Path;
import java.util.Map;

import io.github.corsstarter.chromium.TestCertificate;
import io.github.corsstarter.scenario.Conversation;
import io.github.corsstarter.scenario.Recording;
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
 * {@code cors-doctor} asks a server over real sockets, with and without TLS, what
 * Chromium asked it, and says what Chromium said.
 */
class DoctorOfScenariosTests {

	private static final Map<String, String> RECORDING = Recording.ofChromium();

	private static ScriptedServer server;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		server = new ScriptedServer(TestCertificate.make(directory, "dns:localhost"));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@MethodSource("io.github.corsstarter.scenario.Scenario#all")
	void doctorSaysWhatChromiumDid(Scenario scenario) {
		Script script = scenario.script();
		server.play(script);
		assertThat(Conversation.of(scenario, script, server.ports().transport()))
			.hasToString(RECORDING.get(scenario.name()));
	}

}
