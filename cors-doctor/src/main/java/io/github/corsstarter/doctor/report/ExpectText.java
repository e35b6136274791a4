package io.github.corsstarter.doctor.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.corsstarter.doctor.examine.Diagnosis;
import io.github.corsstarter.doctor.expect.Missed;
import io.github.corsstarter.doctor.expect.RowResult;
import io.github.corsstarter.doctor.expect.RowResult.Verdict;
import io.github.corsstarter.doctor.report.JUnitReport.Result;
import io.github.corsstarter.doctor.report.JUnitReport.TestCase;
import io.github.corsstarter.doctor.wire.Printable;

/**
 * What came of a contract, for people: a line for each row, and more for those that do
 * not hold.
 */
public final class ExpectText {

	private ExpectText() {
	}

	/**
	 * Write all rows.
	 * @return lines, without a final line break
	 */
	public static String write(List<RowResult> results) {
		List<String> lines = new ArrayList<>();
		results.forEach((result) -> describe(result, lines));
		lines.add(count(results, Verdict.OK) + " of " + results.size() + " rows hold.");
		return String.join("\n", lines);
	}

	/**
	 * Write only the rows that do not hold.
	 * @return lines, without a final line break; empty if all hold
	 */
	public static String writeQuietly(List<RowResult> results) {
		List<String> lines = new ArrayList<>();
		results.stream()
			.filter((result) -> result.verdict() != Verdict.OK)
			.forEach((result) -> describe(result, lines));
		return String.join("\n", lines);
	}

	private static long count(List<RowResult> results, Verdict verdict) {
		return results.stream().filter((result) -> result.verdict() == verdict).count();
	}

	private static void describe(RowResult result, List<String> lines) {
		lines.add(String.format(Locale.ROOT, "%-10s line %d: %s", result.verdict().code(), result.row().line(),
				name(result)));
		lines.addAll(details(result));
	}

	private static String name(RowResult result) {
		return Printable.of(result.row().text());
	}

	private static List<String> details(RowResult result) {
		List<String> lines = new ArrayList<>();
		if (result.verdict() != Verdict.OK) {
			lines.add("  Gets      " + result.gets());
		}
		byDiagnosis(result.missed()).forEach((diagnosis, expectations) -> {
			lines.add("  Expected  " + String.join(", ", expectations));
			lines.add("  Cause     " + diagnosis.cause());
			lines.add("  Action    " + diagnosis.action());
			if (diagnosis.layer() != null) {
				lines.add("  Layer     " + diagnosis.layer().title());
			}
		});
		return lines;
	}

	/**
	 * Several expectations can miss for one reason, which is written once.
	 */
	private static Map<Diagnosis, List<String>> byDiagnosis(List<Missed> missed) {
		return missed.stream()
			.collect(Collectors.groupingBy(Missed::diagnosis, LinkedHashMap::new,
					Collectors.mapping(Missed::expectation, Collectors.toList())));
	}

	/**
	 * The rows as tests.
	 */
	public static List<TestCase> cases(List<RowResult> results) {
		return results.stream().map(ExpectText::testCase).toList();
	}

	private static TestCase testCase(RowResult result) {
		String name = "line " + result.row().line() + ": " + name(result);
		return switch (result.verdict()) {
			case OK -> TestCase.passed(name);
			case FAILED ->
				new TestCase(name, Result.FAILED, "The page gets " + result.gets(), String.join("\n", details(result)));
			case UNANSWERED -> new TestCase(name, Result.ERROR, result.gets(), "");
		};
	}

}
