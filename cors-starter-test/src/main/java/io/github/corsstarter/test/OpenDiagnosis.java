package io.github.corsstarter.test;

import io.github.corsstarter.browser.Outcome.Exchange;
import io.github.corsstarter.browser.Transport.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Why a page can read what it should not.
 */
final class OpenDiagnosis {

	private OpenDiagnosis() {
	}

	static Diagnosis of(BrowserResponse response) {
		if (response.recorder().isStopped()) {
			return new Diagnosis("The browser needs no preflight, or the answer to it allows the request.",
					Remedies.of(response).allowFewerOrigins());
		}
		String allowed = allowed(response.last());
		if (allowed == null) {
			return new Diagnosis("The page is of the application's own origin, or needs no permission.",
					"Open a page of another origin: Browser.at(\"https://other.example\").");
		}
		boolean everyOrigin = allowed.equals("*") || new Preflights(response).allowEveryOrigin();
		return new Diagnosis(
				"The response has Access-Control-Allow-Origin: " + allowed
						+ (everyOrigin ? ", and pages of every origin get it." : "."),
				Remedies.of(response).allowFewerOrigins());
	}

	private static @Nullable String allowed(@Nullable Exchange exchange) {
		Answer answer = (exchange != null) ? exchange.answer() : null;
		return (answer != null) ? answer.headers().get("Access-Control-Allow-Origin") : null;
	}

}
