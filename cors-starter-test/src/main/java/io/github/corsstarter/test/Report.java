package io.github.corsstarter.test;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.browser.Outcome.Note;
import org.jspecify.annotations.Nullable;

/**
 * The message of a failed assertion.
 */
final class Report {

	/**
	 * The name is put together so that it stays as it is in the jar, where others of this
	 * beginning are those of the copies.
	 */
	private static final boolean STARTER_IS_PRESENT = Report.class.getClassLoader()
		.getResource(String.join("/", "io", "github", "corsstarter", "policy", "CorsPolicy.class")) != null;

	private final StringBuilder text = new StringBuilder();

	private Report() {
	}

	/**
	 * Describe a failure.
	 * @param response what the page got
	 * @param expectation what was expected, as the end of a sentence
	 * @param diagnosis why it is not so; {@code null} if there is nothing to explain
	 */
	static String of(BrowserResponse response, String expectation, @Nullable Diagnosis diagnosis) {
		Report report = new Report();
		report.line("", "Expecting the page " + response.origin() + "\n  that sends " + response.request() + "\n  "
				+ expectation + ", but " + result(response) + ".");
		report.line("\nBrowser: ", response.console());
		if (diagnosis != null) {
			report.line("Cause:   ", diagnosis.cause());
			report.line("Action:  ", diagnosis.action());
		}
		Set<String> reasons = response.reasons();
		report.line("Reason:  ", reasons.isEmpty() ? null : String.join(", ", reasons));
		report.line("Starter: ", starter(response));
		report.line("Note:    ", notes(response));
		report.line("\n", response.toString());
		return report.text.toString();
	}

	private static @Nullable String starter(BrowserResponse response) {
		List<StarterDecision> decisions = response.starterDecisions();
		if (decisions.isEmpty()) {
			return (STARTER_IS_PRESENT && response.isBlocked())
					? "says nothing. Set cors.debug=true for this test: then its reason stands here, and "
							+ "the action names a setting of cors-starter."
					: null;
		}
		return decisions.get(decisions.size() - 1).text();
	}

	private static String result(BrowserResponse response) {
		if (response.isBlocked()) {
			return "the browser blocks it";
		}
		return switch (response.outcome().view()) {
			case READABLE -> "the page reads a response with status " + status(response);
			case OPAQUE -> "the page gets an opaque response";
			default -> response.recorder().isStopped() ? "the browser would send the request" : "it is not so";
		};
	}

	private static String status(BrowserResponse response) {
		return (response.outcome().answer() != null) ? String.valueOf(response.outcome().answer().status()) : "0";
	}

	private static @Nullable String notes(BrowserResponse response) {
		return response.outcome().notes().isEmpty() ? null
				: response.outcome().notes().stream().map(Note::sentence).sorted().collect(Collectors.joining(" "));
	}

	private void line(String title, @Nullable String content) {
		if (content != null && !content.isEmpty()) {
			this.text.append(title).append(content.stripTrailing()).append('\n');
		}
	}

}
