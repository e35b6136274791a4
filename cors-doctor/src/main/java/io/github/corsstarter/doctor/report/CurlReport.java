package io.github.corsstarter.doctor.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.Secrets;
import io.github.corsstarter.doctor.wire.WireRequest;

/**
 * The requests of an examination as commands of curl, for those who have to look at the
 * server. What is secret is a variable of the shell.
 */
public final class CurlReport {

	private static final String NEXT_LINE = " \\\n  ";

	private static final Pattern REDACTED_PARAMETER = Pattern
		.compile("([?&]([^?&=']+)=)" + Secrets.REDACTED + "(?=&|'|$)");

	/**
	 * Curl writes these itself.
	 */
	private static final Set<String> OF_CURL = Set.of("host", "content-length");

	private final Set<String> variables = new LinkedHashSet<>();

	private CurlReport() {
	}

	/**
	 * Write the commands.
	 * @return lines for a POSIX shell, without a final line break
	 */
	public static String write(Examination examination) {
		return new CurlReport().commands(examination);
	}

	private String commands(Examination examination) {
		List<String> commands = new ArrayList<>();
		for (Sighting sighting : examination.sightings()) {
			commands.add((sighting.preflight() ? "# preflight\n" : "# request\n") + command(sighting.request()));
		}
		String comment = "# " + Verdict.of(examination).line(examination).replaceAll(" +", " ");
		if (!this.variables.isEmpty()) {
			comment += "\n# Set these variables first: " + String.join(" ", this.variables);
		}
		commands.add(0, comment);
		return String.join("\n", commands);
	}

	private String command(WireRequest request) {
		StringBuilder command = new StringBuilder("curl -i");
		if (request.method().equals("HEAD")) {
			command.append(" --head");
		}
		else {
			command.append(" -X ").append(ShellWord.quote(request.method()));
		}
		command.append(' ').append(url(request.url().toASCIIString()));
		for (HeaderLine line : request.headers()) {
			if (!OF_CURL.contains(line.name().toLowerCase(Locale.ROOT))) {
				command.append(NEXT_LINE).append("-H ").append(header(line));
			}
		}
		if (request.body() != null) {
			command.append(NEXT_LINE).append("--data-raw ").append(variable("BODY"));
		}
		return command.toString();
	}

	private String url(String url) {
		Matcher parameters = REDACTED_PARAMETER.matcher(ShellWord.quote(Secrets.url(url).replaceFirst("^ws", "http")));
		return parameters
			.replaceAll((parameter) -> Matcher
				.quoteReplacement(parameter.group(1) + "'" + variable("QUERY_" + parameter.group(2)) + "'"))
			.replaceFirst("\"''$", "\"");
	}

	private String header(HeaderLine line) {
		HeaderLine shown = Secrets.hide(line);
		boolean hidden = shown.value().equals(Secrets.NOT_SHOWN) && !line.value().equals(shown.value());
		return hidden ? ShellWord.quote(line.name() + ": ") + variable(line.name())
				: ShellWord.quote(line.name() + ": " + Printable.of(shown.value()));
	}

	/**
	 * A variable that stands for a secret. The name of a parameter alone could be that of
	 * one that the shell itself uses.
	 */
	private String variable(String name) {
		String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
		this.variables.add(variable);
		return "\"$" + variable + "\"";
	}

}
