package io.github.corsstarter.doctor.compare;

import io.github.corsstarter.doctor.wire.Printable;

/**
 * Sentences of another program to print: whole ones, as many as a person reads.
 */
final class Sentences {

	private static final int LONGEST = 1900;

	private Sentences() {
	}

	static String of(String text) {
		int end = text.lastIndexOf(". ", LONGEST);
		return Printable.sentence((text.length() > LONGEST && end >= 0) ? text.substring(0, end + 1) : text);
	}

}
