package io.github.corsstarter.actuate;

import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * What would happen to a request, in sentences that are added in the order of the
 * filters.
 */
final class VerdictSentences {

	private final boolean reportOnly;

	private final StringJoiner sentences = new StringJoiner(" ");

	private boolean refused;

	/**
	 * Create a verdict.
	 * @param reportOnly whether requests that would be refused are only logged
	 */
	VerdictSentences(boolean reportOnly) {
		this.reportOnly = reportOnly;
	}

	void add(String sentence) {
		this.sentences.add(sentence);
	}

	/**
	 * Say that a filter refuses the request. The first filter that refuses answers the
	 * request, so that those after it have nothing to say; where refusals are only
	 * reported, each of them logs its own.
	 * @param status the status of the answer
	 * @param clause why, as a clause
	 * @param setting the setting by which it is refused, or {@code null} if that is clear
	 */
	void refuse(int status, String clause, @Nullable String setting) {
		if (this.reportOnly) {
			add("A request like this would get " + status + ", because " + clause
					+ ", and is let through, because cors.report-only is true.");
		}
		else if (!this.refused) {
			this.refused = true;
			add("A request like this gets " + status + ", because " + clause
					+ ((setting != null) ? " (" + setting + ")." : "."));
		}
	}

	@Override
	public String toString() {
		return this.sentences.toString();
	}

}
