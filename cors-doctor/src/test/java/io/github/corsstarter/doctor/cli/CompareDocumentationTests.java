package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.SmallApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation shows of {@code compare} is what it says.
 */
class CompareDocumentationTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "doctor.md");

	private static final Pattern STORY = Pattern.compile("<!-- compare: (\\w+) -->\n```\n(.*?)```", Pattern.DOTALL);

	private static final Pattern MISSING = Pattern.compile("`compare` does not have (.*?)\\.", Pattern.DOTALL);

	private static final Pattern OPTION = Pattern.compile("`(-[^`]+)`");

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					hidden        | GET | ''                | '' | Access-Control-Allow-Origin: http://app.example.com~ | Server: nginx/1.22.1~
					origin        | PUT | (?m)^Origin: .*~  | '' | '' | ''
					configuration | GET | http://app.example| http://app.other | '' | ''
					""")
	void storyIsTrue(String story, String method, String asked, String instead, String from, String to)
			throws IOException {
		try (RawServer front = RawServer.start((request, connection) -> connection.getOutputStream()
			.write(SmallApi.answer(request.replaceAll(lines(asked), instead))
				.replace(lines(from), lines(to))
				.getBytes(StandardCharsets.US_ASCII)))) {
			assertThat(compare(front, "-X", method)).isEqualTo(documented(story));
		}
	}

	@Test
	void storyOfTheStarterIsTrue() throws IOException {
		String explanation = """
				{
				  "verdict": "The browser sends the request, finds no Access-Control-Allow-Origin in the response, and blocks it; the page sees a network error.",
				  "cors": {
				    "reason": {
				      "code": "origin-not-allowed",
				      "sentence": "The origin is not allowed.",
				      "action": "Add the origin to cors.allowed-origins, exactly as the browser sends it, or to the policy in cors.policies that applies to the path."
				    },
				    "preflight": { "sent": false },
				    "responseHeaders": ["Vary: Origin"]
				  }
				}""";
		try (RawServer front = RawServer.start((request, connection) -> connection.getOutputStream()
			.write(SmallApi.answer(request.replace("http://app.example", "http://app.other"))
				.getBytes(StandardCharsets.US_ASCII)));
				RawServer endpoint = RawServer.answering("HTTP/1.1 200 OK\r\n\r\n" + explanation)) {
			assertThat(compare(front, "--actuator", endpoint.url("/actuator/cors"))).isEqualTo(documented("starter"));
		}
	}

	@Test
	void optionsThatAreMissingAreListed() throws IOException {
		CommandLine doctor = new CommandLine(new Doctor());
		Set<String> missing = new TreeSet<>(doctor.getCommandSpec().optionsMap().keySet());
		missing.removeAll(doctor.getSubcommands().get("compare").getCommandSpec().optionsMap().keySet());
		Matcher sentence = MISSING.matcher(Files.readString(DOCUMENT));
		assertThat(sentence.find()).isTrue();
		assertThat(OPTION.matcher(sentence.group(1)).results().map((option) -> option.group(1)))
			.containsExactlyInAnyOrderElementsOf(missing);
	}

	private static String compare(RawServer front, String... options) {
		try (RawServer application = SmallApi.start()) {
			List<String> arguments = new ArrayList<>(List.of("compare", "http://api.example.com/items", "--connect-to",
					"127.0.0.1:" + front.port(), "--direct", "http://localhost:8080/items", "--direct-connect-to",
					"127.0.0.1:" + application.port(), "--origin", "http://app.example.com"));
			arguments.addAll(List.of(options));
			return Command.run(arguments.toArray(String[]::new)).output().strip();
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
