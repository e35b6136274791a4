package io.github.corsstarter.doctor.cli;

import java.io.IOException;

import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation shows of reports and files is what the doctor says.
 */
class ReportDocumentationTests {

	@Test
	void commandsOfCurlAreTrue() throws IOException {
		try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Headers: authorization\r\n"
				+ "Access-Control-Allow-Origin: http://app.example.com\r\nContent-Length: 0\r\n\r\n")) {
			Command run = Command.run("http://api.example.com/items?page=2&tenant=x", "--origin",
					"http://app.example.com", "-H", "Authorization: Bearer x", "--curl", "--connect-to",
					"127.0.0.1:" + server.port());
			assertThat(run.output().strip()).isEqualTo(DoctorDocumentationTests.documented("curl"));
		}
	}

	@Test
	void findingOfAFileIsTrue() throws IOException {
		Command run = HarTests.har("chrome.har", "--url", "/v1/items");
		assertThat(run.output().strip()).isEqualTo(DoctorDocumentationTests.documented("har"));
	}

}
