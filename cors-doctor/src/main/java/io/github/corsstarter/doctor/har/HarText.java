package io.github.corsstarter.doctor.har;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.har.HarFinding.Verdict;
import io.github.corsstarter.doctor.report.Layout;
import io.github.corsstarter.doctor.report.TextReport;
import io.github.corsstarter.doctor.wire.Printable;

/**
 * What a file shows, for a person at a terminal.
 *
 * @param verbose whether all headers, all findings and the requests that are fine are
 * shown
 * @param layout how the text fits the terminal
 */
public record HarText(boolean verbose, Layout layout) {

	private static final int MOST_FINDINGS = 10;

	/**
	 * Write a report.
	 * @return lines, without a final line break
	 */
	public String write(HarLog log, List<HarFinding> findings) {
		List<String> lines = new ArrayList<>();
		lines.add(this.layout.prose("", summary(log, findings)));
		log.notes().forEach((note) -> lines.add(report().named("Note", note)));
		List<HarFinding> shown = findings.stream()
			.filter((finding) -> this.verbose || finding.verdict() != Verdict.OK)
			.toList();
		int most = this.verbose ? shown.size() : Math.min(shown.size(), MOST_FINDINGS);
		shown.subList(0, most).forEach((finding) -> describe(finding, lines));
		if (most < shown.size()) {
			lines.add("");
			lines.add(this.layout.prose("",
					(shown.size() - most) + " more: --verbose shows them all, --url those whose URL has a part."));
		}
		return String.join("\n", lines);
	}

	private TextReport report() {
		return new TextReport(this.verbose, this.layout);
	}

	static String summary(HarLog log, List<HarFinding> findings) {
		String browser = log.browser().isEmpty() ? "" : " (" + log.browser() + ")";
		List<String> counts = new ArrayList<>();
		for (Verdict verdict : Verdict.values()) {
			int count = count(verdict, findings);
			if (count > 0) {
				counts.add(count + " " + verdict.words());
			}
		}
		return HarReader.requests(log.entries().size()) + browser + ", "
				+ findings.stream().mapToInt(HarFinding::times).sum() + " of them to other origins"
				+ (counts.isEmpty() ? "." : ": " + String.join(", ", counts) + ".");
	}

	static int count(Verdict verdict, List<HarFinding> findings) {
		return findings.stream().filter((finding) -> finding.verdict() == verdict).mapToInt(HarFinding::times).sum();
	}

	private static boolean isToBeAskedAgain(HarFinding finding) {
		return finding.verdict() != Verdict.OK && finding.verdict() != Verdict.FAILED && !finding.command().isEmpty();
	}

	private void describe(HarFinding finding, List<String> lines) {
		HarEntry entry = finding.entry();
		Examination examination = finding.examination();
		lines.add("");
		lines.add(this.layout.verdict(String.format("%-10s", finding.verdict().name()) + " " + entry.method() + " "
				+ Printable.of(entry.url().toString())
				+ ((finding.times() > 1) ? "   (" + finding.times() + " times)" : "")));
		lines.add(report().copied("Page", Printable.of(finding.page())));
		if (finding.verdict() == Verdict.BLOCKED && examination != null) {
			lines.add(report().named("Browser", Printable.sentence(String.valueOf(examination.outcome().sentence()))));
			lines.add(report().named("Cause", examination.diagnosis().cause()));
			lines.add(report().named("Action", examination.diagnosis().action()));
			if (examination.diagnosis().layer() != null) {
				lines.add(report().named("Layer", examination.diagnosis().layer().title()));
			}
		}
		finding.remarks().forEach((remark) -> lines.add(report().named("Known", remark)));
		if (isToBeAskedAgain(finding)) {
			lines.add(report().copied("Next", finding.command()));
		}
		if (examination != null) {
			lines.addAll(report().exchanges(examination));
		}
	}

}
