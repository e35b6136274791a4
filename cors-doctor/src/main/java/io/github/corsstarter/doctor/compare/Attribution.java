package io.github.corsstarter.doctor.compare;

import java.net.URI;
import java.util.List;

import io.github.corsstarter.browser.NetworkError.Reason;
import io.github.corsstarter.doctor.compare.Difference.Kind;
import io.github.corsstarter.doctor.examine.Diagnosis;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.layer.Mistake;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.PrintableUrl;
import io.github.corsstarter.doctor.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Finds the layer that makes the difference, and what to change there.
 */
final class Attribution {

	private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	private final Examination front;

	private final Examination direct;

	private final List<Compared> compared;

	private final URI application;

	private final Wire wire;

	/**
	 * Create an attribution.
	 * @param application the URL of the application
	 * @param wire reaches the application
	 */
	Attribution(Examination front, Examination direct, List<Compared> compared, URI application, Wire wire) {
		this.front = front;
		this.direct = direct;
		this.compared = compared;
		this.application = application;
		this.wire = wire;
	}

	Diagnosis diagnosis(Verdict verdict) {
		return switch (verdict) {
			case UNKNOWN -> this.front.isUnanswered() ? this.front.diagnosis() : directly(this.direct.diagnosis());
			case ALIKE ->
				new Diagnosis(null, "No layer between changes what matters to the page.", "Nothing has to change.");
			case CHANGED ->
				changed(this.compared.stream().filter((one) -> one.first() != null).findFirst().orElseThrow());
			case ALLOWED_ON_THE_WAY -> allowedOnTheWay();
			case BLOCKED_ON_THE_WAY -> blockedOnTheWay();
			case BLOCKED -> blocked();
		};
	}

	/**
	 * Blocked on both sides: a layer between can still be the one to change, if it
	 * answered itself or is known for such a mistake.
	 */
	private Diagnosis blocked() {
		Layer named = this.front.diagnosis().layer();
		Compared last = last();
		boolean between = last != null && last.pair().between().stream().anyMatch((trace) -> trace.layer() == named);
		return (between || this.front.sightings().isEmpty()) ? this.front.diagnosis()
				: directly(this.direct.diagnosis());
	}

	private static Diagnosis directly(Diagnosis diagnosis) {
		return new Diagnosis(diagnosis.layer(), "Asked directly: " + diagnosis.cause(), diagnosis.action());
	}

	private Diagnosis allowedOnTheWay() {
		Compared last = this.compared.get(this.compared.size() - 1);
		Diagnosis allowed = suspect(last).does("makes the answer of the application readable",
				"Nothing has to change for pages that use the front. Let only one place decide: the layer on the way, "
						+ "or the application.");
		return new Diagnosis(allowed.layer(), allowed.cause() + " Asked directly: " + this.direct.diagnosis().cause(),
				allowed.action());
	}

	/**
	 * Also an error that the page can read can be one of a layer between.
	 */
	private Diagnosis changed(Compared first) {
		boolean last = first == last();
		return (last && first.pair().isAnsweredBetween() && first.pair().frontAnswer().status() >= 400)
				? this.front.diagnosis() : ofFirst(first);
	}

	private Diagnosis blockedOnTheWay() {
		Compared last = last();
		if (last == null) {
			return this.front.diagnosis();
		}
		if (last.pair().isAnsweredBetween()) {
			return this.front.diagnosis();
		}
		Diagnosis redirect = ofRedirect(last);
		if (redirect != null) {
			return redirect;
		}
		LostRequestHeader lost = LostRequestHeader.find(last.pair(), this.wire);
		return (lost != null) ? ofLost(lost, last) : ofAnswer(last);
	}

	private @Nullable Diagnosis ofRedirect(Compared last) {
		Pair pair = last.pair();
		String location = pair.frontAnswer().first("Location");
		if (location == null || last.of("Location") == null) {
			return null;
		}
		String own = DirectWire.origin(this.application);
		if (location.regionMatches(true, 0, own, 0, own.length())) {
			Suspect suspect = suspect(last);
			return new Diagnosis(suspect.layer(),
					"The " + pair.what() + " is redirected to " + PrintableUrl.of(location)
							+ ", the host of the application: it does not know the host that the page calls.",
					suspect.fix(Mistake.HIDES_THE_PUBLIC_HOST));
		}
		return this.front.diagnosis();
	}

	private Diagnosis ofLost(LostRequestHeader lost, Compared last) {
		String evidence = ": asked directly without it, the application gives the answer that comes through the front";
		String what = last.pair().what();
		if (lost.certain()) {
			Suspect suspect = new Suspect(last.pair().between(), false);
			return suspect.does("removes " + lost.name() + " from the " + what + evidence,
					suspect.fix(Mistake.REMOVES_REQUEST_HEADERS));
		}
		Suspect suspect = suspect(last);
		return suspect.does("removes the CORS headers of the answer, or " + lost.name() + " of the " + what + evidence,
				suspect.fix(Mistake.REMOVES_ANSWER_HEADERS) + " " + suspect.fix(Mistake.REMOVES_REQUEST_HEADERS));
	}

	private Diagnosis ofAnswer(Compared last) {
		Pair pair = last.pair();
		Suspect suspect = suspect(last);
		Difference origin = last.of(ALLOW_ORIGIN);
		boolean other = pair.frontAnswer().status() != pair.directAnswer().status();
		if (last.consequences() > 0 || (origin != null && origin.kind() == Kind.LOST && other)) {
			boolean options = pair.front().preflight() && last.consequences() == 0;
			return suspect.does("answers the " + pair.what() + " with " + pair.frontAnswer().status()
					+ " and without the CORS headers; the application answers with " + pair.directAnswer().status(),
					suspect.fix(options ? Mistake.ANSWERS_OPTIONS_ITSELF : Mistake.LEAVES_HEADERS_OUT_OF_ERRORS));
		}
		if (origin == null) {
			return ofFirst(last);
		}
		if (origin.kind() == Kind.DOUBLED) {
			return suspect.does("writes a second " + ALLOW_ORIGIN + ": " + String.join(" and ", origin.front())
					+ " come through the front, and the application sends " + String.join(" and ", origin.direct()),
					suspect.fix(Mistake.WRITES_A_SECOND_VALUE));
		}
		if (isOriginOfAnotherPage()) {
			return suspect.does(
					"answers with " + ALLOW_ORIGIN + ": " + String.join(" and ", origin.front()) + " for a page of "
							+ Printable.of(this.front.outcome().page().origin())
							+ ": a cache keeps the response for another page, or the layer writes a fixed origin",
					suspect.fix(Mistake.CACHES_WITHOUT_ORIGIN) + " " + suspect.fix(Mistake.WRITES_ANOTHER_VALUE));
		}
		return origin.matters() ? ofDifference(origin, last) : ofFirst(last);
	}

	private boolean isOriginOfAnotherPage() {
		return this.front.outcome().error() != null
				&& this.front.outcome().error().reason() == Reason.ALLOW_ORIGIN_MISMATCH;
	}

	/**
	 * The first difference that a page can notice.
	 */
	private Diagnosis ofFirst(Compared compared) {
		Difference first = compared.first();
		return (first != null) ? ofDifference(first, compared) : this.front.diagnosis();
	}

	private static Diagnosis ofDifference(Difference first, Compared compared) {
		Suspect suspect = suspect(compared);
		String verb = switch (first.kind()) {
			case LOST -> "removes " + (first.front().isEmpty() ? "" : "a part of ");
			case ADDED -> "adds ";
			case DOUBLED -> "writes once more ";
			case CHANGED -> "changes ";
		};
		Mistake mistake = (first.kind() == Kind.LOST) ? Mistake.REMOVES_ANSWER_HEADERS
				: (first.kind() == Kind.DOUBLED) ? Mistake.WRITES_A_SECOND_VALUE : Mistake.WRITES_ANOTHER_VALUE;
		String action = first.subject().equals("status")
				? "Find out why the front answers with another status: look at its configuration for this path."
				: first.subject().equals("Location") ? "Look at what redirects in the front." : suspect.fix(mistake);
		return suspect.does(verb + first.subject() + " of the answer to the " + compared.pair().what(), action);
	}

	/**
	 * The exchange at which the browser stops, if the application answered the same one.
	 */
	private @Nullable Compared last() {
		List<Sighting> sightings = this.front.sightings();
		if (sightings.isEmpty()) {
			return null;
		}
		Sighting last = sightings.get(sightings.size() - 1);
		return this.compared.stream().filter((one) -> one.pair().front() == last).findFirst().orElse(null);
	}

	private static Suspect suspect(Compared compared) {
		return new Suspect(compared.pair().between(), compared.pointsToAnotherConfiguration());
	}

}
