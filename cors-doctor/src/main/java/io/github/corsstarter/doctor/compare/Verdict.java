package io.github.corsstarter.doctor.compare;

import java.util.List;
import java.util.Locale;

import io.github.corsstarter.doctor.examine.Examination;

/**
 * What a page gets through the front and directly.
 */
public enum Verdict {

	/** The same, and it can read it. */
	ALIKE("OK", "Readable through the front and directly."),

	/** It can read both, and the layers between change something. */
	CHANGED("DIFFERS", "Readable through the front and directly, with differences that matter to a page."),

	/** The layers between make it readable. */
	ALLOWED_ON_THE_WAY("DIFFERS", "Readable through the front, blocked directly."),

	/** The layers between make it unreadable. */
	BLOCKED_ON_THE_WAY("BLOCKED", "Blocked through the front, readable directly."),

	/** It can read neither. */
	BLOCKED("BLOCKED", "Blocked through the front and directly."),

	/** One side was not answered. */
	UNKNOWN("UNKNOWN", "One side could not be asked.");

	private final String word;

	private final String sentence;

	Verdict(String word, String sentence) {
		this.word = word;
		this.sentence = sentence;
	}

	static Verdict of(Examination front, Examination direct, List<Difference> differences) {
		if (front.isUnanswered() || direct.isUnanswered()) {
			return UNKNOWN;
		}
		if (front.isPassed()) {
			boolean alike = differences.stream().noneMatch(Difference::matters);
			return !direct.isPassed() ? ALLOWED_ON_THE_WAY : alike ? ALIKE : CHANGED;
		}
		return direct.isPassed() ? BLOCKED_ON_THE_WAY : BLOCKED;
	}

	/**
	 * The word that begins a report.
	 */
	public String word() {
		return this.word;
	}

	/**
	 * What it means.
	 */
	public String sentence() {
		return this.sentence;
	}

	/**
	 * The stable name.
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
