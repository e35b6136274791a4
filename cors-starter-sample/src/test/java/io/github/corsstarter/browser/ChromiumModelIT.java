package io.github.corsstarter.browser;

import java.io.IOException;
import java.nio.file.Path;

import io.github.corsstarter.chromium.Chromium;
import io.github.corsstarter.chromium.TestCertificate;
import io.github.corsstarter.scenario.ChromiumPlayer;
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
 * The model of browsers against Chromium: the same requests arrive at the server with the
 * same headers, the page gets the same, and the console says the same. What Chromium does
 * is recorded in {@code target/chromium.txt}; {@link RecordedChromiumTests} reads what it
 * did.
 */
class ChromiumModelIT {

	private static final Recording RECORDING = new Recording();

	private static ScriptedServer server;

	private static ChromiumPlayer chromium;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		Chromium.installed();
		TestCertificate certificate = TestCertificate.make(directory, ChromiumPlayer.HOSTS);
		server = new ScriptedServer(certificate);
		chromium = ChromiumPlayer.start(server.ports(), certificate);
	}

	@AfterAll
	static void stop() throws IOException {
		RECORDING.write(Path.of("target", "chromium.txt"));
		if (chromium != null) {
			chromium.close();
		}
		if (server != null) {
			server.close();
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.corsstarter.scenario.Scenario#all")
	void modelSaysWhatChromiumDoes(Scenario scenario) {
		Script script = scenario.script();
		server.play(script);
		Conversation conversation = chromium.play(scenario, script);
		RECORDING.add(scenario, conversation);
		assertThat(Conversation.ofModel(scenario)).hasToString(conversation.toString());
	}

}
