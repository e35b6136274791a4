package io.github.corsstarter.doctor.report;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.WireAnswer;

/**
 * An examination for a person at a terminal: the verdict first, then the evidence.
 *
 * @param verbose whether all headers are shown
 */
public record TextReport(boolean verbose) {

	private static final List<String> TELLING = List.of("access-control-", "vary", "location", "x-cors-decision",
			"server", "via", "x-cache", "age");

	/**
	 * Write a report.
	 * @return lines, without a final line break
	 */
	public String write(Examination examination) {
		List<String> lines = new ArrayList<>();
		Outcome outcome = examination.outcome();
		lines.add(verdict(examination));
		String sentence = outcome.sentence();
		if (sentence != null) {
			lines.add("  Browser  " + Printable.of(sentence));
		}
		lines.add("  Cause    " + examination.diagnosis().cause());
		lines.add("  Action   " + examination.diagnosis().action());
		if (examination.diagnosis().layer() != null) {
			lines.add("  Layer    " + examination.diagnosis().layer().title());
		}
		outcome.notes().stream().sorted().forEach((note) -> lines.add("  Note     " + note.sentence()));
		examination.cookies().forEach((cookie) -> lines.add("  Cookie   " + cookie.name() + " " + cookie.sentence()));
		examination.sightings().forEach((sighting) -> describe(sighting, lines));
		return String.join("\n", lines);
	}

	private static String verdict(Examination examination) {
		String page = examination.outcome().page().origin();
		if (examination.isUnanswered()) {
			return "UNKNOWN  The server could not be asked.";
		}
		return examination.isPassed() ? "OK       A page of " + Printable.of(page) + " gets the response."
				: "BLOCKED  A page of " + Printable.of(page) + " gets a network error.";
	}

	private void describe(Sighting sighting, List<String> lines) {
		lines.add("");
		lines.add((sighting.preflight() ? "Preflight  " : "Request    ") + sighting.request().method() + " "
				+ Printable.of(sighting.request().url().toString()));
		show(">", sighting.request().headers(), lines);
		WireAnswer answer = sighting.answer();
		if (answer == null) {
			lines.add("  < no answer: " + ((sighting.failure() != null) ? sighting.failure().getMessage() : ""));
			return;
		}
		lines.add("  < " + answer.version() + " " + answer.status() + " " + Printable.of(answer.phrase()) + "   ("
				+ answer.millis() + " ms)");
		show("<", answer.headers(), lines);
		answer.oddities().forEach((oddity) -> lines.add("  ! " + oddity));
		sighting.traces().forEach((trace) -> lines.add("  = " + describe(trace)));
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

	private static boolean isTelling(HeaderLine line) {
		return line.is("Origin")
				|| TELLING.stream().anyMatch((name) -> line.name().regionMatches(true, 0, name, 0, name.length()));
	}

	/**
	 * Secrets are not repeated.
	 */
	static String value(HeaderLine line) {
		boolean secret = line.is("Cookie") || line.is("Set-Cookie") || line.is("Authorization")
				|| line.is("Proxy-Authorization") || line.is("X-Api-Key");
		return secret ? "(not shown)" : Printable.of(line.value());
	}

}
