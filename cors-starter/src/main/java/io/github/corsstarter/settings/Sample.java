package io.github.corsstarter.settings;

import java.util.List;

/**
 * A few entries of a list that may be long.
 */
public final class Sample {

	private static final int SIZE = 3;

	private Sample() {
	}

	public static String of(List<String> entries) {
		String first = String.join(", ", entries.subList(0, Math.min(SIZE, entries.size())));
		return (entries.size() > SIZE) ? first + " and " + (entries.size() - SIZE) + " more" : first;
	}

}
