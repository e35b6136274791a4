package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation shows is what the doctor says.
 */
class DoctorDocumentationTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "doctor.md");

	private static final Pattern STORY = Pattern.compile("<!-- story: (\\w+) -->\n```\n(.*?)\n```", Pattern.DOTALL);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					stage | PUT | HTTP/1.1 403 Forbidden~x-amzn-errortype: MissingAuthenticationTokenException~x-amz-apigw-id: a~~
					twice | GET | HTTP/1.1 200 OK~Server: nginx/1.22.1~Access-Control-Allow-Origin: http://app.example.com~Access-Control-Allow-Origin: *~~
					cache | GET | HTTP/1.1 200 OK~Access-Control-Allow-Origin: http://other.example.com~Age: 61~X-Cache: Hit from cloudfront~~
					""")
	void storyIsTrue(String story, String method, String answer) throws IOException {
		try (RawServer server = RawServer.answering(answer.replace("~", "\r\n"))) {
			Command command = Command.run("http://api.example.com/items", "--origin", "http://app.example.com", "-X",
					method, "--connect-to", "127.0.0.1:" + server.port());
			assertThat(command.output().strip().replaceAll("\\(\\d+ ms\\)", "(12 ms)")).isEqualTo(documented(story));
		}
	}

	static String text() throws IOException {
		return Files.readString(DOCUMENT);
	}

	static String documented(String story) throws IOException {
		Matcher stories = STORY.matcher(text());
		while (stories.find()) {
			if (stories.group(1).equals(story)) {
				return stories.group(2);
			}
		}
		throw new AssertionError("No story " + story);
	}

}
