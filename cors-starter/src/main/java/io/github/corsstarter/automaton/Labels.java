package io.github.corsstarter.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.regex.CodePointSet;
import io.github.corsstarter.regex.Neighbor;

/**
 * Numbers the sets of characters that transitions bear.
 */
final class Labels {

	/**
	 * The label of an empty set.
	 */
	static final int NONE = -1;

	private static final int UNKNOWN = -2;

	private final Map<CodePointSet, Integer> numbers = new HashMap<>();

	private final List<CodePointSet> sets = new ArrayList<>();

	/**
	 * For each set, the labels of those of its characters that are of some kinds.
	 */
	private final Map<CodePointSet, int[]> byKinds = new HashMap<>();

	/**
	 * The label for the characters of a set that are of some kinds.
	 */
	int of(CodePointSet characters, int kinds) {
		int[] known = this.byKinds.get(characters);
		if (known == null) {
			known = new int[Neighbor.ALL + 1];
			Arrays.fill(known, UNKNOWN);
			this.byKinds.put(characters, known);
		}
		if (known[kinds] == UNKNOWN) {
			known[kinds] = number((kinds == Neighbor.ANY_CHARACTER) ? characters
					: characters.intersection(Neighbor.characters(kinds)));
		}
		return known[kinds];
	}

	private int number(CodePointSet set) {
		if (set.isEmpty()) {
			return NONE;
		}
		Integer number = this.numbers.putIfAbsent(set, this.sets.size());
		if (number == null) {
			this.sets.add(set);
			return this.sets.size() - 1;
		}
		return number;
	}

	List<CodePointSet> sets() {
		return List.copyOf(this.sets);
	}

}
