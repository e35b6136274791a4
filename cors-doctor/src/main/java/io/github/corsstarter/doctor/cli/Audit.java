package io.github.corsstarter.doctor.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;

import io.github.corsstarter.browser.Page;
import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.audit.AuditReport;
import io.github.corsstarter.doctor.audit.Auditor;
import io.github.corsstarter.doctor.audit.Limits;
import io.github.corsstarter.doctor.audit.Severity;
import io.github.corsstarter.doctor.report.AuditJson;
import io.github.corsstarter.doctor.report.AuditText;
import io.github.corsstarter.doctor.report.JUnitReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Looks for holes of a URL.
 */
@Command(name = "audit", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		exitCodeOnInvalidInput = ExitCode.USAGE, exitCodeOnExecutionException = ExitCode.SOFTWARE,
		description = "Looks for holes, with at most " + Limits.MOST_REQUESTS
				+ " requests (GET, HEAD and OPTIONS) to the host of the URL. Audit only what is your own. Credentials need "
				+ "no option: no cookie is sent, and the answers to requests and to preflights show whether they allow "
				+ "credentials.",
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:nothing was found that has to change",
				"1:something was found", "2:the server could not be asked", "64:the command line is wrong" })
final class Audit implements Runnable, CommandLine.IExitCodeGenerator {

	private static final int HIGHEST_RATE = 100;

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(paramLabel = "URL", description = "The URL that pages call.")
	private String url = "";

	@Option(names = { "-o", "--origin" }, paramLabel = "ORIGIN", required = true,
			description = "An origin that should be allowed, such as https://app.example.com. Required.")
	private String origin = "";

	@Mixin
	private final ConnectionOptions connection = new ConnectionOptions();

	@Option(names = "--rate", paramLabel = "NUMBER",
			description = "The most requests in a second; by default ${DEFAULT-VALUE}.")
	private int rate = 5;

	@Option(names = "--deadline", paramLabel = "SECONDS",
			description = "How long the whole audit may take; by default ${DEFAULT-VALUE}.")
	private int deadline = 60;

	@Mixin
	private final JUnitOption junit = new JUnitOption();

	@Option(names = "--json", description = "Write JSON.")
	private boolean json;

	private int exitCode;

	@Override
	public void run() {
		this.junit.check();
		AuditReport report = Auditor.audit(url(), page(), this.connection.wire(), limits());
		this.exitCode = exitCode(report);
		this.junit.write(JUnitReport.write("cors-doctor audit", AuditText.cases(report)));
		PrintWriter out = Objects.requireNonNull(this.spec, "Set by picocli").commandLine().getOut();
		out.println(this.json ? AuditJson.write(report) : AuditText.write(report));
		out.flush();
	}

	private static int exitCode(AuditReport report) {
		if (report.worst() != Severity.NOTE) {
			return ExitCode.BLOCKED;
		}
		return report.isComplete() ? ExitCode.OK : ExitCode.UNANSWERED;
	}

	private Url url() {
		Url target = Url.parse(this.url);
		if (target == null || !target.isHttp()) {
			throw WrongOption.of(this.spec, "URL has to begin with http:// or https:// and a host");
		}
		return target;
	}

	private Page page() {
		Url page = Url.parse(this.origin);
		if (page == null || !page.isHttp()) {
			throw WrongOption.of(this.spec, "--origin has to be the origin of a page, such as https://app.example.com");
		}
		return Page.at(this.origin);
	}

	private Limits limits() {
		if (this.rate < 1 || this.rate > HIGHEST_RATE) {
			throw WrongOption.of(this.spec, "--rate has to be from 1 to " + HIGHEST_RATE);
		}
		if (this.deadline < 1) {
			throw WrongOption.of(this.spec, "--deadline has to be at least 1");
		}
		return new Limits(this.rate, Duration.ofSeconds(this.deadline));
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

}
