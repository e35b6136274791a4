package io.github.corsstarter.doctor.report;

import java.util.List;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.github.corsstarter.doctor.examine.Diagnosis;
import io.github.corsstarter.doctor.expect.Missed;
import io.github.corsstarter.doctor.expect.RowResult;
import io.github.corsstarter.doctor.expect.RowResult.Verdict;

/**
 * What came of a contract, for programs.
 */
public final class ExpectJson {

	private ExpectJson() {
	}

	/**
	 * Write a report.
	 * @return an object, indented
	 */
	public static String write(List<RowResult> results) {
		JsonStringWriter json = JsonWriter.indent("  ").string().object();
		for (Verdict verdict : Verdict.values()) {
			json.value(verdict.code(), results.stream().filter((result) -> result.verdict() == verdict).count());
		}
		json.array("rows");
		for (RowResult result : results) {
			json.object();
			json.value("line", result.row().line());
			json.value("row", result.row().text());
			json.value("result", result.verdict().code());
			json.value("gets", result.gets());
			json.array("missed");
			result.missed().forEach((missed) -> write(missed, json));
			json.end().end();
		}
		return json.end().end().done();
	}

	private static void write(Missed missed, JsonStringWriter json) {
		json.object();
		json.value("expected", missed.expectation());
		Diagnosis diagnosis = missed.diagnosis();
		json.value("cause", diagnosis.cause());
		json.value("action", diagnosis.action());
		if (diagnosis.layer() != null) {
			json.value("layer", JsonReport.code(diagnosis.layer()));
		}
		json.end();
	}

}
