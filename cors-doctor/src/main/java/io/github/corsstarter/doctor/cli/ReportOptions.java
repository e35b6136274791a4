package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.report.CurlReport;
import io.github.corsstarter.doctor.report.HtmlReport;
import io.github.corsstarter.doctor.report.JUnitReport;
import io.github.corsstarter.doctor.report.JUnitReport.Result;
import io.github.corsstarter.doctor.report.JUnitReport.TestCase;
import io.github.corsstarter.doctor.report.JsonReport;
import io.github.corsstarter.doctor.report.TextReport;
import io.github.corsstarter.doctor.wire.PrintableUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How a command reports an examination.
 */
final class ReportOptions {

	@Spec(Spec.Target.MIXEE)
	private @Nullable CommandSpec spec;

	@Option(names = { "-v", "--verbose" }, description = "Show all headers.")
	private boolean verbose;

	@ArgGroup
	private final Format format = new Format();

	@Option(names = "--html", paramLabel = "FILE",
			description = "Write a page for the team that owns the server to this file too.")
	private @Nullable Path html;

	@Mixin
	private final JUnitOption junit = new JUnitOption();

	@Mixin
	private final TerminalOptions terminal = new TerminalOptions();

	/**
	 * Say at once, before anything is asked, that a file cannot be written.
	 */
	void check() {
		this.junit.check();
		Path folder = (this.html != null) ? this.html.toAbsolutePath().getParent() : null;
		if (this.html != null && (folder == null || !Files.isDirectory(folder) || Files.isDirectory(this.html))) {
			throw WrongOption.of(this.spec, "--html has to be a file that can be written, in a folder that exists");
		}
	}

	void print(Examination examination, PrintWriter out) {
		out.println(text(examination));
		out.flush();
		if (this.html != null) {
			write(HtmlReport.write(examination), this.html);
		}
		this.junit.write(JUnitReport.write("cors-doctor", List.of(testCase(examination))));
	}

	private static TestCase testCase(Examination examination) {
		String name = examination.outcome().page().origin() + " " + examination.outcome().request().method() + " "
				+ PrintableUrl.of(examination.outcome().request().url());
		return examination.isPassed() ? TestCase.passed(name)
				: new TestCase(name, examination.isUnanswered() ? Result.ERROR : Result.FAILED,
						examination.diagnosis().cause(), new TextReport(false).write(examination));
	}

	private String text(Examination examination) {
		if (this.format.json) {
			return JsonReport.write(examination);
		}
		if (this.format.curl) {
			return CurlReport.write(examination);
		}
		TextReport report = new TextReport(this.verbose, this.terminal.layout());
		return this.format.quiet ? report.summary(examination) : report.write(examination);
	}

	private void write(String page, Path file) {
		try {
			Files.writeString(file, page, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw WrongOption.of(this.spec,
					"--html: the file cannot be written (" + ex.getClass().getSimpleName() + ")");
		}
	}

	/**
	 * What is written to the standard output: one of these, or the report.
	 */
	static final class Format {

		@Option(names = "--json", description = "Write JSON instead.")
		private boolean json;

		@Option(names = "--curl", description = "Write the requests as commands of curl instead.")
		private boolean curl;

		@Option(names = { "-q", "--quiet" }, description = "Write only the verdict and the cause, in one line.")
		private boolean quiet;

	}

}
