package io.github.corsstarter.doctor.cli;

import java.io.IOException;

import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.ScriptedSite;
import io.github.corsstarter.doctor.audit.Weakness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation shows is what an audit says.
 */
class AuditDocumentationTests {

	@Test
	void storyIsTrue() throws IOException {
		try (RawServer server = ScriptedSite.answering((asked) -> asked.path().contains("no-such-path")
				? "404 Not Found~Server: nginx" : "200 OK~Server: nginx~Access-Control-Allow-Credentials: true"
						+ (asked.origin().isEmpty() ? "" : "~Access-Control-Allow-Origin: " + asked.origin()))) {
			Command audit = Command.run("audit", "http://api.example.com/items?page=1", "--origin",
					"https://app.example.com", "--connect-to", "127.0.0.1:" + server.port(), "--rate", "100");
			assertThat(audit.output().strip().replaceAll("in \\d+ ms", "in 2600 ms"))
				.isEqualTo(DoctorDocumentationTests.documented("audit"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void findingIsDocumented(Weakness weakness) throws IOException {
		assertThat(DoctorDocumentationTests.text())
			.contains("| `" + weakness.code() + "` | " + weakness.severity().code() + " |");
	}

}
