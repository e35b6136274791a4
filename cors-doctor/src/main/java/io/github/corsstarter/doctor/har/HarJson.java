package io.github.corsstarter.doctor.har;

import java.util.List;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.github.corsstarter.doctor.har.HarFinding.Verdict;
import io.github.corsstarter.doctor.report.JsonReport;

/**
 * What a file shows, for programs.
 */
public final class HarJson {

	private HarJson() {
	}

	/**
	 * Write a report.
	 * @return an object, indented
	 */
	public static String write(HarLog log, List<HarFinding> findings) {
		JsonStringWriter json = JsonWriter.indent("  ").string().object();
		json.value("browser", log.browser());
		json.value("requests", log.entries().size());
		json.object("counts");
		for (Verdict verdict : Verdict.values()) {
			json.value(verdict.code(), HarText.count(verdict, findings));
		}
		json.end();
		json.array("notes");
		log.notes().forEach(json::value);
		json.end();
		json.array("findings");
		findings.forEach((finding) -> write(finding, json));
		return json.end().end().done();
	}

	private static void write(HarFinding finding, JsonStringWriter json) {
		json.object();
		json.value("verdict", finding.verdict().code());
		json.value("entry", finding.entry().number());
		json.value("times", finding.times());
		json.value("page", finding.page());
		json.value("method", finding.entry().method());
		json.value("url", finding.entry().url().toString());
		json.array("remarks");
		finding.remarks().forEach(json::value);
		json.end();
		json.value("command", finding.command());
		if (finding.examination() != null) {
			json.object("report");
			JsonReport.write(finding.examination(), json);
			json.end();
		}
		json.end();
	}

}
