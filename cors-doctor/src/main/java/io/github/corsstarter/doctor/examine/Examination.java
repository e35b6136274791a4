package io.github.corsstarter.doctor.examine;

import java.util.List;

import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.doctor.wire.Wire;
import io.github.corsstarter.doctor.wire.WireException;
import org.jspecify.annotations.Nullable;

/**
 * A request of a page, asked for as a browser would.
 *
 * @param outcome what the page gets
 * @param sightings what was sent and answered, in order
 * @param diagnosis why, and what to change
 * @param cookies which cookies do not travel, and why
 */
public record Examination(Outcome outcome, List<Sighting> sightings, Diagnosis diagnosis, List<CookieNote> cookies) {

	/**
	 * Ask.
	 * @param question what the page asks for
	 * @param wire carries what a browser sends
	 */
	public static Examination of(Question question, Wire wire) {
		return of(Visit.of(question.request().url(), question.cookies()), question, wire);
	}

	/**
	 * Ask with a browser that there is already, and that keeps its cookies.
	 * @param browser the browser
	 * @param question what the page asks for; without cookies
	 * @param wire carries what a browser sends
	 */
	public static Examination of(Browser browser, Question question, Wire wire) {
		return of(new Visit(browser, List.of()), question, wire);
	}

	/**
	 * Ask, with a browser that remembers a preflight that allowed the request.
	 * @param question what the page asks for, without cookies
	 * @param wire carries what a browser sends
	 */
	public static Examination afterPreflight(Question question, Wire wire) {
		return of(Visit.afterPreflight(question), question, wire);
	}

	private static Examination of(Visit visit, Question question, Wire wire) {
		WireTransport transport = new WireTransport(wire, question.body());
		Outcome outcome = visit.browser().fetch(question.page(), question.request(), transport);
		return new Examination(outcome, transport.sightings(), Diagnosis.of(outcome, transport.sightings()),
				CookieNote.of(question, visit, outcome));
	}

	/**
	 * Whether the page can read the response, or gets what it asked for.
	 */
	public boolean isPassed() {
		return this.outcome.error() == null;
	}

	/**
	 * What Chromium writes to its console, or {@code null} if nothing is blocked. The
	 * model of browsers does not know why no answer came.
	 */
	public @Nullable String sentence() {
		WireException failure = isUnanswered() ? this.sightings.get(this.sightings.size() - 1).failure() : null;
		if (failure == null) {
			return this.outcome.sentence();
		}
		return "Failed to load resource: net::" + switch (failure.kind()) {
			case UNKNOWN_HOST -> "ERR_NAME_NOT_RESOLVED";
			case REFUSED -> "ERR_CONNECTION_REFUSED";
			case TIMED_OUT -> "ERR_TIMED_OUT";
			case TLS -> "ERR_SSL_PROTOCOL_ERROR";
			case NOT_HTTP -> "ERR_INVALID_HTTP_RESPONSE";
			case TOO_LARGE -> "ERR_RESPONSE_HEADERS_TOO_BIG";
			case PROXY -> "ERR_TUNNEL_CONNECTION_FAILED";
			case CLOSED, UNSUPPORTED, NOT_RECORDED -> "ERR_EMPTY_RESPONSE";
		};
	}

	/**
	 * Whether no answer came, so that nothing can be said about CORS.
	 */
	public boolean isUnanswered() {
		return !this.sightings.isEmpty() && this.sightings.get(this.sightings.size() - 1).answer() == null;
	}

}
