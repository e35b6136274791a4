package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.doctor.RawServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jar that users run.
 */
class DoctorJarIT {

	private static final Path JAR = Path.of(System.getProperty("doctor.jar"));

	@Test
	void jarRunsByItself() throws IOException, InterruptedException {
		try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
			Process process = run(server.url("/"), "--origin", "http://localhost:3000");
			assertThat(output(process)).startsWith("BLOCKED");
			assertThat(process.waitFor()).isEqualTo(1);
		}
	}

	@Test
	void jarReadsContracts(@TempDir Path folder) throws IOException, InterruptedException {
		try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
			Path contract = Files.writeString(folder.resolve("contract.md"),
					"| page | request | expectation |\n| http://a.example | GET / | blocked |");
			Process process = run("expect", contract.toString(), "--url", server.url("/"), "--junit",
					folder.resolve("result.xml").toString());
			assertThat(output(process)).endsWith("1 of 1 rows hold." + System.lineSeparator());
			assertThat(process.waitFor()).isZero();
		}
	}

	@Test
	void jarAudits() throws IOException, InterruptedException {
		try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
			Process process = run("audit", server.url("/"), "--origin", "http://localhost:3000", "--rate", "100");
			assertThat(output(process)).startsWith("Audit only what is your own");
			assertThat(process.waitFor()).isZero();
		}
	}

	@Test
	void jarTellsItsVersion() throws IOException, InterruptedException {
		Process process = run("--version");
		assertThat(output(process)).startsWith("cors-doctor 0.1.0");
		assertThat(process.waitFor()).isZero();
	}

	@Test
	void jarIsSmall() throws IOException {
		assertThat(Files.size(JAR)).isLessThan(3_000_000);
	}

	private static Process run(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	private static String output(Process process) throws IOException {
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

}
