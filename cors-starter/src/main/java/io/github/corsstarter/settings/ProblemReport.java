package io.github.corsstarter.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.commons.logging.LogFactory;

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
	 * Stop the start if there are problems. While CORS is switched off, those that
	 * concern nothing else are only logged.
	 * @param problems the problems
	 * @param enabled whether CORS is on
	 * @throws InvalidCorsConfigurationException with all problems
	 */
	public static void check(Problems problems, boolean enabled) {
		List<Problem> fatal = new ArrayList<>(problems.sorted());
		if (!enabled) {
			List<Problem> ofCors = new ArrayList<>(fatal);
			ofCors.removeIf((problem) -> problem.area() != Area.CORS);
			fatal.removeAll(ofCors);
			if (!ofCors.isEmpty()) {
				LogFactory.getLog(ProblemReport.class)
					.warn("CORS is off (cors.enabled is false). With these settings it could not be switched on. "
							+ of(ofCors));
			}
		}
		if (!fatal.isEmpty()) {
			throw new InvalidCorsConfigurationException(fatal);
		}
	}

	/**
	 * Each problem in one line, without its value.
	 */
	public static List<String> lines(List<Problem> problems) {
		List<String> lines = new ArrayList<>();
		for (Problem problem : problems.subList(0, Math.min(problems.size(), MOST))) {
			lines.add(problem.key() + ": " + problem.reason() + ". " + problem.action());
		}
		return lines;
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
