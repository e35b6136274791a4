package io.github.corsstarter.doctor.audit;

import java.util.Locale;

/**
 * How much a finding matters, the worst first.
 */
public enum Severity {

	/**
	 * Other sites can act as the user.
	 */
	HIGH("Other sites can read, and perhaps change, what belongs to signed-in users: fix the findings marked HIGH first."),
	/**
	 * Under conditions that occur, pages break or users are sent elsewhere.
	 */
	MEDIUM("Under conditions that occur, pages break or users are led elsewhere: plan to fix the findings marked "
			+ "MEDIUM."),
	/**
	 * Something is weaker than it has to be.
	 */
	LOW("No site of others can read as the user, but something is weaker than it has to be."),
	/**
	 * Good to know.
	 */
	NOTE("Nothing was found that has to change.");

	private final String sentence;

	Severity(String sentence) {
		this.sentence = sentence;
	}

	/**
	 * What it means if this is the worst that was found.
	 */
	public String sentence() {
		return this.sentence;
	}

	/**
	 * The name in machine output.
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
