package io.github.corsstarter.doctor.report;

import java.util.Locale;

import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.wire.Printable;

/**
 * What a page gets.
 */
enum Verdict {

	/**
	 * The response.
	 */
	OK("OK       A page of %s gets the response."),

	/**
	 * A network error, because of what the server answered.
	 */
	BLOCKED("BLOCKED  A page of %s gets a network error."),

	/**
	 * Not known: no answer came.
	 */
	UNKNOWN("UNKNOWN  The server could not be asked.");

	private final String line;

	Verdict(String line) {
		this.line = line;
	}

	static Verdict of(Examination examination) {
		if (examination.isUnanswered()) {
			return UNKNOWN;
		}
		return examination.isPassed() ? OK : BLOCKED;
	}

	/**
	 * The verdict in a line that begins with its name.
	 */
	String line(Examination examination) {
		return this.line.formatted(Printable.of(examination.outcome().page().origin()));
	}

	/**
	 * The verdict in a sentence.
	 */
	String sentence(Examination examination) {
		return line(examination).substring(name().length()).strip();
	}

	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
