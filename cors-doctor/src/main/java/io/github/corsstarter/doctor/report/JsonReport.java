package io.github.corsstarter.doctor.report;

import java.util.Locale;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Sighting;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Secrets;
import io.github.corsstarter.doctor.wire.WireAnswer;

/**
 * An examination for programs.
 */
public final class JsonReport {

	private JsonReport() {
	}

	/**
	 * Write a report.
	 * @return an object, indented
	 */
	public static String write(Examination examination) {
		JsonStringWriter json = JsonWriter.indent("  ").string().object();
		write(examination, json);
		return json.end().done();
	}

	/**
	 * Write a report as members of an object that has begun.
	 */
	public static void write(Examination examination, JsonStringWriter json) {
		json.value("verdict", Verdict.of(examination).code());
		json.value("page", examination.outcome().page().origin());
		if (examination.outcome().error() != null) {
			json.value("error", examination.outcome().error().reason().code());
			json.value("sentence", Secrets.text(String.valueOf(examination.sentence())));
		}
		json.value("cause", examination.diagnosis().cause());
		json.value("action", examination.diagnosis().action());
		if (examination.diagnosis().layer() != null) {
			json.value("layer", code(examination.diagnosis().layer()));
		}
		json.array("cookies");
		examination.cookies()
			.forEach((cookie) -> json.object().value("name", cookie.name()).value("note", cookie.sentence()).end());
		json.end();
		json.array("exchanges");
		examination.sightings().forEach((sighting) -> write(sighting, json));
		json.end();
	}

	private static void write(Sighting sighting, JsonStringWriter json) {
		json.object();
		json.value("preflight", sighting.preflight());
		json.value("method", sighting.request().method());
		json.value("url", Secrets.url(sighting.request().url().toString()));
		write("requestHeaders", sighting.request().headers(), json);
		WireAnswer answer = sighting.answer();
		if (answer != null) {
			json.value("status", answer.status());
			json.value("millis", answer.millis());
			write("responseHeaders", answer.headers(), json);
			json.array("oddities");
			answer.oddities().forEach(json::value);
			json.end();
		}
		else if (sighting.failure() != null) {
			json.value("failure", code(sighting.failure().kind()));
			json.value("message", sighting.failure().getMessage());
		}
		json.array("layers");
		sighting.traces().forEach((trace) -> write(trace, json));
		json.end().end();
	}

	static void write(Trace trace, JsonStringWriter json) {
		json.object()
			.value("layer", code(trace.layer()))
			.value("role", code(trace.role()))
			.value("certainty", code(trace.certainty()))
			.value("evidence", trace.evidence())
			.end();
	}

	private static void write(String key, Iterable<HeaderLine> headers, JsonStringWriter json) {
		json.array(key);
		for (HeaderLine line : headers) {
			json.value(line.name() + ": " + TextReport.value(line));
		}
		json.end();
	}

	static String code(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
