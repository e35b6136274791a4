package io.github.corsstarter.doctor.report;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.Secrets;
import io.github.corsstarter.doctor.wire.WireAnswer;

/**
 * An examination for a person at a terminal: the verdict first, then the evidence.
 *
 * @param verbose whether all headers are shown
 * @param layout how the text fits the terminal
 */
public record TextReport(boolean verbose, Layout layout) {

	private static final List<String> TELLING = List.of("access-control-", "vary", "location", "x-cors-decision",
			"server", "via", "x-cache", "age");

	private static final int NAME_LENGTH = 10;

	/**
	 * A report without colours, in which nothing is wrapped.
	 */
	public TextReport(boolean verbose) {
		this(verbose, Layout.PLAIN);
	}

	/**
	 * Write a report.
	 * @return lines, without a final line break
	 */
	public String write(Examination examination) {
		List<String> lines = new ArrayList<>();
		Outcome outcome = examination.outcome();
		lines.add(verdict(examination));
		String sentence = examination.sentence();
		if (sentence != null) {
			lines.add(named("Browser", Printable.sentence(Secrets.text(sentence))));
		}
		lines.add(named("Cause", examination.diagnosis().cause()));
		lines.add(named("Action", examination.diagnosis().action()));
		if (examination.diagnosis().layer() != null) {
			lines.add(named("Layer", examination.diagnosis().layer().title()));
		}
		else if (Verdict.of(examination) == Verdict.BLOCKED) {
			lines.add(named("Layer", "not known: the answer has no mark of one"));
		}
		outcome.notes().stream().sorted().forEach((note) -> lines.add(named("Note", note.sentence())));
		examination.cookies().forEach((cookie) -> lines.add(named("Cookie", cookie.name() + " " + cookie.sentence())));
		lines.addAll(exchanges(examination));
		return String.join("\n", lines);
	}

	/**
	 * What the page gets.
	 */
	public String verdict(Examination examination) {
		return this.layout.verdict(Verdict.of(examination).line(examination));
	}

	/**
	 * What the page gets and why, in one line.
	 */
	public String summary(Examination examination) {
		return verdict(examination) + (examination.isPassed() ? "" : " " + examination.diagnosis().cause());
	}

	/**
	 * A sentence with a name before it.
	 * @param name the name, at most eight characters
	 * @param sentence the sentence
	 */
	public String named(String name, String sentence) {
		return this.layout.named(this.layout.prose(String.format("  %-8s ", name), sentence), NAME_LENGTH);
	}

	/**
	 * What is to be copied, with a name before it: it is never wrapped.
	 */
	public String copied(String name, String text) {
		return this.layout.named(String.format("  %-8s ", name) + text, NAME_LENGTH);
	}

	/**
	 * What was sent and answered, each with an empty line before it.
	 */
	public List<String> exchanges(Examination examination) {
		List<String> lines = new ArrayList<>();
		examination.sightings().forEach((sighting) -> describe(sighting, lines));
		return lines;
	}

	private void describe(Sighting sighting, List<String> lines) {
		lines.add("");
		lines.add(this.layout.named((sighting.preflight() ? "Preflight  " : "Request    ") + sighting.request().method()
				+ " " + Printable.of(Secrets.url(sighting.request().url().toString())), NAME_LENGTH));
		show(">", sighting.request().headers(), lines);
		WireAnswer answer = sighting.answer();
		if (answer == null) {
			lines.add(this.layout.prose("  < ",
					"no answer: " + ((sighting.failure() != null) ? sighting.failure().getMessage() : "")));
			return;
		}
		lines.add("  < " + (answer.version() + " " + answer.status() + " " + Printable.of(answer.phrase())).strip()
				+ "   (" + answer.millis() + " ms)");
		show("<", answer.headers(), lines);
		answer.oddities().forEach((oddity) -> lines.add(this.layout.prose("  ! ", oddity)));
		sighting.traces()
			.forEach((trace) -> lines.add(this.layout.evidence(this.layout.prose("  = ", describe(trace)))));
	}

	static String describe(Trace trace) {
		String verb = (trace.role() == Trace.Role.ANSWERED) ? " answered" : " is on the way";
		String doubt = (trace.certainty() == Trace.Certainty.LIKELY) ? " (likely)" : "";
		return trace.layer().title() + verb + doubt + ": " + trace.evidence();
	}

	private void show(String mark, List<HeaderLine> headers, List<String> lines) {
		for (HeaderLine line : headers) {
			if (this.verbose || isTelling(line)) {
				lines.add("  " + mark + " " + Printable.of(line.name()) + ": " + value(line));
			}
		}
	}

	static boolean isTelling(HeaderLine line) {
		return line.is("Origin")
				|| TELLING.stream().anyMatch((name) -> line.name().regionMatches(true, 0, name, 0, name.length()));
	}

	/**
	 * Secrets are not repeated.
	 */
	static String value(HeaderLine line) {
		return Printable.of(Secrets.hide(line).value());
	}

}
