package io.github.corsstarter.doctor.report;

import java.util.List;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.github.corsstarter.doctor.compare.ApplicationDecision;
import io.github.corsstarter.doctor.compare.Comparison;
import io.github.corsstarter.doctor.compare.Difference;
import io.github.corsstarter.doctor.compare.StarterReason;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.wire.PrintableUrl;
import org.jspecify.annotations.Nullable;

/**
 * A comparison for programs.
 */
public final class ComparisonJson {

	private ComparisonJson() {
	}

	/**
	 * Write a report.
	 * @param comparison the comparison
	 * @param decision what the application decides itself, or {@code null} if it was not
	 * asked
	 * @return an object, indented
	 */
	public static String write(Comparison comparison, @Nullable ApplicationDecision decision) {
		JsonStringWriter json = JsonWriter.indent("  ").string().object();
		json.value("verdict", comparison.verdict().code());
		json.value("page", comparison.front().outcome().page().origin());
		json.value("cause", comparison.diagnosis().cause());
		json.value("action", comparison.diagnosis().action());
		if (comparison.diagnosis().layer() != null) {
			json.value("layer", JsonReport.code(comparison.diagnosis().layer()));
		}
		side("front", comparison.front(), json);
		side("direct", comparison.direct(), json);
		json.array("differences");
		comparison.differences().forEach((difference) -> write(difference, json));
		json.end();
		array("notes", comparison.notes(), json);
		json.array("between");
		comparison.between().forEach((trace) -> JsonReport.write(trace, json));
		json.end();
		if (decision != null) {
			json.object("application");
			value("verdict", decision.verdict(), json);
			value("reason", decision.reason(), json);
			if (decision.explanation() != null) {
				json.array("reasons");
				decision.explanation().reasons().forEach((reason) -> write(reason, json));
				json.end();
			}
			value("problem", decision.problem(), json);
			json.end();
		}
		return json.end().done();
	}

	private static void side(String key, Examination side, JsonStringWriter json) {
		json.object(key);
		json.value("verdict", side.isUnanswered() ? "unknown" : side.isPassed() ? "ok" : "blocked");
		if (side.outcome().error() != null) {
			json.value("error", side.outcome().error().reason().code());
		}
		json.array("exchanges");
		for (Sighting sighting : side.sightings()) {
			json.object();
			json.value("preflight", sighting.preflight());
			json.value("method", sighting.request().method());
			json.value("url", PrintableUrl.of(sighting.request().url().toString()));
			if (sighting.answer() != null) {
				json.value("status", sighting.answer().status());
			}
			else if (sighting.failure() != null) {
				json.value("failure", JsonReport.code(sighting.failure().kind()));
				json.value("message", sighting.failure().getMessage());
			}
			json.array("layers");
			sighting.traces().forEach((trace) -> JsonReport.write(trace, json));
			json.end().end();
		}
		json.end().end();
	}

	private static void write(Difference difference, JsonStringWriter json) {
		json.object()
			.value("exchange", difference.exchange())
			.value("kind", difference.kind().code())
			.value("subject", difference.subject());
		array("front", difference.front(), json);
		array("direct", difference.direct(), json);
		json.value("matters", difference.matters());
		array("layers", difference.suspects().stream().map(JsonReport::code).toList(), json);
		json.end();
	}

	private static void write(StarterReason reason, JsonStringWriter json) {
		json.object();
		json.value("code", reason.code());
		value("sentence", reason.sentence(), json);
		value("action", reason.action(), json);
		json.end();
	}

	private static void array(String key, List<String> values, JsonStringWriter json) {
		json.array(key);
		values.forEach(json::value);
		json.end();
	}

	private static void value(String key, @Nullable String value, JsonStringWriter json) {
		if (value != null) {
			json.value(key, value);
		}
	}

}
