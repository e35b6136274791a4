package io.github.corsstarter.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.corsstarter.verification.WrittenPart;

/**
 * The results of a measurement as tables of a page.
 */
final class LoadTables {

	private static final WrittenPart PART = new WrittenPart(
			"<!-- load: written by a program, with verification/load/results/load.json -->", "<!-- end of load -->");

	private final Map<String, Object> results;

	private final StringBuilder text = new StringBuilder();

	LoadTables(Map<String, Object> results) {
		this.results = results;
	}

	/**
	 * Replace the tables of a page; its other text stays.
	 */
	void writeInto(Path page) throws IOException {
		PART.replace(page, tables());
	}

	private String tables() {
		line("");
		line("%s, %s processors, %s.", this.results.get("java"), this.results.get("processors"),
				this.results.get("day"));
		Map<String, Object> floods = map(this.results, "floods");
		line("");
		line("The database is PostgreSQL with %s tenants; `max-concurrent` is %s, `cache-refused-ttl` %s s.",
				number(floods, "tenants"), floods.get("maxConcurrent"), floods.get("cacheRefusedTtlSeconds"));
		line("");
		line("| requests | requests a second | questions a second | most about one origin | most open | refused as busy |");
		line("| --- | --: | --: | --: | --: | --: |");
		question("of 5 000 tenants in turn", map(floods, "tenantsInTurn"));
		question("of 2 000 unknown origins in turn", map(floods, "unknownInTurn"));
		question("of unknown origins, each time another", map(floods, "unknownAllDifferent"));
		Map<String, Object> slow = map(floods, "slowDatabase");
		line("");
		line("While %s requests a second of unknown origins arrive and the database takes %s ms for an answer, milliseconds:",
				slow.get("floodPerSecond"), slow.get("databaseMillis"));
		line("");
		line("| requests | without the flood: median, 99 % | with it | ratio | target |");
		line("| --- | --: | --: | --: | --: |");
		for (List<String> row : List.of(List.of("without `Origin`", "withoutOrigin"),
				List.of("of a listed origin", "listedOrigin"))) {
			Map<String, Object> compared = map(slow, row.get(1));
			line("| %s | %s | %s | %s, %s | ≤ 1.2 |", row.get(0), latency(map(compared, "withoutFlood")),
					latency(map(compared, "withFlood")), number(compared, "medianRatio"),
					number(compared, "percentile99Ratio"));
		}
		Map<String, Object> reloads = map(this.results, "reloads");
		line("");
		line("Reloads while %s requests a second arrive, milliseconds (median, 99 %%, slowest) and megabytes:",
				number(reloads, "requestsPerSecond"));
		line("");
		line("| configuration | reloads | a reload: median, slowest | requests without reloads | beside a thread that is busy for as long | during reloads | heap before, after |");
		line("| --- | --: | --: | --: | --: | --: | --: |");
		reload("3 origins", map(reloads, "small"));
		reload("100 000 origins", map(reloads, "large"));
		line("");
		return this.text.toString();
	}

	private void question(String requests, Map<String, Object> measured) {
		line("| %s | %s | %s | %s | %s | %s |", requests, number(measured, "requestsPerSecond"),
				number(measured, "questionsPerSecond"), measured.get("mostQuestionsAboutOneOrigin"),
				measured.get("mostOpenQuestions"), measured.get("refusedBecauseBusy"));
	}

	private void reload(String configuration, Map<String, Object> measured) {
		line("| %s | %s | %s, %s | %s | %s | %s | %s, %s |", configuration, number(measured, "reloads"),
				number(measured, "reloadMedianMillis"), number(measured, "reloadSlowestMillis"),
				latencyAndSlowest(map(measured, "withoutReloads")),
				latencyAndSlowest(map(measured, "besideBusyThread")), latencyAndSlowest(map(measured, "withReloads")),
				number(measured, "heapBeforeMegabytes"), number(measured, "heapAfterMegabytes"));
	}

	private static String latency(Map<String, Object> measured) {
		return number(measured, "medianMillis") + ", " + number(measured, "percentile99Millis");
	}

	private static String latencyAndSlowest(Map<String, Object> measured) {
		return latency(measured) + ", " + number(measured, "slowestMillis");
	}

	private static String number(Map<String, Object> measured, String name) {
		double value = ((Number) measured.get(name)).doubleValue();
		return (value < 10) ? String.format(Locale.ROOT, "%.2f", value)
				: String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ');
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Map<String, Object> measured, String name) {
		return (Map<String, Object>) measured.get(name);
	}

	private void line(String format, Object... values) {
		this.text.append((values.length > 0) ? String.format(Locale.ROOT, format, values) : format).append('\n');
	}

}
