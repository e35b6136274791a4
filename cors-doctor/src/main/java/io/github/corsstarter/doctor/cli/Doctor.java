package io.github.corsstarter.doctor.cli;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.Initiator;
import io.github.corsstarter.browser.Page;
import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.report.JsonReport;
import io.github.corsstarter.doctor.report.TextReport;
import io.github.corsstarter.doctor.wire.ConnectionSettings;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Http1Wire;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Asks a URL what a browser would ask, and says which layer is at fault.
 */
@Command(name = "cors-doctor", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		exitCodeOnInvalidInput = Doctor.USAGE, exitCodeOnExecutionException = 70,
		description = "Asks a URL what the browser of a page would ask, says whether the page can read the response, and "
				+ "which layer is at fault if it cannot.",
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:the page gets the response",
				"1:the browser blocks it", "2:the server could not be asked", "64:the command line is wrong" })
public final class Doctor implements Runnable, CommandLine.IExitCodeGenerator {

	static final int USAGE = 64;

	private static final String USER_AGENT = "Mozilla/5.0 (compatible; cors-doctor)";

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(paramLabel = "URL", description = "The URL that the page calls.")
	private String url = "";

	@Option(names = { "-o", "--origin" }, required = true, paramLabel = "ORIGIN",
			description = "The origin of the page, such as https://app.example.com.")
	private String origin = "";

	@Option(names = { "-X", "--method" }, paramLabel = "METHOD", description = "The method; by default GET.")
	private String method = "GET";

	@Option(names = { "-H", "--header" }, paramLabel = "HEADER",
			description = "A header that the page sets, such as 'Content-Type: application/json'. May be repeated.")
	private List<String> headers = List.of();

	@Option(names = "--credentials", description = "The page sends cookies (credentials: \"include\").")
	private boolean credentials;

	@Option(names = "--event-source", description = "The page uses EventSource instead of fetch().")
	private boolean eventSource;

	@Option(names = "--connect-to", paramLabel = "HOST:PORT",
			description = "Connect there instead of to the host of the URL.")
	private @Nullable String connectTo;

	@Option(names = "--proxy", paramLabel = "HOST:PORT", description = "Connect through this HTTP proxy.")
	private @Nullable String proxy;

	@Option(names = "--insecure", description = "Accept any certificate.")
	private boolean insecure;

	@Option(names = "--timeout", paramLabel = "SECONDS",
			description = "How long one exchange may take; by default ${DEFAULT-VALUE}.")
	private int timeout = 20;

	@Option(names = { "-v", "--verbose" }, description = "Show all headers.")
	private boolean verbose;

	@Option(names = "--json", description = "Write JSON.")
	private boolean json;

	private int exitCode;

	@Override
	public void run() {
		Examination examination = Examination.of(page(), request(), new Http1Wire(settings()), always());
		this.exitCode = examination.isUnanswered() ? 2 : examination.isPassed() ? 0 : 1;
		PrintWriter out = commandLine().getOut();
		out.println(this.json ? JsonReport.write(examination) : new TextReport(this.verbose).write(examination));
		out.flush();
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

	private Page page() {
		try {
			return Page.at(this.origin);
		}
		catch (IllegalArgumentException ex) {
			throw wrong("--origin has to be the origin of a page, such as https://app.example.com");
		}
	}

	private FetchRequest request() {
		Url target = Url.parse(this.url);
		if (target == null || !target.isHttp()) {
			throw wrong("URL has to begin with http:// or https:// and a host");
		}
		FetchRequest request = FetchRequest.of(this.eventSource ? Initiator.EVENT_SOURCE : Initiator.FETCH, this.url)
			.method(this.method);
		for (String header : this.headers) {
			int colon = header.indexOf(':');
			if (colon <= 0 || header.chars().anyMatch(Character::isISOControl)) {
				throw wrong("--header has to be a name, a colon and a value in one line");
			}
			request = request.header(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
		}
		return this.credentials ? request.credentials(FetchRequest.Credentials.INCLUDE) : request;
	}

	private ConnectionSettings settings() {
		if (this.timeout < 1) {
			throw wrong("--timeout has to be at least 1");
		}
		return new ConnectionSettings(address("--connect-to", this.connectTo), address("--proxy", this.proxy),
				this.insecure, Duration.ofSeconds(this.timeout));
	}

	private @Nullable InetSocketAddress address(String option, @Nullable String text) {
		if (text == null) {
			return null;
		}
		int colon = text.lastIndexOf(':');
		if (colon <= 0 || !text.substring(colon + 1).matches("\\d{1,5}")
				|| Integer.parseInt(text.substring(colon + 1)) > 65535) {
			throw wrong(option + " has to be a host, a colon and a port");
		}
		return InetSocketAddress.createUnresolved(text.substring(0, colon),
				Integer.parseInt(text.substring(colon + 1)));
	}

	private static List<HeaderLine> always() {
		List<HeaderLine> always = new ArrayList<>();
		always.add(new HeaderLine("User-Agent", USER_AGENT));
		always.add(new HeaderLine("Accept-Encoding", "identity"));
		return always;
	}

	private ParameterException wrong(String problem) {
		return new ParameterException(commandLine(), problem);
	}

	private CommandLine commandLine() {
		if (this.spec == null) {
			throw new IllegalStateException("Run by picocli only");
		}
		return this.spec.commandLine();
	}

	/**
	 * The program.
	 * @param args the arguments
	 */
	public static void main(String[] args) {
		System.exit(new CommandLine(new Doctor()).execute(args));
	}

}
