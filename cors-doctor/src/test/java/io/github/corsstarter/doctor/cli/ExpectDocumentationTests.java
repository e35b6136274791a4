package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.ScriptedSite;
import io.github.corsstarter.doctor.ScriptedSite.Asked;
import io.github.corsstarter.test.contract.Expectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation shows is what a contract says.
 */
class ExpectDocumentationTests {

	private static final Pattern CONTRACT = Pattern.compile("<!-- contract -->\n```markdown\n(.*?)\n```",
			Pattern.DOTALL);

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
			Command run = Command.run("expect", file.toString(), "--url", "http://api.example.com", "--connect-to",
					"127.0.0.1:" + server.port());
			assertThat(run.output().strip()).isEqualTo(DoctorDocumentationTests.documented("expect"));
		}
	}

	@Test
	void exampleOfAContractHoldsRowByRow(@TempDir Path folder) throws IOException {
		Matcher example = CONTRACT.matcher(DoctorDocumentationTests.text());
		assertThat(example.find()).isTrue();
		Path file = Files.writeString(folder.resolve("cors-contract.md"), example.group(1));
		try (RawServer server = ScriptedSite.answering(ExpectDocumentationTests::answer)) {
			Command run = Command.run("expect", file.toString(), "--url", server.url(""));
			assertThat(run.output()).as(run.errors()).endsWith("5 of 5 rows hold.\n");
		}
	}

	@Test
	void exampleOfAContractIsNotTrueOfEveryServer(@TempDir Path folder) throws IOException {
		Matcher example = CONTRACT.matcher(DoctorDocumentationTests.text());
		assertThat(example.find()).isTrue();
		Path file = Files.writeString(folder.resolve("cors-contract.md"), example.group(1));
		try (RawServer server = ScriptedSite
			.answering((asked) -> "200 OK~Access-Control-Allow-Origin: " + asked.origin())) {
			assertThat(Command.run("expect", file.toString(), "--url", server.url("")).output())
				.endsWith("0 of 5 rows hold.\n");
		}
	}

	@ParameterizedTest
	@MethodSource
	void formOfAnExpectationIsDocumented(String form) throws IOException {
		assertThat(DoctorDocumentationTests.text()).containsOnlyOnce("\n| `" + form + "` | ");
	}

	static Stream<String> formOfAnExpectationIsDocumented() {
		return Stream.of(Expectation.forms().split(", "));
	}

	private static String answer(Asked asked) {
		if (!asked.origin().equals("https://app.example.com")) {
			return "200 OK~Vary: Origin";
		}
		String open = "200 OK~Access-Control-Allow-Origin: https://app.example.com~Vary: Origin"
				+ "~Access-Control-Allow-Credentials: true";
		return asked.isPreflight()
				? open + "~Access-Control-Allow-Methods: PUT~Access-Control-Max-Age: 600"
						+ "~Access-Control-Allow-Headers: content-type, x-request-id"
				: open + "~X-Total-Count: 2~Access-Control-Expose-Headers: X-Total-Count";
	}

}
