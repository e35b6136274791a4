package io.github.corsstarter.doctor.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.doctor.compare.ApplicationDecision;
import io.github.corsstarter.doctor.compare.Comparison;
import io.github.corsstarter.doctor.compare.Difference;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.PrintableUrl;
import org.jspecify.annotations.Nullable;

/**
 * A comparison for a person at a terminal: both verdicts, the differences, the cause.
 */
public final class ComparisonText {

	/**
	 * More is a loop of redirects.
	 */
	private static final int MOST_EXCHANGES = 6;

	private ComparisonText() {
	}

	/**
	 * Write a report.
	 * @param comparison the comparison
	 * @param decision what the application decides itself, or {@code null} if it was not
	 * asked
	 * @return lines, without a final line break
	 */
	public static String write(Comparison comparison, @Nullable ApplicationDecision decision) {
		List<String> lines = new ArrayList<>();
		lines.add(String.format("%-9s", comparison.verdict().word()) + comparison.verdict().sentence());
		side("Front  ", comparison.front(), lines);
		side("Direct ", comparison.direct(), lines);
		if (decision != null) {
			lines.add("  Starter  " + describe(decision));
		}
		lines.add("");
		if (!comparison.differences().isEmpty()) {
			comparison.differences().forEach((difference) -> lines.add(describe(difference)));
			lines.add("");
		}
		comparison.notes().forEach((note) -> lines.add("  Note     " + note));
		lines.add("  Cause    " + comparison.diagnosis().cause());
		lines.add("  Action   " + comparison.diagnosis().action());
		if (comparison.diagnosis().layer() != null) {
			lines.add("  Layer    " + comparison.diagnosis().layer().title());
		}
		evidence(comparison, lines);
		return String.join("\n", lines);
	}

	private static void side(String name, Examination side, List<String> lines) {
		String verdict = side.isUnanswered() ? "not answered" : side.isPassed() ? "readable" : "blocked";
		lines.add("  " + name + "  " + verdict + ((side.outcome().error() != null && !side.isUnanswered())
				? ": " + side.outcome().error().reason().code() : ""));
		side.sightings().stream().limit(MOST_EXCHANGES).forEach((sighting) -> {
			String result = (sighting.answer() != null) ? String.valueOf(sighting.answer().status())
					: "no answer: " + ((sighting.failure() != null) ? sighting.failure().getMessage() : "");
			lines.add("           " + sighting.request().method() + " "
					+ PrintableUrl.of(sighting.request().url().toString()) + " -> " + result);
		});
		if (side.sightings().size() > MOST_EXCHANGES) {
			lines.add("           and " + (side.sightings().size() - MOST_EXCHANGES) + " more");
		}
	}

	private static String describe(ApplicationDecision decision) {
		if (decision.problem() != null) {
			return "not known: " + decision.problem();
		}
		StringBuilder line = new StringBuilder(String.valueOf(decision.verdict()));
		if (decision.explanation() != null) {
			decision.explanation().reasons().forEach((reason) -> line.append(" (" + reason.words() + ")"));
		}
		return line.toString();
	}

	private static String describe(Difference difference) {
		String layers = difference.suspects().isEmpty() ? "no mark of a layer"
				: difference.suspects().stream().map(Layer::title).collect(Collectors.joining(", "));
		return (difference.matters() ? "! " : "  ") + difference.exchange() + ": " + difference.subject() + " "
				+ difference.kind().code() + ": front " + values(difference.front()) + ", direct "
				+ values(difference.direct()) + " [" + layers + "]";
	}

	private static String values(List<String> values) {
		return values.isEmpty() ? "nothing" : String.join(" and ", values);
	}

	private static void evidence(Comparison comparison, List<String> lines) {
		Set<String> evidence = new LinkedHashSet<>();
		comparison.between().forEach((trace) -> evidence.add("  = front: " + TextReport.describe(trace)));
		traces(comparison.front()).forEach((trace) -> evidence.add("  = front: " + TextReport.describe(trace)));
		traces(comparison.direct()).forEach((trace) -> evidence.add("  = direct: " + TextReport.describe(trace)));
		lines.addAll(evidence);
	}

	private static Stream<Trace> traces(Examination side) {
		return side.sightings().stream().flatMap((sighting) -> sighting.traces().stream());
	}

}
