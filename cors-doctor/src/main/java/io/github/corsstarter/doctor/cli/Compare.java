package io.github.corsstarter.doctor.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.compare.ApplicationDecision;
import io.github.corsstarter.doctor.compare.Comparison;
import io.github.corsstarter.doctor.compare.Verdict;
import io.github.corsstarter.doctor.examine.Question;
import io.github.corsstarter.doctor.report.ComparisonJson;
import io.github.corsstarter.doctor.report.ComparisonText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Asks the same through a front and directly at the application, and says what the layers
 * between change.
 */
@Command(name = "compare", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
		exitCodeOnInvalidInput = ExitCode.USAGE, exitCodeOnExecutionException = ExitCode.SOFTWARE,
		description = "Asks the same through the front (URL) and directly at the application (--direct), and says which "
				+ "layer between changes the answer. Both get the request, so a PUT is sent twice.",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:the page gets the same on both sides",
				"1:a difference matters to the page, or the browser blocks the response", "2:a side could not be asked",
				"64:the command line is wrong" })
final class Compare implements Runnable, CommandLine.IExitCodeGenerator {

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "URL", description = "The URL that the page calls.")
	private @Nullable String url;

	@Option(names = "--direct", paramLabel = "URL",
			description = "The same at the application, such as http://localhost:8080/items; without a path, the "
					+ "path and the query of URL count. Required.")
	private @Nullable String direct;

	@Option(names = "--direct-connect-to", paramLabel = "HOST:PORT",
			description = "Connect there for --direct, instead of to the host of its URL.")
	private @Nullable String directConnectTo;

	@Option(names = "--actuator", paramLabel = "URL",
			description = "The endpoint of cors-starter, such as http://localhost:8081/actuator/cors: says what the "
					+ "application itself decides.")
	private @Nullable String actuator;

	@Mixin
	private final PageOptions page = new PageOptions();

	@Mixin
	private final ConnectionOptions connection = new ConnectionOptions();

	@Option(names = "--json", description = "Write JSON.")
	private boolean json;

	private int exitCode;

	@Override
	public void run() {
		Question question = this.page.question(this.url);
		boolean socket = "ws".equals(scheme(this.url)) || "wss".equals(scheme(this.url));
		URI application = application(socket ? Set.of("ws", "wss") : Set.of("http", "https"));
		URI endpoint = (this.actuator != null) ? url("--actuator", this.actuator, Set.of("http", "https")) : null;
		Comparison asked = Comparison.of(question, this.connection.wire(), application,
				this.connection.wireBehindTheFront(this.directConnectTo));
		ApplicationDecision decision = (endpoint != null)
				? ApplicationDecision.ask(endpoint, question, application, this.connection.wireBehindTheFront(null))
				: null;
		Comparison comparison = (decision != null) ? asked.with(decision) : asked;
		this.exitCode = exitCode(comparison.verdict());
		PrintWriter out = Objects.requireNonNull(this.spec, "Set by picocli").commandLine().getOut();
		out.println(
				this.json ? ComparisonJson.write(comparison, decision) : ComparisonText.write(comparison, decision));
		out.flush();
	}

	private static int exitCode(Verdict verdict) {
		return switch (verdict) {
			case ALIKE -> ExitCode.OK;
			case UNKNOWN -> ExitCode.UNANSWERED;
			default -> ExitCode.BLOCKED;
		};
	}

	/**
	 * Without a path of its own, it gets the path and the query of the front.
	 */
	private URI application(Set<String> schemes) {
		URI application = url("--direct", this.direct, schemes);
		URI written = URI.create(String.valueOf(this.direct));
		Url front = Url.parse(String.valueOf(this.url));
		if (front == null || !written.getRawPath().isEmpty() || written.getRawQuery() != null) {
			return application;
		}
		String query = front.uri().getRawQuery();
		return URI.create(application.toString().replaceFirst("/$", "") + front.uri().getRawPath()
				+ ((query != null) ? "?" + query : ""));
	}

	private URI url(String option, @Nullable String text, Set<String> schemes) {
		Url parsed = (text != null) ? Url.parse(text) : null;
		if (parsed == null || !schemes.contains(parsed.uri().getScheme())) {
			throw WrongOption.of(this.spec,
					option + " has to be a URL that begins with "
							+ String.join(" or ", schemes.stream().sorted().map((scheme) -> scheme + "://").toList())
							+ " and a host");
		}
		if (parsed.hasUserInfo()) {
			throw WrongOption.of(this.spec, option + " must not have a user name");
		}
		return parsed.uri();
	}

	private static @Nullable String scheme(@Nullable String text) {
		Url parsed = (text != null) ? Url.parse(text) : null;
		return (parsed != null) ? parsed.uri().getScheme() : null;
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

}
