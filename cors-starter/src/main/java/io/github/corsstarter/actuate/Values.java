package io.github.corsstarter.actuate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A list of the configuration, as far as it may be and is worth being shown.
 *
 * @param count how many entries there are
 * @param values the first of them, or {@code null} if there is none or they are not shown
 */
record Values(int count, @Nullable List<String> values) {

	private static final int MAX_SHOWN = 100;

	static Values of(List<String> values, boolean shown) {
		return new Values(values.size(), (shown && !values.isEmpty())
				? List.copyOf(values.subList(0, Math.min(values.size(), MAX_SHOWN))) : null);
	}

}
