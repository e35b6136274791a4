package io.github.corsstarter.test;

import java.util.List;
import java.util.Objects;

import io.github.corsstarter.browser.NetworkError;
import io.github.corsstarter.browser.Outcome.Exchange;
import io.github.corsstarter.browser.Transport.Answer;
import io.github.corsstarter.browser.Url;

/**
 * Why a browser blocks a request that should work.
 */
final class BlockedDiagnosis {

	private static final String NO_CREDENTIALS = "Browsers send preflights without cookies and without Authorization, so "
			+ "that none can pass a login.";

	private final BrowserResponse response;

	private final NetworkError error;

	private final Preflights preflights;

	private final Remedies remedies;

	private BlockedDiagnosis(BrowserResponse response, NetworkError error) {
		this.response = response;
		this.error = error;
		this.preflights = new Preflights(response);
		this.remedies = Remedies.of(response);
	}

	static Diagnosis of(BrowserResponse response, NetworkError error) {
		BlockedDiagnosis diagnosis = new BlockedDiagnosis(response, error);
		Exchange last = response.last();
		return (last == null || last.answer() == null) ? diagnosis.withoutAnswer() : diagnosis.of(last.answer());
	}

	/**
	 * Nothing was sent, or nothing came back.
	 */
	private Diagnosis withoutAnswer() {
		return switch (this.error.reason()) {
			case MIXED_CONTENT -> new Diagnosis("The page was loaded over https, and asks for something without TLS.",
					"Serve the application over https and let the page use an https URL; in the test: "
							+ ".servedAt(\"https://...\"). No CORS setting can allow it.");
			case NO_ANSWER -> noAnswer();
			case FORBIDDEN_METHOD, INVALID_METHOD, METHOD_WITHOUT_CORS, BODY_NOT_ALLOWED, INVALID_URL ->
				new Diagnosis("The browser refuses the request itself, before it asks the application.",
						"Change the request in the page.");
			default -> other();
		};
	}

	private Diagnosis noAnswer() {
		Url other = this.response.recorder().otherServer();
		return (other != null) ? new Diagnosis(
				"The response is a redirect to " + other + ", which is another origin than the one that "
						+ "the test asks. There the browser would send Origin: null, if that origin is not the page's.",
				"Let the application answer without a redirect: an API answers 401 instead of redirecting to a "
						+ "login page, and the page calls the https URL itself. If only the test has another "
						+ "address, use servedAt(...).")
				: new Diagnosis("The application sent no answer.", "Start the application, and look at its log.");
	}

	private Diagnosis of(Answer answer) {
		return switch (this.error.reason()) {
			case MISSING_ALLOW_ORIGIN_HEADER -> missingHeader(answer);
			case WILDCARD_ORIGIN_NOT_ALLOWED -> new Diagnosis(
					"The page sends credentials, and the application allows every origin with \"*\". Browsers "
							+ "do not accept \"*\" then.",
					this.remedies.nameOrigin());
			case MULTIPLE_ALLOW_ORIGIN_VALUES -> new Diagnosis(
					"The response has Access-Control-Allow-Origin more than once: two parts write it, for example the "
							+ "application and a proxy in front of it, or Spring and a filter of your own.",
					"Let only one of them write CORS headers: delete the code in the filter that sets "
							+ "Access-Control-Allow-Origin, or the add_header lines of the proxy.");
			case ALLOW_ORIGIN_MISMATCH, INVALID_ALLOW_ORIGIN_VALUE -> otherOrigin();
			case INVALID_ALLOW_CREDENTIALS -> new Diagnosis(
					"The page sends credentials, and the response has no Access-Control-Allow-Credentials: true.",
					this.remedies.allowCredentials());
			case INVALID_STATUS -> invalidStatus(answer);
			case DISALLOWED_REDIRECT -> redirectedPreflight(answer);
			case METHOD_DISALLOWED_BY_PREFLIGHT_RESPONSE ->
				new Diagnosis(
						"The origin is allowed, the method " + this.error.subject()
								+ " is not: the answer to the preflight does not list it.",
						this.remedies.allowMethod());
			case HEADER_DISALLOWED_BY_PREFLIGHT_RESPONSE -> new Diagnosis(
					"The origin is allowed, the request header " + this.error.subject()
							+ " is not: the answer to the preflight does not list it.",
					this.remedies.allowHeader(this.error.subject()));
			default -> other();
		};
	}

	private Diagnosis other() {
		return new Diagnosis("The browser's sentence says it.",
				"Search the sentence in docs/troubleshooting.md of cors-starter.");
	}

	private Diagnosis missingHeader(Answer answer) {
		if (this.response.outcome().page().isOpaque()) {
			return new Diagnosis("The origin of the page is null, as for a file, a data: URL or a sandboxed frame.",
					"Serve the page from an origin of its own: without the attribute sandbox, or with "
							+ "allow-same-origin in it; in the test: without inSandbox(). Do not allow the origin null: "
							+ "every site can open such a frame.");
		}
		List<StarterDecision> decisions = this.response.starterDecisions();
		if (!decisions.isEmpty()) {
			return decidedByStarter(decisions.get(decisions.size() - 1));
		}
		boolean refusedBySpring = answer.status() == 403
				&& this.response.lastBody().contains(Preflights.SPRING_REFUSAL);
		if (!refusedBySpring && (answer.status() == 401 || answer.status() == 403)) {
			return refusedByLogin(answer);
		}
		if (!this.error.preflight() && answer.location() != null) {
			return redirectedToLogin(answer.location());
		}
		boolean ruled = refusedBySpring || this.preflights.refusedBySpring();
		if (!ruled && answer.status() >= 500) {
			return failed(answer);
		}
		if (!ruled && answer.status() >= 300 && !this.error.preflight()) {
			return answeredElsewhere(answer);
		}
		return notAllowed();
	}

	private Diagnosis decidedByStarter(StarterDecision decision) {
		boolean rule = decision.codes().contains("origin-not-allowed") || decision.codes().contains("no-policy");
		return rule ? notAllowed()
				: new Diagnosis("cors-starter decided it: " + decision.text() + ".",
						"docs/troubleshooting.md of cors-starter says what to do for each reason, and its log has the "
								+ "setting for this request.");
	}

	private Diagnosis refusedByLogin(Answer answer) {
		return this.error.preflight()
				? new Diagnosis(
						"The application answers the preflight with " + answer.status() + " before it applies CORS: "
								+ "most likely Spring Security asks for a login. " + NO_CREDENTIALS,
						this.remedies.answerBeforeLogin())
				: new Diagnosis(
						"The " + answer.status() + " was written before CORS headers were added: most likely by "
								+ "Spring Security. The page sees a CORS error instead of the status.",
						this.remedies.answerBeforeLogin());
	}

	private Diagnosis redirectedToLogin(String location) {
		return new Diagnosis("The application answers with a redirect to " + location
				+ " that has no CORS headers: most likely Spring Security sends the user to a login page, which a "
				+ "script cannot show.",
				this.remedies.answerBeforeLogin()
						+ " And let it answer 401 instead of the redirect, which the page can read: .exceptionHandling("
						+ "(exceptions) -> exceptions.authenticationEntryPoint(new HttpStatusEntryPoint("
						+ "HttpStatus.UNAUTHORIZED)))");
	}

	/**
	 * Spring refuses a rule for every origin together with credentials, but only when a
	 * request comes.
	 */
	private Diagnosis failed(Answer answer) {
		return new Diagnosis("The application failed with " + answer.status()
				+ ", and the response has no CORS headers. Its log has the exception. If it is \"When allowCredentials is "
				+ "true, allowedOrigins cannot contain the special value\", a rule combines \"*\" with credentials. Any "
				+ "other was thrown by a filter that runs before Spring's CORS.",
				"For that exception: " + this.remedies.nameOrigin() + "\nFor any other: "
						+ this.remedies.answerFirst());
	}

	private Diagnosis answeredElsewhere(Answer answer) {
		return new Diagnosis("This " + answer.status()
				+ " has no CORS headers: it was written by a filter that runs before Spring's CORS, or the response was "
				+ "reset. The page sees a CORS error instead of the status.", this.remedies.answerFirst());
	}

	/**
	 * Spring's refusal is the same for an origin, a method and a header that is not
	 * allowed.
	 */
	private Diagnosis notAllowed() {
		Need need = Need.of(this.response);
		if (!need.headers().isEmpty() && this.preflights.allowMethodWithoutHeaders()) {
			return new Diagnosis(
					"The application allows the origin and the method " + need.method()
							+ ", and not the request headers " + String.join(", ", need.headers()) + ".",
					this.remedies.allowHeader(String.join("\", \"", need.headers())));
		}
		if (this.preflights.allowAnotherMethod()) {
			return new Diagnosis("The application allows the origin, and not the method " + need.method() + ".",
					this.remedies.allowMethod());
		}
		String relative = this.preflights.allowedRelative();
		return (relative != null)
				? new Diagnosis(
						"The application allows " + relative + ", and the page is at " + need.origin()
								+ ". For browsers these are different origins: scheme, host and port must be the same.",
						this.remedies.allowOrigin() + "\nRemove " + relative + " if no page is there.")
				: new Diagnosis("No CORS rule of the application allows the origin " + need.origin() + " on the path "
						+ need.path() + ".", this.remedies.allowOrigin());
	}

	private Diagnosis otherOrigin() {
		String written = this.error.subject();
		String origin = this.response.origin();
		String difference = written.equalsIgnoreCase(origin) ? "It is written in another case." : written
			.startsWith(origin) ? "An origin ends after its host or port: no slash and no path may follow."
					: "Code that always writes the same origin, or a cache that stored the response for another page, "
							+ "sends it.";
		return new Diagnosis(
				"The response allows \"" + written + "\", and the page is at \"" + origin
						+ "\". Browsers compare the two as text. " + difference,
				"Delete the code or the line of the proxy that writes the header, and let Spring write it. "
						+ this.remedies.allowOrigin());
	}

	private Diagnosis invalidStatus(Answer answer) {
		return (answer.status() == 401 || answer.status() == 403)
				? new Diagnosis("The answer to the preflight has CORS headers, and the status " + answer.status()
						+ ": a filter writes the headers, and then something asks for a login. " + NO_CREDENTIALS,
						"Delete the filter that writes the headers. " + this.remedies.answerBeforeLogin() + " "
								+ this.remedies.allowOrigin())
				: new Diagnosis(
						"The answer to the preflight has CORS headers, and the status " + answer.status()
								+ ". It must be between 200 and 299.",
						"Let the filter that writes the headers also answer preflights, or delete it. "
								+ this.remedies.allowOrigin());
	}

	private Diagnosis redirectedPreflight(Answer answer) {
		Url asked = Objects.requireNonNull(Url.parse(this.response.fetch().url()));
		String location = Objects.requireNonNullElse(answer.location(), "");
		Url target = asked.resolve(location);
		String cause = "The application answers the preflight with a redirect to " + location
				+ ". Browsers do not follow redirects of preflights.";
		if (target != null && asked.uri().toString().replaceFirst("^http:", "https:").equals(target.toString())) {
			return new Diagnosis(cause + " It leads to the same URL with https.",
					"Let the page call the https URL itself; in the test: .servedAt(\"" + target.origin() + "\").");
		}
		String path = asked.path();
		String other = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
		return (target != null && target.path().equals(other))
				? new Diagnosis(cause + " Only the slash at the end differs.",
						"Let the page call the path as it is mapped: " + other)
				: new Diagnosis(cause + " Most likely Spring Security sends it to a login page. " + NO_CREDENTIALS,
						this.remedies.answerBeforeLogin());
	}

}
