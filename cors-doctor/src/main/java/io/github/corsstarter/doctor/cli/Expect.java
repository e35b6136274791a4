package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.expect.ContractCheck;
import io.github.corsstarter.doctor.expect.RowResult;
import io.github.corsstarter.doctor.expect.RowResult.Verdict;
import io.github.corsstarter.doctor.report.ExpectJson;
import io.github.corsstarter.doctor.report.ExpectText;
import io.github.corsstarter.doctor.report.JUnitReport;
import io.github.corsstarter.test.contract.ContractReader;
import io.github.corsstarter.test.contract.Expectation;
import io.github.corsstarter.test.contract.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Checks a contract against a deployed application.
 */
@Command(name = "expect", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		exitCodeOnInvalidInput = ExitCode.USAGE, exitCodeOnExecutionException = ExitCode.SOFTWARE,
		description = "Checks the rows of a contract, a table in Markdown, against a deployed application.",
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:all rows hold", "1:a row does not hold",
				"2:the server could not be asked about a row", "64:the command line or the contract is wrong" })
final class Expect implements Runnable, CommandLine.IExitCodeGenerator {

	private static final int LARGEST_FILE = 1024 * 1024;

	private @Nullable CommandSpec spec;

	@Parameters(paramLabel = "CONTRACT", description = "The Markdown file with the table page | request | expectation.")
	private Path contract = Path.of("");

	@Option(names = { "-u", "--url" }, paramLabel = "BASE", required = true,
			description = "Where the application is. Its path precedes the paths of the rows. Required.")
	private String url = "";

	@Mixin
	private final ConnectionOptions connection = new ConnectionOptions();

	@Mixin
	private final JUnitOption junit = new JUnitOption();

	@Option(names = "--json", description = "Write JSON.")
	private boolean json;

	@Option(names = { "-q", "--quiet" }, description = "Write only the rows that do not hold.")
	private boolean quiet;

	private int exitCode;

	@Spec
	void spec(CommandSpec spec) {
		this.spec = spec;
		spec.usageMessage()
			.footer("%nA page:       ORIGIN [in Firefox | in Safari | in a sandbox]",
					"A request:    [preflight] METHOD /PATH [with LIST]",
					"  LIST:       NAME: VALUE, credentials, no CORS", "Expectations, with a comma between two:",
					"  " + Expectation.forms().replace(", ", "%n  "));
	}

	@Override
	public void run() {
		this.junit.check();
		List<RowResult> results = check(rows());
		this.exitCode = exitCode(results);
		this.junit.write(JUnitReport.write("cors-doctor expect", ExpectText.cases(results)));
		String text = this.json ? ExpectJson.write(results)
				: this.quiet ? ExpectText.writeQuietly(results) : ExpectText.write(results);
		if (!text.isEmpty()) {
			PrintWriter out = Objects.requireNonNull(this.spec, "Set by picocli").commandLine().getOut();
			out.println(text);
			out.flush();
		}
	}

	private List<Row> rows() {
		try {
			if (!Files.isRegularFile(this.contract)) {
				throw wrong("CONTRACT has to be a file");
			}
			if (Files.size(this.contract) > LARGEST_FILE) {
				throw wrong("CONTRACT is larger than 1 MB");
			}
			return ContractReader.read(String.valueOf(this.contract.getFileName()), Files.readString(this.contract));
		}
		catch (IOException ex) {
			throw wrong("CONTRACT has to be a file of text in UTF-8 that can be read");
		}
		catch (IllegalArgumentException ex) {
			throw wrong(String.valueOf(ex.getMessage()));
		}
	}

	private List<RowResult> check(List<Row> rows) {
		Url base = Url.parse(this.url);
		if (base == null || !base.isHttp() || base.uri().getRawQuery() != null) {
			throw wrong("--url has to begin with http:// or https:// and a host, and has no query");
		}
		try {
			return new ContractCheck(base, this.connection.wire()).check(rows);
		}
		catch (IllegalArgumentException ex) {
			throw wrong(this.contract.getFileName() + ", " + ex.getMessage());
		}
	}

	private static int exitCode(List<RowResult> results) {
		if (results.stream().anyMatch((result) -> result.verdict() == Verdict.FAILED)) {
			return ExitCode.BLOCKED;
		}
		return results.stream().allMatch((result) -> result.verdict() == Verdict.OK) ? ExitCode.OK
				: ExitCode.UNANSWERED;
	}

	private ParameterException wrong(String problem) {
		return WrongOption.of(this.spec, problem);
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

}
