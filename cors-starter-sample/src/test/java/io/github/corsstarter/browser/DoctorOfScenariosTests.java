package io.github.corsstarter.browser;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.github.corsstarter.chromium.TestCertificate;
import io.github.corsstarter.doctor.examine.WireTransport;
import io.github.corsstarter.doctor.wire.ConnectionSettings;
import io.github.corsstarter.doctor.wire.Http1Wire;
import io.github.corsstarter.doctor.wire.Wire;
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

	private static Map<String, String> recording;

	private static ScriptedServer server;

	private static Wire wire;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		recording = Recording.read(Path.of("src", "test", "resources", "browser", "chromium-156.txt"));
		server = new ScriptedServer(TestCertificate.make(directory, "dns:localhost"));
		Wire plain = wire(server.plainPort());
		Wire secure = wire(server.securePort());
		wire = (request) -> (request.isSecure() ? secure : plain).exchange(request);
	}

	private static Wire wire(int port) {
		return new Http1Wire(new ConnectionSettings(new InetSocketAddress("127.0.0.1", port), Map.of(), null, true,
				Duration.ofSeconds(20)));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@MethodSource("io.github.corsstarter.browser.Scenario#all")
	void doctorSaysWhatChromiumDid(Scenario scenario) {
		Script script = scenario.script();
		server.play(script);
		assertThat(Conversation.of(scenario, script, new WireTransport(wire, null)).toString().stripTrailing())
			.isEqualTo(recording.get(scenario.name()));
	}

}
