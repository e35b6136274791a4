package io.github.corsstarter.doctor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.doctor.har.HarException;
import io.github.corsstarter.doctor.har.HarFinding;
import io.github.corsstarter.doctor.har.HarFinding.Verdict;
import io.github.corsstarter.doctor.har.HarJson;
import io.github.corsstarter.doctor.har.HarJudge;
import io.github.corsstarter.doctor.har.HarLog;
import io.github.corsstarter.doctor.har.HarReader;
import io.github.corsstarter.doctor.har.HarText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Explains what a browser recorded.
 */
@Command(name = "har", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		exitCodeOnInvalidInput = ExitCode.USAGE, exitCodeOnExecutionException = ExitCode.SOFTWARE,
		description = "Explains the blocked and the suspicious requests of a HAR file that the developer tools of a "
				+ "browser exported. Asks no server.",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:nothing is blocked", "1:a request is blocked, or has no answer in the file",
				"2:the file cannot be read", "64:the command line is wrong" })
final class Har implements Runnable, CommandLine.IExitCodeGenerator {

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(paramLabel = "FILE", description = "The HAR file; at most 50 MB.")
	private @Nullable Path file;

	@Option(names = "--url", paramLabel = "PART", description = "Only requests whose URL has this part.")
	private String part = "";

	@Option(names = { "-v", "--verbose" }, description = "Show all headers, and the requests that are fine.")
	private boolean verbose;

	@Option(names = "--json", description = "Write JSON.")
	private boolean json;

	@Mixin
	private final TerminalOptions terminal = new TerminalOptions();

	private int exitCode;

	@Override
	public void run() {
		CommandLine command = Objects.requireNonNull(this.spec, "Set by picocli").commandLine();
		try {
			print(HarReader.read(Objects.requireNonNull(this.file, "Required")), command.getOut());
		}
		catch (HarException ex) {
			command.getErr().println(ex.getMessage());
			command.getErr().flush();
			this.exitCode = ExitCode.UNANSWERED;
		}
	}

	private void print(HarLog log, PrintWriter out) {
		List<HarFinding> findings = HarJudge.judge(log, this.part);
		boolean blocked = findings.stream()
			.anyMatch((finding) -> finding.verdict() == Verdict.BLOCKED || finding.verdict() == Verdict.UNCLEAR);
		this.exitCode = blocked ? ExitCode.BLOCKED : ExitCode.OK;
		out.println(this.json ? HarJson.write(log, findings)
				: new HarText(this.verbose, this.terminal.layout()).write(log, findings));
		out.flush();
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

}
