package io.github.corsstarter.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.github.corsstarter.test.contract.Expectation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How a contract is read and checked.
 */
class CorsContractTests {

	private static final String TABLE = "| page | request | expectation |\n|---|---|---|\n";

	private static final String ROW = "| https://app.example.com | GET /items | readable |\n";

	private final ScriptedServer server = new ScriptedServer().answer(200,
			"Access-Control-Allow-Origin: https://app.example.com");

	private final Function<Browser, ConnectedBrowser> application = (browser) -> browser.through(this.server);

	@Test
	void rowsAreThoseOfTablesWithTheThreeColumns() {
		CorsContract contract = CorsContract.parse("contract.md", "# Title\n\n" + TABLE + ROW + ROW
				+ "\ntext\n| other | table |\n|---|---|\n| a | b |\n\n" + TABLE + ROW);
		assertThat(contract.rows()).extracting(ContractRow::line).containsExactly(5, 6, 15);
	}

	@Test
	void aRequestHasItsHeadersAndCredentials() {
		CorsContract
			.parse("contract.md", TABLE
					+ "| https://app.example.com | PUT /items?q=1 with X-One: a b, x-two:2, credentials | blocked |")
			.verify(this.application);
		assertThat(this.server.requests()).singleElement()
			.satisfies((request) -> assertThat(request.target()).isEqualTo("/items?q=1"))
			.satisfies((request) -> assertThat(request.headers()).containsEntry("Access-Control-Request-Method", "PUT")
				.containsEntry("Access-Control-Request-Headers", "x-one,x-two"));
	}

	@Test
	void onlyThePreflightIsSent() {
		ScriptedServer allowing = new ScriptedServer().answer(200,
				"Access-Control-Allow-Origin: https://app.example.com", "Access-Control-Allow-Methods: PUT");
		CorsContract.parse("contract.md", TABLE + "| https://app.example.com | preflight PUT /items | allowed |")
			.verify((browser) -> browser.through(allowing));
		assertThat(allowing.requests()).hasSize(1);
	}

	@Test
	void aRowBecomesATestWithItsText() throws Throwable {
		List<DynamicTest> tests = CorsContract
			.parse("contract.md", TABLE + ROW + "| https://other.example | GET /items | readable |")
			.tests(this.application)
			.toList();
		assertThat(tests).extracting(DynamicTest::getDisplayName)
			.containsExactly("https://app.example.com | GET /items | readable",
					"https://other.example | GET /items | readable");
		tests.get(0).getExecutable().execute();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> tests.get(1).getExecutable().execute())
			.withMessageStartingWith("[line 4: https://other.example | GET /items | readable]");
	}

	@Test
	void allRowsThatDoNotHoldAreReportedAtOnce() {
		CorsContract contract = CorsContract.parse("contract.md",
				TABLE + "| https://one.example | GET /items | readable |\n" + ROW
						+ "| https://two.example | GET /items | readable |\n");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> contract.verify(this.application))
			.withMessageContaining("2 of 3 rows of the contract do not hold.")
			.withMessageContaining("line 3: https://one.example")
			.withMessageContaining("line 5: https://two.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "readable", "status 200", "exposes Content-Type", "hides ETag", "no preflight" })
	void expectationsThatHold(String expectation) {
		ScriptedServer json = new ScriptedServer().answer(200, "Access-Control-Allow-Origin: https://app.example.com",
				"Content-Type: application/json", "ETag: 1");
		CorsContract.parse("contract.md", TABLE + "| https://app.example.com | GET /items | " + expectation + " |")
			.verify((browser) -> browser.through(json));
	}

	@ParameterizedTest
	@ValueSource(strings = { "blocked", "because missing-allow-origin-header", "opaque", "status 404", "exposes ETag",
			"hides Content-Type", "allowed", "preflight", "remembered for 5 s", "sets cookie SESSION",
			"refuses cookie SESSION", "varies by origin" })
	void expectationsThatDoNotHold(String expectation) {
		ScriptedServer json = new ScriptedServer().answer(200, "Access-Control-Allow-Origin: https://app.example.com",
				"Content-Type: application/json", "ETag: 1");
		CorsContract contract = CorsContract.parse("contract.md",
				TABLE + "| https://app.example.com | GET /items | " + expectation + " |");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> contract.verify((browser) -> browser.through(json)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					| https://app.example.com | GET /items |                       ; A row has three cells
					| app.example.com | GET /items | readable |                    ; A page has a URL such as https://app.example.com
					| https://app.example.com in Opera | GET /items | readable |   ; A page is an origin such as
					| https://app.example.com | GET items | readable |             ; A request is a method and a path
					| https://app.example.com | GET /items with cookies | readable | ; "cookies" is neither a header
					| https://app.example.com | GET /items | unreadable |          ; "unreadable" is not an expectation. Write readable, blocked, because REASON
					""")
	void aRowThatCannotBeUnderstoodIsNamedWithItsLine(String row, String message) {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> CorsContract.parse("contract.md", TABLE + row))
			.withMessageStartingWith("contract.md, line 3: ")
			.withMessageContaining(message);
	}

	@Test
	void aFileWithoutRowsIsAnError() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> CorsContract.parse("contract.md", "# Title"))
			.withMessageStartingWith("contract.md has no row");
	}

	@Test
	void aContractIsReadFromAFileAndFromTheClassPath(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("contract.md"), TABLE + ROW);
		assertThat(CorsContract.of(file).rows()).hasSize(1);
		assertThat(CorsContract.of("cors-contract.md", getClass()).rows()).hasSize(10);
	}

	@Test
	void theDocumentationListsAllExpectations() throws IOException {
		String documentation = Files.readString(Path.of("..", "docs", "testing.md"));
		assertThat(Arrays.asList(Expectation.forms().split(", ")))
			.allSatisfy((form) -> assertThat(documentation).contains("| `" + form + "` |"));
	}

}
