package io.github.corsstarter.test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.NetworkError;
import io.github.corsstarter.browser.Outcome.Exchange;
import io.github.corsstarter.browser.Outcome.View;
import io.github.corsstarter.browser.PreflightCause;
import io.github.corsstarter.browser.Transport.Answer;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what a page gets. The message of a failure has what was sent and
 * answered, the sentence of the browser, the cause, and what to change.
 */
public final class BrowserResponseAssert extends AbstractAssert<BrowserResponseAssert, BrowserResponse> {

	BrowserResponseAssert(BrowserResponse response) {
		super(response, BrowserResponseAssert.class);
	}

	/**
	 * Scripts of the page can read the response.
	 * @return this
	 */
	public BrowserResponseAssert isReadable() {
		check(this.actual.isReadable(), "to be able to read the response", this::whyUnreadable);
		return this;
	}

	/**
	 * The browser blocks the request, or the response to it.
	 * @return this
	 */
	public BrowserResponseAssert isBlocked() {
		check(this.actual.isBlocked(), "to be blocked", () -> OpenDiagnosis.of(this.actual));
		return this;
	}

	/**
	 * The page can use the response, for example as an image, and not read it.
	 * @return this
	 */
	public BrowserResponseAssert isOpaque() {
		check(this.actual.outcome().view() == View.OPAQUE, "to get a response that it cannot read",
				this::whyUnreadable);
		return this;
	}

	/**
	 * Why the browser blocks it.
	 * @param reason the reason of the browser or of cors-starter, in kebab case, such as
	 * {@code missing-allow-origin-header} or {@code origin-not-allowed}
	 * @return this
	 */
	public BrowserResponseAssert because(String reason) {
		check(this.actual.reasons().contains(reason), "to be blocked because of " + reason,
				() -> this.actual.starterDecisions().isEmpty() ? new Diagnosis(
						"The reasons are " + this.actual.reasons() + ".",
						"A reason of cors-starter is in its answers with cors.debug=true, which a test can set.")
						: new Diagnosis("The reasons are " + this.actual.reasons() + ".", "Expect one of these."));
		return this;
	}

	/**
	 * The page reads a status.
	 * @param status the HTTP status
	 * @return this
	 */
	public BrowserResponseAssert hasStatus(int status) {
		Answer answer = this.actual.outcome().answer();
		check(this.actual.isReadable() && answer != null && answer.status() == status, "to read the status " + status,
				this::whyUnreadable);
		return this;
	}

	/**
	 * Scripts of the page can read response headers.
	 * @param names the names, in any case
	 * @return this
	 */
	public BrowserResponseAssert exposes(String... names) {
		for (String name : names) {
			check(isVisible(name), "to be able to read the header " + name,
					() -> HeaderDiagnosis.of(this.actual, name, this::whyUnreadable));
		}
		return this;
	}

	/**
	 * Scripts of the page cannot read response headers, because they are absent or not
	 * exposed.
	 * @param names the names, in any case
	 * @return this
	 */
	public BrowserResponseAssert doesNotExpose(String... names) {
		for (String name : names) {
			check(!isVisible(name), "not to be able to read the header " + name,
					() -> new Diagnosis("Access-Control-Expose-Headers lists it, or every page may read it.",
							"Remove it from the exposed headers, or do not send it."));
		}
		return this;
	}

	/**
	 * The browser sends a preflight first, whether it allows the request or not.
	 * @return this
	 */
	public BrowserResponseAssert sentPreflight() {
		check(this.actual.preflight() != null, "to need a preflight",
				() -> new Diagnosis(
						"Every page may send this request without asking: GET, HEAD and POST with the headers and "
								+ "media types of a form.",
						"Expect sentNoPreflight()."));
		return this;
	}

	/**
	 * The browser sends a preflight because of a method or headers.
	 * @param subjects the method, or names of headers in any case
	 * @return this
	 */
	public BrowserResponseAssert sentPreflightFor(String... subjects) {
		sentPreflight();
		Exchange preflight = this.actual.preflight();
		List<PreflightCause> causes = (preflight != null) ? preflight.causes() : List.of();
		for (String subject : subjects) {
			check(causes.stream().anyMatch((cause) -> cause.subject().equalsIgnoreCase(subject)),
					"to need a preflight for " + subject,
					() -> new Diagnosis("The preflight was sent because " + causes + ".", "Expect one of these."));
		}
		return this;
	}

	/**
	 * The browser sends the request at once.
	 * @return this
	 */
	public BrowserResponseAssert sentNoPreflight() {
		Exchange preflight = this.actual.preflight();
		check(preflight == null, "to need no preflight",
				() -> new Diagnosis(
						"The preflight was sent because " + ((preflight != null) ? preflight.causes() : "") + ".",
						"Change the method, the header or the media type in the page, or expect sentPreflight()."));
		return this;
	}

	/**
	 * The browser sends a preflight, and its answer allows the request. What the page
	 * gets of the response does not matter.
	 * @return this
	 */
	public BrowserResponseAssert passesPreflight() {
		sentPreflight();
		check(this.actual.passedPreflight(), "to be allowed by the answer to the preflight", this::whyUnreadable);
		return this;
	}

	/**
	 * The browser can use the answer to the preflight again, without asking, for a time.
	 * @param time the time; at least a second
	 * @return this
	 */
	public BrowserResponseAssert remembersPreflightFor(Duration time) {
		passesPreflight();
		check(PreflightMemory.of(this.actual).covers(time), "to need no other preflight for " + time.toSeconds() + " s",
				() -> PreflightMemory.of(this.actual).diagnosis(time));
		return this;
	}

	/**
	 * The browser stores a cookie of the response.
	 * @param name the name of the cookie
	 * @return this
	 */
	public BrowserResponseAssert setsCookie(String name) {
		check(Cookies.of(this.actual).isStored(name), "to make the browser store the cookie " + name,
				() -> Cookies.of(this.actual).whyNotStored(name));
		return this;
	}

	/**
	 * The response has a cookie, and the browser does not store it.
	 * @param name the name of the cookie
	 * @return this
	 */
	public BrowserResponseAssert refusesCookie(String name) {
		Cookies cookies = Cookies.of(this.actual);
		check(cookies.isSet(name) && !cookies.isStored(name), "to have its cookie " + name + " refused",
				() -> new Diagnosis(cookies.isSet(name) ? "The browser stores it." : "No response sets it.",
						"Expect setsCookie(\"" + name + "\") or another name."));
		return this;
	}

	/**
	 * The browser sends cookies with the request.
	 * @param names the names
	 * @return this
	 */
	public BrowserResponseAssert sendsCookies(String... names) {
		List<String> sent = Cookies.of(this.actual).sent();
		check(sent.containsAll(Arrays.asList(names)), "to send the cookies " + String.join(", ", names),
				() -> Cookies.of(this.actual).whyNotSent());
		return this;
	}

	/**
	 * The browser sends no cookies with the request.
	 * @return this
	 */
	public BrowserResponseAssert sendsNoCookies() {
		List<String> sent = Cookies.of(this.actual).sent();
		check(sent.isEmpty(), "to send no cookies",
				() -> new Diagnosis("The cookies " + sent + " were sent.", "Leave out withCredentials()."));
		return this;
	}

	/**
	 * A cache between the browser and the application does not give the response for one
	 * page to another: it has {@code Vary: Origin}, or is the same for every page.
	 * @return this
	 */
	public BrowserResponseAssert variesByOrigin() {
		Exchange last = this.actual.last();
		Answer answer = (last != null) ? last.answer() : null;
		String vary = (answer != null) ? answer.headers().get("Vary") : null;
		boolean same = answer != null && "*".equals(answer.headers().get("Access-Control-Allow-Origin"));
		check(same || (vary != null
				&& ("," + vary.toLowerCase(Locale.ROOT).replace(" ", "") + ",").matches(".*,(?:origin|\\*),.*")),
				"to get a response that caches keep for its origin only",
				() -> new Diagnosis(
						"The response depends on the origin of the page, and has no Vary: Origin: a cache, or the "
								+ "browser itself, can give it to a page of another origin, which is then blocked.",
						"Delete the code or the line of the proxy that writes Access-Control-Allow-Origin, and let Spring write "
								+ "it, which adds Vary: Origin. " + Remedies.of(this.actual).allowOrigin()));
		return this;
	}

	private boolean isVisible(String name) {
		return this.actual.outcome().visibleHeaders().contains(name.toLowerCase(Locale.ROOT));
	}

	private @Nullable Diagnosis whyUnreadable() {
		NetworkError error = this.actual.error();
		if (error != null) {
			return BlockedDiagnosis.of(this.actual, error);
		}
		if (this.actual.recorder().isStopped()) {
			return new Diagnosis("Only the preflight was sent, and the response to the request is not known.",
					"Leave out preflightOnly(), or expect passesPreflight().");
		}
		return (this.actual.outcome().view() == View.OPAQUE)
				? new Diagnosis("The request was made without CORS: then no page can read the response.",
						"Leave out withoutCors().")
				: null;
	}

	private void check(boolean holds, String expectation, Explanation explanation) {
		isNotNull();
		if (!holds) {
			failWithMessage("%s", Report.of(this.actual, expectation, explanation.get()));
		}
	}

	/**
	 * Found out only after a failure, because it can take more requests.
	 */
	@FunctionalInterface
	interface Explanation {

		@Nullable Diagnosis get();

	}

}
