package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.report.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The formats of a report.
 */
class ReportTests {

	private static final String PAGE = "http://localhost:3000";

	private static final String STAGE = "HTTP/1.1 403 Forbidden\r\nx-amzn-errortype: MissingAuthenticationTokenException\r\n"
			+ "x-amz-apigw-id: a\r\nX-Cache: Error from cloudfront\r\nSet-Cookie: a=s3cr3t\r\n"
			+ "X-<i>: <script>alert('1')</script> & \"\r\nContent-Length: 0\r\n\r\n";

	private static final String ALLOWED = "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: " + PAGE
			+ "\r\nAccess-Control-Allow-Headers: *, authorization, content-type\r\nAccess-Control-Allow-Methods: PUT\r\n"
			+ "Access-Control-Allow-Credentials: true\r\nServer: nginx\r\nContent-Length: 0\r\n\r\n";

	@TempDir
	private Path directory;

	@Test
	void pageHasTheVerdictTheWayAndTheEvidence() throws IOException {
		String page = page(STAGE, "-X", "PUT");
		assertThat(page).startsWith("<!DOCTYPE html>")
			.contains("<h1>A page of http://localhost:3000 gets a network error.</h1>",
					"API Gateway (REST API) answered the preflight itself with 403",
					"<dd class=\"action\">Check the stage");
		assertThat(page.substring(page.indexOf("<ol class=\"way\">"), page.indexOf("</ol>"))).containsSubsequence(
				"<strong>Browser</strong>", "<li class=\"passed\"><strong>CloudFront</strong>",
				"Preflight: X-Cache: Error from cloudfront",
				"<li class=\"answered fault\"><strong>API Gateway (REST API)", "answered: look here first",
				"x-amzn-errortype: MissingAuthenticationTokenException",
				"<li class=\"not-reached\"><strong>Application</strong>");
	}

	@Test
	void pageShowsAnApplicationThatNothingShows() throws IOException {
		assertThat(page(ALLOWED))
			.contains("<li class=\"passed\"><strong>nginx</strong>",
					"<li class=\"unseen\"><strong>Application</strong>")
			.doesNotContain("fault\">");
	}

	@Test
	void pageSaysThatThereWasNoAnswer() throws IOException {
		assertThat(page("")).contains("The server could not be asked.", "<h3>No answer</h3>");
	}

	@Test
	void pageLoadsNothingAndRunsNothing() throws IOException {
		assertThat(page(STAGE)).contains("default-src 'none'")
			.doesNotContain("<script", "<link", "<img", "<iframe", "@import", "url(", "src=", "href=", "javascript:");
	}

	@Test
	void everythingFromOutsideIsEscaped() throws IOException {
		assertThat(page(STAGE)).contains("X-&lt;i&gt;", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--verbose", "--json", "--curl" })
	void secretsAreInNoFormat(String format) throws IOException {
		try (RawServer server = RawServer.answering(ALLOWED + "Set-Cookie: a=s3cr3t\r\n")) {
			Path file = this.directory.resolve("report.html");
			Command run = Command.run(server.url("/items?access_token=s3cr3t&page=2"), "--origin", PAGE, "-X", "PUT",
					"--html", file.toString(), format, "-H", "Authorization: Bearer s3cr3t", "-H", "X-Api-Key: s3cr3t",
					"--data", "s3cr3t");
			assertThat(run.exitCode()).isZero();
			assertThat(run.output() + Files.readString(file)).contains("page=2").doesNotContain("s3cr3t");
		}
	}

	@ParameterizedTest
	@CsvSource({ "200 OK, 0, failures=\"0\"", "404 Not Found, 1, failures=\"1\"" })
	void resultGoesToAFileForCi(String status, int exitCode, String failures) throws IOException {
		String answer = (exitCode == 0) ? ALLOWED : "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
		try (RawServer server = RawServer.answering(answer)) {
			Path file = this.directory.resolve("doctor.xml");
			Command run = Command.run(server.url("/?token=s3cr3t"), "--origin", PAGE, "--junit", file.toString());
			assertThat(run.exitCode()).isEqualTo(exitCode);
			assertThat(Files.readString(file)).contains("tests=\"1\"", failures).doesNotContain("s3cr3t");
		}
	}

	@Test
	void fileThatCannotBeWrittenIsAWrongOption() {
		try (RawServer server = RawServer.answering(ALLOWED)) {
			Command run = Command.run(server.url("/"), "--origin", PAGE, "--html", this.directory.toString());
			assertThat(run.exitCode()).isEqualTo(64);
			assertThat(run.errors()).contains("--html has to be a file that can be written");
		}
	}

	@Test
	void commandsOfCurlSendTheSame() throws IOException, InterruptedException {
		try (RawServer server = RawServer.answering(ALLOWED)) {
			String commands = Command
				.run(server.url("/it'ems?q=it's&page=2"), "--origin", PAGE, "-X", "PUT", "-H",
						"Authorization: Bearer s3cr3t", "-H", "X-Name: it's", "--data", "a b", "--curl")
				.output();
			assertThat(commands).startsWith("# OK A page of http://localhost:3000 gets the response.\n"
					+ "# Set these variables first: QUERY_Q AUTHORIZATION BODY\n# preflight\ncurl -i -X OPTIONS ");
			List<String> asked = List.copyOf(server.requests());
			run("QUERY_Q=\"it's\"\nAUTHORIZATION='Bearer s3cr3t'\nBODY='a b'\n" + commands);
			assertThat(server.requests().subList(2, 4).stream().map(ReportTests::sorted))
				.containsExactlyElementsOf(asked.stream().map(ReportTests::sorted).toList());
		}
	}

	@Test
	void quietIsOneLine() {
		try (RawServer server = RawServer.answering(STAGE)) {
			Command run = Command.run(server.url("/"), "--origin", PAGE, "--quiet");
			assertThat(run.output()).isEqualTo(
					"BLOCKED  A page of http://localhost:3000 gets a network error. API Gateway (REST API) answered the "
							+ "request itself with 403: the API has no method for this path, or not for this HTTP method: for a "
							+ "preflight, that OPTIONS is missing." + System.lineSeparator());
			assertThat(run.exitCode()).isEqualTo(1);
		}
	}

	@Test
	void colourIsOnlyInTheTextAndOnlyIfItIsWanted() {
		try (RawServer server = RawServer.answering(STAGE)) {
			assertThat(Command.run(server.url("/"), "--origin", PAGE, "--color=always").output())
				.contains("\u001b[31mBLOCKED");
			assertThat(Command.run(server.url("/"), "--origin", PAGE, "--color=never").output())
				.doesNotContain("\u001b");
			assertThat(Command.run(server.url("/"), "--origin", PAGE, "--color=always", "--json").output())
				.doesNotContain("\u001b");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			auto   | true  | - | -    | 100 | true
			auto   | true  | 1 | -    | 100 | false
			auto   | true  | - | 72   | 72  | true
			auto   | true  | - | wide | 100 | true
			auto   | false | - | -    | 0   | false
			auto   | false | - | 72   | 72  | false
			always | false | 1 | -    | 0   | true
			never  | true  | - | -    | 100 | false
			""")
	void textFitsTheTerminal(String when, boolean terminal, String noColor, String columns, int width, boolean colour) {
		TerminalOptions options = new TerminalOptions();
		new CommandLine(CommandLine.Model.CommandSpec.create()
			.addMixin("terminal", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
			.parseArgs("--color=" + when);
		assertThat(options.layout(terminal, noColor, columns)).isEqualTo(new Layout(width, colour));
	}

	@ParameterizedTest
	@ValueSource(strings = { "--json --curl", "--curl --quiet", "--color=sometimes", "--html" })
	void optionsThatContradictAreWrong(String options) {
		String[] arguments = ("http://127.0.0.1/ --origin http://a.test " + options).split(" ");
		assertThat(Command.run(arguments).exitCode()).isEqualTo(64);
	}

	private String page(String answer, String... options) throws IOException {
		Path file = this.directory.resolve("report.html");
		try (RawServer server = RawServer.answering(answer)) {
			String[] arguments = { server.url("/items"), "--origin", PAGE, "--html", file.toString() };
			Command.run(Stream.concat(Stream.of(arguments), Stream.of(options)).toArray(String[]::new));
		}
		return Files.readString(file);
	}

	/**
	 * The order of headers, and those that a client adds by itself, do not count.
	 */
	private static List<String> sorted(String request) {
		return request.lines()
			.map(ReportTests::withNameInLowerCase)
			.filter((line) -> !line.startsWith("connection:"))
			.sorted()
			.toList();
	}

	private static String withNameInLowerCase(String line) {
		int colon = line.indexOf(": ");
		return (colon > 0) ? line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon) : line;
	}

	private void run(String commands) throws IOException, InterruptedException {
		Path script = Files.writeString(this.directory.resolve("commands.sh"), commands, StandardCharsets.UTF_8);
		Process shell = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("commands.log").toFile())
			.start();
		assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(shell.exitValue()).isZero();
	}

}
