package io.github.corsstarter.autoconfigure;

import java.util.List;

/**
 * Problems as a numbered text for people.
 */
final class ProblemReport {

	private ProblemReport() {
	}

	static String of(List<Problem> problems) {
		StringBuilder report = new StringBuilder();
		for (int i = 0; i < problems.size(); i++) {
			append(report, i + 1, problems.get(i));
		}
		return report.toString();
	}

	private static void append(StringBuilder report, int number, Problem problem) {
		String indent = "     ";
		report.append(String.format("%3d. %s", number, problem.key()));
		if (problem.value() != null) {
			report.append(" = \"").append(problem.value()).append('"');
		}
		report.append(System.lineSeparator());
		if (problem.place() != null) {
			report.append(indent).append("in ").append(problem.place()).append(System.lineSeparator());
		}
		report.append(indent).append(problem.reason()).append('.').append(System.lineSeparator());
		report.append(indent).append(problem.mend()).append('.').append(System.lineSeparator());
		report.append(System.lineSeparator());
	}

}
