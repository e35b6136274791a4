package io.github.corsstarter.actuate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A list of the configuration: its length and, where values may be shown, its first
 * entries.
 *
 * @param count how many entries there are
 * @param values the first entries, at most 100; {@code null} if the list is empty or
 * values are not shown
 */
record ListDescriptor(int count, @Nullable List<String> values) {

	private static final int MAX_SHOWN = 100;

	static ListDescriptor of(List<String> values, boolean showValues) {
		return new ListDescriptor(values.size(), (showValues && !values.isEmpty())
				? List.copyOf(values.subList(0, Math.min(values.size(), MAX_SHOWN))) : null);
	}

}
