package io.github.corsstarter.settings;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Problems as a numbered text.
 */
public final class ProblemReport {

	/**
	 * More would only hide the first ones: each origin of a long list may be wrong.
	 */
	private static final int MOST = 50;

	private static final int LONGEST_VALUE = 200;

	/**
	 * Control and format characters, such as a zero width space.
	 */
	private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

	private static final String INDENT = "     ";

	private ProblemReport() {
	}

	/**
	 * What stops a start because of problems. Who throws it need not know its type, which
	 * the virtual machine would load to check that.
	 */
	public static RuntimeException failure(List<Problem> problems) {
		return new InvalidCorsConfigurationException(problems);
	}

	public static String of(List<Problem> problems) {
		StringBuilder report = new StringBuilder((problems.size() == 1) ? "A setting of cors-starter cannot work:"
				: problems.size() + " settings of cors-starter cannot work:");
		for (int i = 0; i < Math.min(problems.size(), MOST); i++) {
			append(report, i + 1, problems.get(i));
		}
		if (problems.size() > MOST) {
			report.append(String.format("%n%n%sand %d more.", INDENT, problems.size() - MOST));
		}
		return report.toString();
	}

	private static void append(StringBuilder report, int number, Problem problem) {
		report.append(String.format("%n%n%3d. %s", number, problem.key()));
		if (problem.value() != null) {
			report.append(" = \"").append(printable(problem.value())).append('"');
		}
		if (problem.location() != null) {
			report.append(String.format("%n%s%s", INDENT, problem.location()));
		}
		report.append(String.format("%n%s%s.", INDENT, problem.reason()));
		// No full stop: the text may be pasted.
		report.append(String.format("%n%s-> %s", INDENT, problem.action()));
	}

	/**
	 * A value may be very long by mistake, have line breaks or characters that cannot be
	 * seen, or contain a password.
	 */
	private static String printable(String value) {
		String line = value.replace("\r", "\\r").replace("\n", "\\n").replaceAll("://[^/?#]*@", "://******@");
		line = INVISIBLE.matcher(line).replaceAll((hit) -> String.format("\\\\u%04X", (int) hit.group().charAt(0)));
		return (line.length() > LONGEST_VALUE) ? line.substring(0, LONGEST_VALUE) + "..." : line;
	}

}
