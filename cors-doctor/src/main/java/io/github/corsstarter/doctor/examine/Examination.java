package io.github.corsstarter.doctor.examine;

import java.util.List;

import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.browser.Page;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Wire;

/**
 * A request of a page, asked for as a browser would.
 *
 * @param outcome what the page gets
 * @param sightings what was sent and answered, in order
 * @param diagnosis why, and what to change
 */
public record Examination(Outcome outcome, List<Sighting> sightings, Diagnosis diagnosis) {

	/**
	 * Ask.
	 * @param page the page
	 * @param request its request
	 * @param wire carries what a browser sends
	 * @param always headers that each request has besides those of the model
	 */
	public static Examination of(Page page, FetchRequest request, Wire wire, List<HeaderLine> always) {
		WireTransport transport = new WireTransport(wire, always);
		Outcome outcome = Browser.of(Browser.Engine.CHROMIUM).fetch(page, request, transport);
		return new Examination(outcome, transport.sightings(), Diagnosis.of(outcome, transport.sightings()));
	}

	/**
	 * Whether the page can read the response, or gets what it asked for.
	 */
	public boolean isPassed() {
		return this.outcome.error() == null;
	}

	/**
	 * Whether no answer came, so that nothing can be said about CORS.
	 */
	public boolean isUnanswered() {
		return !this.sightings.isEmpty() && this.sightings.get(this.sightings.size() - 1).answer() == null;
	}

}
