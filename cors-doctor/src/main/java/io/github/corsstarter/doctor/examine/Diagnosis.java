package io.github.corsstarter.doctor.examine;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.NetworkError;
import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.layer.Mistake;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.PrintableUrl;
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
			return ofPassed(outcome, sightings);
		}
		if (sightings.isEmpty()) {
			return new Diagnosis(null, "The browser sends nothing: " + Printable.of(sentence(outcome)),
					"Change the request of the page.");
		}
		Sighting last = sightings.get(sightings.size() - 1);
		WireAnswer answer = last.answer();
		if (answer == null) {
			return unanswered(last);
		}
		Detour detour = Detour.before(sightings);
		Trace own = last.answeredBy();
		if (own != null && own.meaning() != null && own.action() != null && own.layer() != Layer.CORS_STARTER) {
			return after(detour, own(own, last, answer));
		}
		return after(detour, ofHeaders(error, last, answer, outcome.page().origin()));
	}

	private static String sentence(Outcome outcome) {
		String url = outcome.request().url();
		return String.valueOf(outcome.sentence()).replace(url, PrintableUrl.of(url));
	}

	private static Diagnosis own(Trace own, Sighting last, WireAnswer answer) {
		return new Diagnosis(own.layer(), own.layer().title() + " answered the " + last.what() + " itself with "
				+ answer.status() + ": " + own.meaning() + ".", String.valueOf(own.action()));
	}

	/**
	 * A redirect that lost the beginning of the path is the cause; any other is told
	 * before it.
	 */
	private static Diagnosis after(@Nullable Detour detour, Diagnosis diagnosis) {
		if (detour == null) {
			return diagnosis;
		}
		return new Diagnosis(diagnosis.layer(), detour.sentence() + ". There: " + diagnosis.cause(),
				detour.lost().isEmpty() ? diagnosis.action() : detour.action());
	}

	/**
	 * The page can read the response. It can still be an error of a layer.
	 */
	private static Diagnosis ofPassed(Outcome outcome, List<Sighting> sightings) {
		Sighting last = sightings.isEmpty() ? null : sightings.get(sightings.size() - 1);
		Trace own = (last != null) ? last.answeredBy() : null;
		if (last == null || last.answer() == null || last.answer().status() < 400 || own == null
				|| own.meaning() == null || own.action() == null) {
			return readable(last);
		}
		Url url = Url.parse(last.request().url().toString());
		if (own.layer() == Layer.SPRING_CORS && url != null
				&& url.origin().toString().equals(outcome.page().origin())) {
			return new Diagnosis(own.layer(),
					"The page can read the response, an error: " + own.layer().title() + " answered with "
							+ last.answer().status() + " to a page of its own origin. The application does not know "
							+ "the host or the scheme that the page calls.",
					Mistake.HIDES_THE_PUBLIC_HOST.fix(outer(last, own.layer())));
		}
		Diagnosis diagnosis = own(own, last, last.answer());
		return new Diagnosis(diagnosis.layer(), "The page can read the response, an error: " + diagnosis.cause(),
				diagnosis.action());
	}

	private static Diagnosis readable(@Nullable Sighting last) {
		if (last != null && last.answer() != null && last.answer().status() >= 400) {
			return new Diagnosis(null,
					"The page can read the response, an error with status " + last.answer().status() + ".",
					"CORS is right. Find out why the application answers so.");
		}
		return new Diagnosis(null, "The browser gives the page what it asked for.", "Nothing has to change.");
	}

	private static Diagnosis unanswered(Sighting last) {
		return new Diagnosis(null,
				"The " + last.what() + " got no answer: "
						+ ((last.failure() != null) ? last.failure().getMessage() : "the connection failed") + ".",
				"Check the URL, and whether the server runs and is reachable from here.");
	}

	private static Diagnosis ofHeaders(NetworkError error, Sighting last, WireAnswer answer, String origin) {
		return switch (error.reason()) {
			case MISSING_ALLOW_ORIGIN_HEADER -> missing(last, answer, origin);
			case MULTIPLE_ALLOW_ORIGIN_VALUES -> new Diagnosis(outer(last),
					"Two layers write Access-Control-Allow-Origin: "
							+ both(answer.values("Access-Control-Allow-Origin")) + ".",
					Mistake.WRITES_A_SECOND_VALUE.fix(outer(last)));
			case ALLOW_ORIGIN_MISMATCH, INVALID_ALLOW_ORIGIN_VALUE ->
				(CacheMark.in(answer) != null) ? cached(last, answer) : new Diagnosis(inner(last),
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
			case HEADER_DISALLOWED_BY_PREFLIGHT_RESPONSE -> unlisted(last, answer, error);
			default -> new Diagnosis(inner(last), "The browser blocks the response: " + error.reason().code() + ".",
					"The sentence of the browser names the rule.");
		};
	}

	private static String both(List<String> values) {
		return (values.size() == 2 && values.get(0).equals(values.get(1)))
				? "the same value twice, " + Printable.of(values.get(0)) : Printable.of(String.join(" and ", values));
	}

	private static Diagnosis missing(Sighting last, WireAnswer answer, String origin) {
		String decision = answer.first("X-Cors-Decision");
		String without = "The answer to the " + last.what() + " has status " + answer.status()
				+ " and no Access-Control-Allow-Origin.";
		if (CacheMark.in(answer) != null) {
			return cached(last, answer);
		}
		if (decision != null) {
			return new Diagnosis(Layer.CORS_STARTER,
					"cors-starter decided about the " + last.what() + ": " + Printable.of(decision) + ".",
					"Add the origin to cors.allowed-origins if its pages may read the API.");
		}
		if (answer.status() >= 400) {
			return new Diagnosis(inner(last), without, Mistake.LEAVES_HEADERS_OUT_OF_ERRORS.fix(inner(last)));
		}
		if (answer.status() >= 300 && answer.first("Location") != null) {
			return new Diagnosis(inner(last),
					"The " + last.what() + " is redirected to "
							+ PrintableUrl.of(String.valueOf(answer.first("Location")))
							+ " without Access-Control-Allow-Origin, which a redirect needs too.",
					"Let the page call the final URL, or let the layer that redirects write the CORS headers.");
		}
		Layer front = outer(last);
		if (last.preflight() && isBare(answer) && Mistake.ANSWERS_OPTIONS_ITSELF.isKnownOf(front)) {
			return new Diagnosis(
					front, without + " Nothing in it shows the application: "
							+ ((front != null) ? front.title() : "a layer") + " likely answers OPTIONS itself.",
					Mistake.ANSWERS_OPTIONS_ITSELF.fix(front));
		}
		String looked = variesByOrigin(answer)
				? " Vary: Origin is there, so something looked at the origin and did not allow it: most likely the application."
				: "";
		return new Diagnosis(inner(last), without + looked, "Allow the origin " + Printable.of(origin)
				+ " in the application (cors.allowed-origins with cors-starter) "
				+ "if its pages may read the response. If it is allowed there, a layer on the way removes the headers: "
				+ "cors-doctor compare " + PrintableUrl.of(last.request().url().toString())
				+ " --direct URL-OF-THE-APPLICATION --origin " + Printable.of(origin) + ".");
	}

	private static boolean variesByOrigin(WireAnswer answer) {
		return answer.values("Vary")
			.stream()
			.flatMap((value) -> List.of(value.split(",")).stream())
			.anyMatch((name) -> name.strip().equalsIgnoreCase("Origin"));
	}

	/**
	 * Browsers name one header, and the next one only when the first is listed.
	 */
	private static Diagnosis unlisted(Sighting preflight, WireAnswer answer, NetworkError error) {
		List<String> missing = new ArrayList<>(tokens(preflight.request().first("Access-Control-Request-Headers")));
		answer.values("Access-Control-Allow-Headers").forEach((value) -> missing.removeAll(tokens(value)));
		if (!missing.contains(error.subject()) || answer.values("Access-Control-Allow-Headers").contains("*")) {
			missing.clear();
			missing.add(error.subject());
		}
		String names = Printable.of(String.join(", ", missing));
		boolean one = missing.size() == 1;
		return new Diagnosis(inner(preflight),
				"The answer to the preflight does not list the header" + (one ? " " : "s ") + names + ".",
				"Add " + (one ? "the header" : "these headers")
						+ " to the allowed headers (cors.extra-allow-headers with cors-starter).");
	}

	private static List<String> tokens(@Nullable String list) {
		return (list != null) ? Arrays.stream(list.toLowerCase(Locale.ROOT).split(",")).map(String::strip).toList()
				: List.of();
	}

	/**
	 * Applications that know CORS or the methods of a path show it in their answers to
	 * OPTIONS.
	 */
	private static boolean isBare(WireAnswer answer) {
		return answer.body().isEmpty() && answer.headers()
			.stream()
			.noneMatch((line) -> line.is("Vary") || line.is("Allow")
					|| line.name().toLowerCase(Locale.ROOT).startsWith("access-control-"));
	}

	private static Diagnosis cached(Sighting last, WireAnswer answer) {
		return new Diagnosis(outer(last),
				"A cache answered with a response that was made for another request: " + CacheMark.in(answer) + ".",
				Mistake.CACHES_WITHOUT_ORIGIN.fix(outer(last)));
	}

	private static Diagnosis redirected(Sighting last, WireAnswer answer) {
		String location = PrintableUrl.of(String.valueOf(answer.first("Location")));
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

	/**
	 * The layer that is nearest to the browser and not a certain one.
	 */
	private static @Nullable Layer outer(Sighting sighting, Layer inner) {
		return sighting.traces().stream().map(Trace::layer).filter((layer) -> layer != inner).findFirst().orElse(null);
	}

}
