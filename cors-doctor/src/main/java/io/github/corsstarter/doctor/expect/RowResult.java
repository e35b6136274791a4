package io.github.corsstarter.doctor.expect;

import java.util.List;
import java.util.Locale;

import io.github.corsstarter.test.contract.Row;

/**
 * What came of a row.
 *
 * @param row the row
 * @param verdict whether it holds
 * @param gets what the page gets, in words that are safe to print
 * @param missed the expectations that do not hold
 */
public record RowResult(Row row, Verdict verdict, String gets, List<Missed> missed) {

	static RowResult of(Row row, String gets, List<Missed> missed) {
		return new RowResult(row, missed.isEmpty() ? Verdict.OK : Verdict.FAILED, gets, List.copyOf(missed));
	}

	static RowResult unanswered(Row row, String why) {
		return new RowResult(row, Verdict.UNANSWERED, why, List.of());
	}

	/**
	 * Whether a row holds.
	 */
	public enum Verdict {

		/**
		 * It holds.
		 */
		OK,
		/**
		 * It does not.
		 */
		FAILED,
		/**
		 * The server did not answer, so that it is not known.
		 */
		UNANSWERED;

		/**
		 * The name in the output.
		 */
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
