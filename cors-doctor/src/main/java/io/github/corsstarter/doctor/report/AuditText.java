package io.github.corsstarter.doctor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.corsstarter.doctor.audit.AuditReport;
import io.github.corsstarter.doctor.audit.Finding;
import io.github.corsstarter.doctor.audit.Probed;
import io.github.corsstarter.doctor.audit.Severity;
import io.github.corsstarter.doctor.examine.WireTransport;
import io.github.corsstarter.doctor.report.JUnitReport.Result;
import io.github.corsstarter.doctor.report.JUnitReport.TestCase;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.PrintableUrl;

/**
 * An audit for people: the summary first, then the findings, the worst first, then what
 * is as it should be.
 */
public final class AuditText {

	/**
	 * Stands first, whatever was found.
	 */
	static final String NOTICE = "Audit only what is your own, or what its owner lets you audit.";

	/**
	 * What is shown as a whole.
	 */
	private static final int MOST_EVIDENCE = 3;

	private static final Set<String> TELLING = Set.of("vary", "location", "x-cors-decision", "server", "via", "x-cache",
			"cf-cache-status", "age", "cache-control");

	private AuditText() {
	}

	/**
	 * Write a report.
	 * @return lines, without a final line break
	 */
	public static String write(AuditReport report) {
		List<String> lines = new ArrayList<>();
		lines.add(NOTICE);
		lines.add("");
		if (!report.answered()) {
			lines.add("UNKNOWN  The server could not be asked: " + report.failure() + ".");
			return String.join("\n", lines);
		}
		lines.add("Audit of " + PrintableUrl.of(report.url()) + " for pages of " + Printable.of(report.origin()));
		for (Severity severity : Severity.values()) {
			lines.add(String.format(Locale.ROOT, "  %-7s %d", severity.code(), report.count(severity)));
		}
		lines.add(report.summary());
		report.findings().forEach((finding) -> describe(finding, lines));
		list("Fine", report.fine(), lines);
		list("Not looked at", report.open(), lines);
		lines.add("");
		lines.add(report.requests() + " requests in " + report.millis() + " ms"
				+ ((report.failure() != null) ? "; not all were answered: " + report.failure() + "." : "."));
		return String.join("\n", lines);
	}

	private static void list(String title, List<String> sentences, List<String> lines) {
		if (!sentences.isEmpty()) {
			lines.add("");
			lines.add(title);
			sentences.forEach((sentence) -> lines.add("  " + sentence));
		}
	}

	private static void describe(Finding finding, List<String> lines) {
		lines.add("");
		lines.add(String.format(Locale.ROOT, "%-7s %s", finding.weakness().severity().name(),
				finding.weakness().title()));
		lines.addAll(details(finding));
	}

	private static List<String> details(Finding finding) {
		List<String> lines = new ArrayList<>();
		lines.add("  Why    " + finding.weakness().why());
		lines.add("  Fix    " + finding.fix());
		if (finding.layer() != null) {
			lines.add("  Layer  " + finding.layer().title());
		}
		for (Probed probed : finding.evidence().stream().limit(MOST_EVIDENCE).toList()) {
			lines.add("  " + title(probed));
			sent(probed).forEach((line) -> lines.add("  > " + line));
			lines.add("  < " + Printable.of(probed.answer().version()) + " " + probed.answer().status());
			received(probed).forEach((line) -> lines.add("  < " + line));
		}
		finding.evidence()
			.stream()
			.skip(MOST_EVIDENCE)
			.forEach((probed) -> lines.add("  " + title(probed) + ": the same for " + String.join(", ", sent(probed))));
		return lines;
	}

	static String title(Probed probed) {
		return probed.request().method() + " " + PrintableUrl.of(probed.request().url().toString());
	}

	/**
	 * The header lines that were sent because of the audit.
	 */
	static List<String> sent(Probed probed) {
		return probed.request()
			.headers()
			.stream()
			.filter((line) -> !WireTransport.ALWAYS.contains(line))
			.map(AuditText::show)
			.toList();
	}

	/**
	 * The header lines of the answer that matter.
	 */
	static List<String> received(Probed probed) {
		return probed.answer().headers().stream().filter(AuditText::isTelling).map(AuditText::show).toList();
	}

	private static boolean isTelling(HeaderLine line) {
		String name = line.name().toLowerCase(Locale.ROOT);
		return name.startsWith("access-control-") || TELLING.contains(name);
	}

	private static String show(HeaderLine line) {
		return Printable.of(line.name()) + ": "
				+ (line.is("Location") ? PrintableUrl.of(line.value()) : TextReport.value(line));
	}

	/**
	 * The audit as tests: what was found, what is fine and what could not be looked at.
	 */
	public static List<TestCase> cases(AuditReport report) {
		List<TestCase> cases = new ArrayList<>();
		if (!report.answered()) {
			cases.add(new TestCase("The server answers.", Result.ERROR, String.valueOf(report.failure()), ""));
		}
		for (Finding finding : report.findings()) {
			String name = finding.weakness().title();
			cases.add((finding.weakness().severity() == Severity.NOTE) ? TestCase.passed("Note: " + name)
					: new TestCase(name, Result.FAILED,
							finding.weakness().severity().code() + ": " + finding.weakness().why(),
							String.join("\n", details(finding))));
		}
		report.fine().forEach((sentence) -> cases.add(TestCase.passed(sentence)));
		report.open()
			.forEach((sentence) -> cases
				.add(new TestCase(sentence, Result.SKIPPED, String.valueOf(report.failure()), "")));
		return cases;
	}

}
