package io.github.corsstarter.doctor.cli;

import java.io.PrintWriter;
import java.util.Objects;

import io.github.corsstarter.doctor.examine.Examination;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Asks a URL what a browser would ask, and says which layer is at fault.
 */
@Command(name = "cors-doctor", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		subcommands = { Compare.class, Audit.class, Expect.class, Har.class }, exitCodeOnInvalidInput = ExitCode.USAGE,
		exitCodeOnExecutionException = ExitCode.SOFTWARE,
		description = "Asks a URL what the browser of a page would ask, says whether the page can read the response, and "
				+ "which layer is at fault if it cannot.",
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:the page gets the response",
				"1:the browser blocks it", "2:the server could not be asked", "64:the command line is wrong" })
public final class Doctor implements Runnable, CommandLine.IExitCodeGenerator {

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "URL", description = "The URL that the page calls.")
	private @Nullable String url;

	@Mixin
	private final PageOptions page = new PageOptions();

	@Mixin
	private final ConnectionOptions connection = new ConnectionOptions();

	@Mixin
	private final ReportOptions report = new ReportOptions();

	private int exitCode;

	@Override
	public void run() {
		this.report.check();
		Examination examination = Examination.of(this.page.question(this.url), this.connection.wire());
		this.exitCode = examination.isUnanswered() ? ExitCode.UNANSWERED
				: examination.isPassed() ? ExitCode.OK : ExitCode.BLOCKED;
		this.report.print(examination, Objects.requireNonNull(this.spec, "Set by picocli").commandLine().getOut());
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

	/**
	 * The program, ready for arguments.
	 */
	public static CommandLine commandLine() {
		return new CommandLine(new Doctor()).setParameterExceptionHandler((ex, args) -> explain(ex));
	}

	/**
	 * One line below the problem, so that the problem stays in sight.
	 */
	private static int explain(ParameterException ex) {
		CommandLine command = ex.getCommandLine();
		PrintWriter err = command.getErr();
		err.println(ex.getMessage());
		UnmatchedArgumentException.printSuggestions(ex, err);
		String name = command.getCommandSpec().qualifiedName();
		err.println("Usage: " + name + " [OPTIONS]; see " + name + " --help");
		err.flush();
		return command.getCommandSpec().exitCodeOnInvalidInput();
	}

	/**
	 * The program.
	 * @param args the arguments
	 */
	public static void main(String[] args) {
		System.exit(commandLine().execute(args));
	}

}
