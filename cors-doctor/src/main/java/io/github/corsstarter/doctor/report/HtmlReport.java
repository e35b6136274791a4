package io.github.corsstarter.doctor.report;

import java.util.List;

import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.report.Hop.State;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.Secrets;
import io.github.corsstarter.doctor.wire.WireAnswer;

/**
 * An examination as a page for the team that owns the layer at fault: one file that loads
 * nothing and runs nothing.
 */
public final class HtmlReport {

	private final Examination examination;

	private final Verdict verdict;

	private final Html html = new Html();

	private HtmlReport(Examination examination) {
		this.examination = examination;
		this.verdict = Verdict.of(examination);
	}

	/**
	 * Write a report.
	 * @return a page
	 */
	public static String write(Examination examination) {
		return new HtmlReport(examination).page();
	}

	private String page() {
		this.html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
			.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
			.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
			.raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
			.element("title", this.verdict.name() + " " + url())
			.raw("\n<style>\n" + HtmlStyle.CSS + "</style>\n</head>\n<body>\n<main>\n");
		verdict();
		explanation();
		way();
		this.html.element("h2", "What was sent and answered").raw("\n");
		this.examination.sightings().forEach(this::exchange);
		this.html
			.element("footer", "Written by cors-doctor. Cookies, authorization and values of queries are not shown.")
			.raw("\n</main>\n</body>\n</html>\n");
		return this.html.toString();
	}

	private String url() {
		return Printable.of(Secrets.url(this.examination.outcome().request().url()));
	}

	private void verdict() {
		this.html.raw("<header class=\"verdict " + this.verdict.code() + "\">")
			.element("span class=\"word\"", this.verdict.name())
			.raw("<div>")
			.element("h1", this.verdict.sentence(this.examination))
			.raw("<p class=\"request\">")
			.text(this.examination.outcome().request().method() + " " + url())
			.raw("</p></div></header>\n");
	}

	private void explanation() {
		this.html.raw("<section class=\"card\"><dl>\n");
		String sentence = this.examination.sentence();
		if (sentence != null) {
			entry("Browser", "", Printable.sentence(Secrets.text(sentence)));
		}
		entry("Cause", "", Secrets.text(this.examination.diagnosis().cause()));
		entry("Action", " class=\"action\"", Secrets.text(this.examination.diagnosis().action()));
		if (this.examination.diagnosis().layer() != null) {
			entry("Layer", "", this.examination.diagnosis().layer().title());
		}
		this.examination.outcome().notes().stream().sorted().forEach((note) -> entry("Note", "", note.sentence()));
		this.examination.cookies().forEach((cookie) -> entry("Cookie", "", cookie.name() + " " + cookie.sentence()));
		this.html.raw("</dl></section>\n");
	}

	private void entry(String name, String attributes, String text) {
		this.html.element("dt", name).element("dd" + attributes, text).raw("\n");
	}

	private void way() {
		this.html.element("h2", "The way of the request").raw("\n<ol class=\"way\">\n");
		List<Hop> way = Hop.way(this.examination);
		for (Hop hop : way) {
			this.html.raw("<li class=\"" + hop.state().style() + (isAtFault(hop) ? " fault" : "") + "\">")
				.element("strong", hop.title())
				.element("span class=\"state\"",
						isAtFault(hop) ? hop.state().words() + ": look here first" : hop.state().words())
				.raw("<ul>");
			hop.evidence().forEach((line) -> this.html.element("li", Secrets.text(line)));
			this.html.raw("</ul></li>\n");
		}
		this.html.raw("</ol>\n");
		if (way.size() > 3) {
			this.html.element("p class=\"note\"",
					"The answers show the layers, not their order: this is the usual one.");
		}
	}

	private boolean isAtFault(Hop hop) {
		return this.verdict == Verdict.BLOCKED && hop.state() != State.ASKED
				&& this.examination.diagnosis().layer() != null
				&& this.examination.diagnosis().layer().title().equals(hop.title());
	}

	private void exchange(Sighting sighting) {
		WireAnswer answer = sighting.answer();
		this.html.raw("<section class=\"card\">")
			.raw("<p class=\"request\">")
			.element("strong", sighting.preflight() ? "Preflight" : "Request")
			.text(" " + sighting.request().method() + " "
					+ Printable.of(Secrets.url(sighting.request().url().toString())))
			.raw("</p>\n");
		headers("Request headers", sighting.request().headers());
		if (answer == null) {
			this.html.element("h3", "No answer");
			this.html.element("p", (sighting.failure() != null) ? String.valueOf(sighting.failure().getMessage()) : "");
		}
		else {
			String style = (answer.status() < 400 && answer.status() > 0) ? "good" : "bad";
			this.html.element("h3", "Answer")
				.raw("<p>")
				.element("span class=\"status " + style + "\"",
						answer.version() + " " + answer.status() + " " + Printable.of(answer.phrase()))
				.text(", after " + answer.millis() + " ms")
				.raw("</p>\n");
			headers("Response headers", answer.headers());
			evidence(sighting, answer);
		}
		this.html.raw("</section>\n");
	}

	private void headers(String title, List<HeaderLine> headers) {
		this.html.element("h3", title).raw("<div class=\"scroll\"><table>\n");
		for (HeaderLine line : headers) {
			this.html.raw(TextReport.isTelling(line) ? "<tr class=\"telling\">" : "<tr>")
				.element("td", Printable.of(line.name()))
				.element("td", TextReport.value(line))
				.raw("</tr>\n");
		}
		this.html.raw("</table></div>\n");
	}

	private void evidence(Sighting sighting, WireAnswer answer) {
		List<Trace> traces = sighting.traces();
		if (traces.isEmpty() && answer.oddities().isEmpty()) {
			return;
		}
		this.html.element("h3", "Evidence").raw("<ul class=\"evidence\">");
		traces.forEach((trace) -> this.html.element("li", Secrets.text(TextReport.describe(trace))));
		answer.oddities().forEach((oddity) -> this.html.element("li", "Odd: " + oddity + "."));
		this.html.raw("</ul>\n");
	}

}
