package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.ScriptedSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation shows is what a contract says.
 */
class ExpectDocumentationTests {

	@Test
	void storyIsTrue(@TempDir Path folder) throws IOException {
		String contract = """
				| page | request | expectation |
				|------|---------|-------------|
				| http://app.example.com | GET /items | readable, status 200 |
				| http://app.example.com | preflight PUT /items/1 with X-Request-Id: 1 | allowed |
				| http://evil.example | GET /items | blocked |
				""";
		Path file = Files.writeString(folder.resolve("cors-contract.md"), contract);
		try (RawServer server = ScriptedSite.answering((asked) -> asked.isPreflight()
				? "403 Forbidden~x-amzn-errortype: MissingAuthenticationTokenException~x-amz-apigw-id: a"
				: asked.origin().equals("http://app.example.com")
						? "200 OK~Access-Control-Allow-Origin: http://app.example.com~Vary: Origin" : "200 OK")) {
			CommandRun run = CommandRun.of("expect", file.toString(), "--url", "http://api.example.com", "--connect-to",
					"127.0.0.1:" + server.port());
			assertThat(run.output().strip()).isEqualTo(DoctorDocumentationTests.documented("expect"));
		}
	}

}
