package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.SmallApi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation shows of {@code compare} is what it says.
 */
class CompareDocumentationTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "doctor.md");

	private static final Pattern STORY = Pattern.compile("<!-- compare: (\\w+) -->\n```\n(.*?)```", Pattern.DOTALL);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					hidden | GET | ''                | Access-Control-Allow-Origin: http://app.example.com~ | Server: nginx/1.22.1~
					origin | PUT | (?m)^Origin: .*~ | ''                                                    | ''
					""")
	void storyIsTrue(String story, String method, String lost, String from, String to) throws IOException {
		try (RawServer application = SmallApi.start();
				RawServer front = RawServer.start((request, connection) -> connection.getOutputStream()
					.write(SmallApi.answer(request.replaceAll(lines(lost), ""))
						.replace(lines(from), lines(to))
						.getBytes(StandardCharsets.US_ASCII)))) {
			Command command = Command.run("compare", "http://api.example.com/items", "--connect-to",
					"127.0.0.1:" + front.port(), "--direct", "http://localhost:8080/items", "--direct-connect-to",
					"127.0.0.1:" + application.port(), "--origin", "http://app.example.com", "-X", method);
			assertThat(command.output().strip()).isEqualTo(documented(story));
		}
	}

	private static String lines(String text) {
		return text.replace("~", "\r\n");
	}

	private static String documented(String story) throws IOException {
		Matcher stories = STORY.matcher(Files.readString(DOCUMENT));
		while (stories.find()) {
			if (stories.group(1).equals(story)) {
				return stories.group(2).strip();
			}
		}
		throw new AssertionError("No story " + story);
	}

}
