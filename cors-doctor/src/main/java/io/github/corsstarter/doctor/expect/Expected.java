package io.github.corsstarter.doctor.expect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.browser.Outcome.Exchange;
import io.github.corsstarter.browser.PreflightCause;
import io.github.corsstarter.doctor.examine.Diagnosis;
import io.github.corsstarter.doctor.layer.CorsWriter;
import io.github.corsstarter.doctor.layer.Fingerprints;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.WireAnswer;
import io.github.corsstarter.test.contract.Expectation;

/**
 * Compares what is expected with what a page gets.
 */
final class Expected {

	private final Expectation expectation;

	private final Sight sight;

	private Expected(Expectation expectation, Sight sight) {
		this.expectation = expectation;
		this.sight = sight;
	}

	static List<Missed> missed(List<Expectation> expectations, Sight sight) {
		List<Missed> missed = new ArrayList<>();
		for (Expectation expectation : expectations) {
			Expected expected = new Expected(expectation, sight);
			if (!expected.holds()) {
				missed.add(expected.why());
			}
		}
		return missed;
	}

	private boolean holds() {
		String value = this.expectation.value();
		return switch (this.expectation.kind()) {
			case READABLE -> this.sight.outcome().isReadable();
			case BLOCKED -> this.sight.error() != null;
			case BECAUSE -> this.sight.reasons().contains(value);
			case OPAQUE -> this.sight.isOpaque();
			case STATUS -> this.sight.status() == Integer.parseInt(value);
			case EXPOSES -> this.sight.isVisible(value);
			case HIDES -> !this.sight.isVisible(value);
			case ALLOWED -> this.sight.isPreflightAllowed();
			case PREFLIGHT -> this.sight.preflight() != null;
			case NO_PREFLIGHT -> this.sight.preflight() == null;
			case REMEMBERED -> this.sight.isPreflightAllowed() && this.sight.isRemembered(seconds());
			case SETS_COOKIE -> this.sight.isStored(value);
			case REFUSES_COOKIE -> this.sight.isSet(value) && !this.sight.isStored(value);
			case VARIES -> varies();
		};
	}

	private Duration seconds() {
		return Duration.ofSeconds(Long.parseLong(this.expectation.value()));
	}

	/**
	 * A response that is the same for every page need not vary.
	 */
	private boolean varies() {
		String vary = Objects.requireNonNullElse(this.sight.header("Vary"), "");
		return "*".equals(this.sight.header("Access-Control-Allow-Origin")) || Stream.of(vary.split(","))
			.map(String::strip)
			.anyMatch((name) -> name.equalsIgnoreCase("Origin") || name.equals("*"));
	}

	private Missed why() {
		String value = Printable.of(this.expectation.value());
		return switch (this.expectation.kind()) {
			case READABLE, OPAQUE -> unreadable();
			case STATUS -> (this.sight.status() > 0) ? missed("The status is " + this.sight.status() + ".",
					"Look at the application, or expect this status.") : unreadable();
			case BLOCKED -> missed(open());
			case BECAUSE -> missed("The reasons are " + this.sight.reasons() + ".",
					"Expect one of these. A reason of cors-starter is in its answers with cors.debug=true.");
			case EXPOSES -> this.sight.outcome().isReadable() ? notExposed(value) : unreadable();
			case HIDES -> missed("Access-Control-Expose-Headers lists it, or every page may read it.",
					"Remove it from the exposed headers, or do not send it.");
			case ALLOWED -> notAllowed();
			case PREFLIGHT -> missed("Every page may send this request without asking.", "Expect \"no preflight\".");
			case NO_PREFLIGHT -> missed("A preflight is sent, because " + causes() + ".",
					"Change the request of the page, or expect \"preflight\".");
			case REMEMBERED -> this.sight.isPreflightAllowed() ? forgotten() : notAllowed();
			case SETS_COOKIE -> notStored(value);
			case REFUSES_COOKIE ->
				missed(this.sight.isSet(this.expectation.value()) ? "The browser stores it." : "No answer sets it.",
						"Expect \"sets cookie " + value + "\" or another name.");
			case VARIES -> missed("The answer depends on the origin and has no Vary: Origin.",
					"Send Vary: Origin with every answer of the path (cors-starter does), and look for a layer that "
							+ "removes it.");
		};
	}

	private Missed missed(String cause, String action) {
		return missed(new Diagnosis(null, cause, action));
	}

	private Missed missed(Diagnosis diagnosis) {
		return new Missed(Printable.of(this.expectation.toString()), diagnosis);
	}

	private Missed unreadable() {
		if (this.sight.error() != null) {
			return missed(this.sight.examination().diagnosis());
		}
		if (this.sight.stopped()) {
			return missed("Only the preflight was sent.", "Leave out \"preflight\", or expect \"allowed\".");
		}
		return this.sight.isOpaque() ? missed("The request is made without CORS: then no page can read the response.",
				"Leave out \"no CORS\".") : missed("The page can read the response.", "Expect \"readable\".");
	}

	private Missed notAllowed() {
		return (this.sight.preflight() == null)
				? missed("No preflight is sent: every page may send this request without asking.",
						"Expect \"readable\" or \"blocked\".")
				: unreadable();
	}

	private Missed forgotten() {
		String maxAge = this.sight.preflightHeader("Access-Control-Max-Age");
		int longest = this.sight.outcome().browser().engine().longestPreflight();
		return (seconds().toSeconds() > longest)
				? missed("This browser remembers no preflight for more than " + longest + " s.", "Expect at most that.")
				: missed(
						(maxAge != null) ? "The answer has Access-Control-Max-Age: " + Printable.of(maxAge) + "."
								: "The answer has no Access-Control-Max-Age, and browsers then remember it for 5 s.",
						"Send a longer Access-Control-Max-Age (cors.preflight-max-age with cors-starter).");
	}

	private Missed notExposed(String name) {
		return missed(
				(this.sight.header(this.expectation.value()) == null) ? "The response has no header " + name + "."
						: "The response has the header, and Access-Control-Expose-Headers does not list it.",
				"Send the header, and list it (cors.expose-headers with cors-starter).");
	}

	private Missed notStored(String name) {
		String why = this.sight.examination()
			.cookies()
			.stream()
			.filter((note) -> note.name().equals(name))
			.map((note) -> "The cookie " + note.sentence())
			.findFirst()
			.orElse(this.sight.isSet(this.expectation.value())
					? "The page makes the request without credentials, and browsers then ignore Set-Cookie."
					: "No answer sets it.");
		return missed(why, "Change the attributes of the cookie, or write \"with credentials\".");
	}

	private Diagnosis open() {
		String allowed = this.sight.header("Access-Control-Allow-Origin");
		WireAnswer answer = this.sight.answer();
		if (this.sight.isOpaque()) {
			return new Diagnosis(null, "The request is made without CORS, and needs no permission.",
					"Leave out \"no CORS\", or expect \"opaque\".");
		}
		return (allowed != null && answer != null && !this.sight.isOfOwnOrigin()) ? allowing(answer, allowed)
				: new Diagnosis(null, "The page is of the server's own origin, and needs no permission.",
						"Name a page of another origin, or expect that the page can read.");
	}

	private static Diagnosis allowing(WireAnswer answer, String allowed) {
		Layer writer = CorsWriter.of(answer);
		String shown = Fingerprints.in(answer)
			.stream()
			.map((trace) -> trace.layer().title())
			.distinct()
			.collect(Collectors.joining(", "));
		String place = (writer == Layer.CORS_STARTER)
				? "cors.allowed-origins, or from what else allows it there (cors.allowed-origin-regexes, cors.allow-all)"
				: "what the layer that writes this header allows"
						+ (shown.isEmpty() ? "" : " (the answer shows " + shown + ")");
		return new Diagnosis(writer, "The answer has Access-Control-Allow-Origin: " + Printable.of(allowed) + ".",
				"Remove the origin from " + place + ", or expect that the page can read.");
	}

	private String causes() {
		Exchange preflight = this.sight.preflight();
		return (preflight != null)
				? preflight.causes().stream().map(PreflightCause::toString).collect(Collectors.joining(", and ")) : "";
	}

}
