package io.github.corsstarter.test;

import java.time.Duration;

import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.browser.Outcome.Exchange;
import io.github.corsstarter.browser.Transport;
import io.github.corsstarter.browser.Transport.Answer;
import org.jspecify.annotations.Nullable;

/**
 * For how long a browser uses the answer to a preflight again.
 */
final class PreflightMemory {

	private final BrowserResponse response;

	private PreflightMemory(BrowserResponse response) {
		this.response = response;
	}

	static PreflightMemory of(BrowserResponse response) {
		return new PreflightMemory(response);
	}

	/**
	 * Whether the browser sends the same request once more without a preflight, just
	 * before the time is over. The application is not asked again.
	 */
	boolean covers(Duration time) {
		if (time.toSeconds() < 1) {
			throw new IllegalArgumentException("Browsers count in seconds: " + time);
		}
		Transport recorded = (request) -> (request.headers().get("Access-Control-Request-Method") != null)
				? preflightAnswer() : null;
		Outcome again = this.response.outcome()
			.browser()
			.after(time.minusSeconds(1))
			.fetch(this.response.outcome().page(), this.response.fetch(), recorded);
		return again.exchanges().get(0).remembered();
	}

	private @Nullable Answer preflightAnswer() {
		Exchange preflight = this.response.preflight();
		return (preflight != null) ? preflight.answer() : null;
	}

	Diagnosis diagnosis(Duration time) {
		int longest = this.response.outcome().browser().engine().longestPreflight();
		if (time.toSeconds() > longest) {
			return new Diagnosis("This browser remembers no preflight for more than " + longest + " s.",
					"Expect at most that.");
		}
		Answer answer = preflightAnswer();
		String maxAge = (answer != null) ? answer.headers().get("Access-Control-Max-Age") : null;
		return new Diagnosis(
				(maxAge != null) ? "The answer has Access-Control-Max-Age: " + maxAge + "."
						: "The answer has no Access-Control-Max-Age, and browsers then remember it for 5 s.",
				Remedies.of(this.response).rememberPreflight(time.toSeconds()));
	}

}
