package io.github.corsstarter.footprint;

import java.util.ArrayList;
import java.util.List;

/**
 * Distinct origins, like those of a provider whose customers each choose a name.
 */
final class Origins {

	private static final String[] FIRST = { "amber", "birch", "cedar", "coral", "delta", "ember", "fjord", "grove",
			"harbor", "indigo", "juniper", "lumen", "maple", "nimbus", "orchid", "pine", "quartz", "river", "summit",
			"willow" };

	private static final String[] SECOND = { "books", "clinic", "design", "energy", "farm", "garden", "health", "labs",
			"music", "parts", "studio", "travel", "works" };

	private static final String[] DOMAIN = { "example.com", "example.net", "example.org" };

	private Origins() {
	}

	/**
	 * Makes origins, each in a string of its own.
	 */
	static List<String> distinct(int count) {
		List<String> origins = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			origins.add("https://%s-%s%d.%s".formatted(FIRST[i % FIRST.length], SECOND[i % SECOND.length], i,
					DOMAIN[i % DOMAIN.length]));
		}
		return origins;
	}

}
