package io.github.corsstarter.doctor.compare;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.doctor.examine.Diagnosis;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Question;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The same request of a page, asked through a front and directly at the application.
 *
 * @param front through the front
 * @param direct at the application
 * @param differences what the layers between change
 * @param between what shows the layers between
 * @param verdict what the page gets on both sides
 * @param diagnosis which layer makes the difference, and what to change there
 * @param notes what else to know, in sentences that are safe to print
 */
public record Comparison(Examination front, Examination direct, List<Difference> differences, List<Trace> between,
		Verdict verdict, Diagnosis diagnosis, List<String> notes) {

	/**
	 * Ask both sides. If the front's answer is the one of an application that does not
	 * get a request header, the application is asked up to three times more, with
	 * {@code GET}, {@code HEAD} or {@code OPTIONS}.
	 * @param question what the page asks the front for
	 * @param frontWire reaches the front
	 * @param application the URL of the application
	 * @param directWire reaches the application
	 */
	public static Comparison of(Question question, Wire frontWire, URI application, Wire directWire) {
		Examination front = Examination.of(question, frontWire);
		Examination direct = askDirectly(question, application, directWire);
		List<Compared> compared = Pair.of(front, direct)
			.stream()
			.map((pair) -> Compared.of(pair, front.isPassed()))
			.toList();
		List<Difference> differences = compared.stream().flatMap((one) -> one.differences().stream()).toList();
		List<Trace> between = compared.stream().flatMap((one) -> one.pair().between().stream()).distinct().toList();
		Verdict verdict = Verdict.of(front, direct, differences);
		Diagnosis diagnosis = new Attribution(front, direct, compared, application, directWire).diagnosis(verdict);
		List<String> notes = new ArrayList<>();
		compared.stream().map(Compared::note).filter(Objects::nonNull).forEach(notes::add);
		String paths = notePaths(FrontUrl.of(question).getRawPath(), application.getRawPath());
		if (paths != null) {
			notes.add(paths);
		}
		return new Comparison(front, direct, differences, between, verdict, diagnosis, List.copyOf(notes));
	}

	/**
	 * A stage of the front, or a context path of the application, stands before the path
	 * of the other side.
	 */
	private static @Nullable String notePaths(String front, String direct) {
		if (front.endsWith(direct) || direct.endsWith(front)) {
			return null;
		}
		return "The paths differ: the front is asked for " + Printable.of(front) + ", and --direct for "
				+ Printable.of(direct)
				+ ". If the front does not rewrite the path, give --direct the path of the front.";
	}

	/**
	 * The same with what the application says itself. If that explains what comes through
	 * the front, it is the cause.
	 * @param decision what the starter of the application says
	 */
	public Comparison with(ApplicationDecision decision) {
		StarterExplanation explanation = decision.explanation();
		if (explanation == null) {
			return this;
		}
		List<String> all = new ArrayList<>(this.notes);
		String contradiction = explanation.contradiction(this.direct);
		if (contradiction != null) {
			all.add(contradiction);
		}
		Diagnosis starter = explanation.explain(this.front);
		return new Comparison(this.front, this.direct, this.differences, this.between, this.verdict,
				(starter != null) ? starter : this.diagnosis, List.copyOf(all));
	}

	private static Examination askDirectly(Question question, URI application, Wire wire) {
		DirectWire direct = new DirectWire(FrontUrl.of(question), application, wire);
		Examination asked = Examination.of(question, direct);
		List<Sighting> sightings = asked.sightings()
			.stream()
			.map((sighting) -> new Sighting(sighting.preflight(), direct.atApplication(sighting.request()),
					sighting.answer(), sighting.failure()))
			.toList();
		return new Examination(asked.outcome(), sightings, asked.diagnosis(), asked.cookies());
	}

}
