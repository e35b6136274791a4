package io.github.corsstarter.settings;

import java.util.List;

/**
 * The first few entries of a list that may be long, and how many more there are.
 */
public final class ListExcerpt {

	private static final int SIZE = 3;

	private ListExcerpt() {
	}

	public static String of(List<String> entries) {
		String first = String.join(", ", entries.subList(0, Math.min(SIZE, entries.size())));
		return (entries.size() > SIZE) ? first + " and " + (entries.size() - SIZE) + " more" : first;
	}

}
