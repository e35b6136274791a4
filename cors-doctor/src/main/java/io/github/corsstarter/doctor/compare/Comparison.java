package io.github.corsstarter.doctor.compare;

import java.net.URI;
import java.util.List;

import io.github.corsstarter.doctor.examine.Diagnosis;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Question;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.Wire;

/**
 * The same request of a page, asked through a front and directly at the application.
 *
 * @param front through the front
 * @param direct at the application
 * @param differences what the layers between change
 * @param between what shows the layers between
 * @param verdict what the page gets on both sides
 * @param diagnosis which layer makes the difference, and what to change there
 */
public record Comparison(Examination front, Examination direct, List<Difference> differences, List<Trace> between,
		Verdict verdict, Diagnosis diagnosis) {

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
			.map((pair) -> new Compared(pair, Differences.in(pair, front.isPassed())))
			.toList();
		List<Difference> differences = compared.stream().flatMap((one) -> one.differences().stream()).toList();
		List<Trace> between = compared.stream().flatMap((one) -> one.pair().between().stream()).distinct().toList();
		Verdict verdict = Verdict.of(front, direct, differences);
		Diagnosis diagnosis = new Attribution(front, direct, compared, application, directWire).diagnosis(verdict);
		return new Comparison(front, direct, differences, between, verdict, diagnosis);
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
