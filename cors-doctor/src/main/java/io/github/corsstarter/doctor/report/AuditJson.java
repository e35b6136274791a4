package io.github.corsstarter.doctor.report;

import java.util.List;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.github.corsstarter.doctor.audit.AuditReport;
import io.github.corsstarter.doctor.audit.Finding;
import io.github.corsstarter.doctor.audit.Probed;
import io.github.corsstarter.doctor.audit.Severity;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.PrintableUrl;

/**
 * An audit for programs.
 */
public final class AuditJson {

	private AuditJson() {
	}

	/**
	 * Write a report.
	 * @return an object, indented
	 */
	public static String write(AuditReport report) {
		JsonStringWriter json = JsonWriter.indent("  ").string().object();
		json.value("notice", AuditText.NOTICE);
		json.value("url", PrintableUrl.of(report.url()));
		json.value("origin", Printable.of(report.origin()));
		json.value("answered", report.answered());
		json.value("complete", report.isComplete());
		if (report.failure() != null) {
			json.value("failure", report.failure());
		}
		json.object("summary");
		for (Severity severity : Severity.values()) {
			json.value(severity.code(), report.count(severity));
		}
		json.end();
		json.array("findings");
		report.findings().forEach((finding) -> write(finding, json));
		json.end();
		write("fine", report.fine(), json);
		write("open", report.open(), json);
		json.value("requests", report.requests());
		return json.end().done();
	}

	private static void write(Finding finding, JsonStringWriter json) {
		json.object();
		json.value("finding", finding.weakness().code());
		json.value("severity", finding.weakness().severity().code());
		json.value("title", finding.weakness().title());
		json.value("why", finding.weakness().why());
		json.value("fix", finding.fix());
		if (finding.layer() != null) {
			json.value("layer", JsonReport.code(finding.layer()));
		}
		json.array("evidence");
		for (Probed probed : finding.evidence()) {
			json.object();
			json.value("request", AuditText.title(probed));
			write("requestHeaders", AuditText.sent(probed), json);
			json.value("status", probed.answer().status());
			write("responseHeaders", AuditText.received(probed), json);
			json.end();
		}
		json.end().end();
	}

	private static void write(String key, List<String> values, JsonStringWriter json) {
		json.array(key);
		values.forEach(json::value);
		json.end();
	}

}
