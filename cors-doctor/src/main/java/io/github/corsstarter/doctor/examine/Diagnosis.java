package io.github.corsstarter.doctor.examine;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.NetworkError;
import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.Secrets;
import io.github.corsstarter.doctor.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Why a page gets what it gets.
 *
 * @param layer the layer to change, or {@code null} if it is not known
 * @param cause why, in words that are safe to print
 * @param action what to change
 */
public record Diagnosis(@Nullable Layer layer, String cause, String action) {

	static Diagnosis of(Outcome outcome, List<Sighting> sightings) {
		NetworkError error = outcome.error();
		if (error == null) {
			return new Diagnosis(null, "The browser gives the page what it asked for.", "Nothing has to change.");
		}
		if (sightings.isEmpty()) {
			return new Diagnosis(null, "The browser sends nothing: " + Printable.of(String.valueOf(outcome.sentence())),
					"Change the request of the page.");
		}
		Sighting last = sightings.get(sightings.size() - 1);
		WireAnswer answer = last.answer();
		if (answer == null) {
			return unanswered(last);
		}
		Trace own = last.answeredBy();
		if (own != null && own.meaning() != null && own.action() != null && own.layer() != Layer.CORS_STARTER) {
			return new Diagnosis(own.layer(), own.layer().title() + " answered the " + last.what() + " itself with "
					+ answer.status() + ": " + own.meaning() + ".", own.action());
		}
		return ofHeaders(error, last, answer, outcome.page().origin());
	}

	private static Diagnosis unanswered(Sighting last) {
		return new Diagnosis(null,
				"The " + last.what() + " got no answer: "
						+ ((last.failure() != null) ? last.failure().getMessage() : "the connection failed") + ".",
				"Check the URL, and whether the server runs and is reachable from here.");
	}

	private static Diagnosis ofHeaders(NetworkError error, Sighting last, WireAnswer answer, String origin) {
		String decision = answer.first("X-Cors-Decision");
		return switch (error.reason()) {
			case MISSING_ALLOW_ORIGIN_HEADER -> isCached(answer) ? cached(last, answer)
					: (decision != null) ? new Diagnosis(Layer.CORS_STARTER,
							"cors-starter decided about the " + last.what() + ": " + Printable
								.of(decision) + ".",
							"Add the origin to cors.allowed-origins if its pages may read the API.")
							: new Diagnosis(inner(last), "The answer to the "
									+ last.what() + " has status " + answer.status()
									+ " and no Access-Control-Allow-Origin.",
									(answer.status() >= 400)
											? "Find out which layer answers with this status, and let it add the CORS "
													+ "headers to errors too; a preflight carries no credentials, and must "
													+ "not need any."
											: "Allow the origin " + Printable.of(origin)
													+ " in the application if its pages may "
													+ "read the response. If it is allowed there, ask the application directly: a "
													+ "layer on the way removes the headers.");
			case MULTIPLE_ALLOW_ORIGIN_VALUES -> new Diagnosis(outer(last),
					"Two layers write Access-Control-Allow-Origin: "
							+ Printable.of(String.join(" and ", answer.values("Access-Control-Allow-Origin"))) + ".",
					"Let only one of them write it: remove the headers of the proxy, or hide those of the application "
							+ "there (nginx: proxy_hide_header Access-Control-Allow-Origin).");
			case ALLOW_ORIGIN_MISMATCH, INVALID_ALLOW_ORIGIN_VALUE ->
				isCached(answer) ? cached(last, answer) : new Diagnosis(inner(last),
						"The answer allows " + Printable.of(String.valueOf(answer.first("Access-Control-Allow-Origin")))
								+ ", and the page has the origin " + Printable.of(origin) + ".",
						"Answer with the origin of the request if it is one of the allowed ones, and with Vary: Origin.");
			case WILDCARD_ORIGIN_NOT_ALLOWED, INVALID_ALLOW_CREDENTIALS ->
				new Diagnosis(inner(last), "The request carries credentials, and the answer does not allow them.",
						"List the origin instead of *, and allow credentials for it (cors.credentials: true with "
								+ "cors-starter); or make the request without credentials.");
			case DISALLOWED_REDIRECT -> redirected(last, answer);
			case INVALID_STATUS -> new Diagnosis(inner(last),
					"The preflight is answered with " + answer.status() + "; browsers want a status from 200 to 299.",
					(answer.status() == 401 || answer.status() == 403)
							? "Let CORS answer before authentication: a preflight carries no credentials."
							: "Let CORS answer OPTIONS requests before the handler that refuses them.");
			case METHOD_DISALLOWED_BY_PREFLIGHT_RESPONSE -> new Diagnosis(inner(last),
					"The answer to the preflight does not list the method " + Printable.of(error.subject()) + ".",
					"Add the method to the allowed methods (cors.allow-methods with cors-starter).");
			case HEADER_DISALLOWED_BY_PREFLIGHT_RESPONSE -> new Diagnosis(inner(last),
					"The answer to the preflight does not list the header " + Printable.of(error.subject()) + ".",
					"Add the header to the allowed headers (cors.extra-allow-headers with cors-starter).");
			default -> new Diagnosis(inner(last), "The browser blocks the response: " + error.reason().code() + ".",
					"The sentence of the browser names the rule.");
		};
	}

	private static boolean isCached(WireAnswer answer) {
		String age = answer.first("Age");
		return answer.values("X-Cache").stream().anyMatch((value) -> value.toLowerCase(Locale.ROOT).startsWith("hit"))
				|| answer.values("CF-Cache-Status").stream().anyMatch("HIT"::equalsIgnoreCase)
				|| (age != null && !age.equals("0"));
	}

	private static Diagnosis cached(Sighting last, WireAnswer answer) {
		return new Diagnosis(outer(last),
				"A cache answered with a response that was made for another request: " + evidenceOfCache(answer) + ".",
				"Make Origin a part of the cache key (CloudFront: a cache policy with the header Origin), let the "
						+ "application send Vary: Origin, and empty the cache.");
	}

	private static String evidenceOfCache(WireAnswer answer) {
		for (String name : List.of("X-Cache", "CF-Cache-Status", "Age")) {
			String value = answer.first(name);
			if (value != null) {
				return name + ": " + Printable.of(value);
			}
		}
		return "";
	}

	private static Diagnosis redirected(Sighting last, WireAnswer answer) {
		String location = Printable.of(Secrets.url(String.valueOf(answer.first("Location"))));
		return new Diagnosis(inner(last),
				"The preflight is redirected to " + location + ", and browsers follow no redirect of a preflight"
						+ hint(last.request().url(), answer.first("Location")) + ".",
				"Let the page call the final URL, and keep redirects away from OPTIONS requests.");
	}

	private static String hint(URI from, @Nullable String location) {
		if (location == null) {
			return "";
		}
		if (location.startsWith("https:") && "http".equals(from.getScheme())) {
			return ": only the scheme changes";
		}
		String path = String.valueOf(from.getRawPath());
		return location.endsWith(path + "/") ? ": only a final slash is added" : "";
	}

	/**
	 * The layer that is nearest to the application.
	 */
	private static @Nullable Layer inner(Sighting sighting) {
		List<Trace> traces = sighting.traces();
		return traces.isEmpty() ? null : traces.get(traces.size() - 1).layer();
	}

	/**
	 * The layer that is nearest to the browser.
	 */
	private static @Nullable Layer outer(Sighting sighting) {
		List<Trace> traces = sighting.traces();
		return traces.isEmpty() ? null : traces.get(0).layer();
	}

}
