package io.github.corsstarter.automaton;

import java.util.Arrays;
import java.util.List;

import io.github.corsstarter.regex.CodePointSet;
import org.jspecify.annotations.Nullable;

/**
 * All characters, divided into classes that an automaton does not distinguish: a table
 * then needs only one column for each class.
 */
final class CharacterClasses {

	/**
	 * More columns would make the table of an ordinary number of states too large.
	 */
	private static final int MAX_CLASSES = 1000;

	private static final int MAX_STEPS = 2_000_000;

	private static final int ASCII = 128;

	/**
	 * The first code point of each range, ascending from 0. A range ends where the next
	 * one begins.
	 */
	private final int[] starts;

	/**
	 * The class of each range.
	 */
	private final int[] classes;

	private final int[] ofAscii = new int[ASCII];

	private final int count;

	private CharacterClasses(int[] starts, int[] classes, int count) {
		this.starts = starts;
		this.classes = classes;
		this.count = count;
		for (int c = 0; c < ASCII; c++) {
			this.ofAscii[c] = ofAny(c);
		}
	}

	/**
	 * The classes that some sets of characters make: the characters of a class belong to
	 * the same sets.
	 * @return the classes, or {@code null} if they are too many
	 */
	static @Nullable CharacterClasses of(List<CodePointSet> sets) {
		int[] starts = starts(sets);
		int[] classes = new int[starts.length];
		int steps = 0;
		IntList splitBySet = new IntList();
		IntList splitInto = new IntList();
		splitBySet.add(-1);
		splitInto.add(0);
		for (int set = 0; set < sets.size(); set++) {
			CodePointSet characters = sets.get(set);
			for (int range = 0; range < characters.ranges(); range++) {
				int i = Arrays.binarySearch(starts, characters.first(range));
				for (; i < starts.length && starts[i] <= characters.last(range); i++) {
					if (++steps > MAX_STEPS) {
						return null;
					}
					int before = classes[i];
					if (splitBySet.get(before) != set) {
						splitBySet.set(before, set);
						splitInto.set(before, splitInto.size());
						splitBySet.add(-1);
						splitInto.add(0);
					}
					classes[i] = splitInto.get(before);
				}
			}
		}
		return numbered(starts, classes, splitInto.size());
	}

	private static int[] starts(List<CodePointSet> sets) {
		IntList bounds = new IntList();
		bounds.add(0);
		for (CodePointSet set : sets) {
			for (int range = 0; range < set.ranges(); range++) {
				bounds.add(set.first(range));
				bounds.add(set.last(range) + 1);
			}
		}
		return distinct(bounds.toArray());
	}

	/**
	 * Sort numbers, and leave out those that are equal to others or are no code points.
	 */
	private static int[] distinct(int[] starts) {
		Arrays.sort(starts);
		int count = 0;
		for (int start : starts) {
			if (start <= Character.MAX_CODE_POINT && (count == 0 || starts[count - 1] != start)) {
				starts[count++] = start;
			}
		}
		return Arrays.copyOf(starts, count);
	}

	/**
	 * Number the classes without gaps, and join neighbours of the same class.
	 */
	private static @Nullable CharacterClasses numbered(int[] starts, int[] classes, int bound) {
		int[] numbers = new int[bound];
		Arrays.fill(numbers, -1);
		int count = 0;
		int ranges = 0;
		for (int i = 0; i < starts.length; i++) {
			if (numbers[classes[i]] < 0) {
				numbers[classes[i]] = count++;
			}
			int number = numbers[classes[i]];
			if (ranges == 0 || classes[ranges - 1] != number) {
				starts[ranges] = starts[i];
				classes[ranges] = number;
				ranges++;
			}
		}
		return (count <= MAX_CLASSES)
				? new CharacterClasses(Arrays.copyOf(starts, ranges), Arrays.copyOf(classes, ranges), count) : null;
	}

	/**
	 * The classes that two divisions make together.
	 * @return the classes, or {@code null} if they are too many
	 */
	static @Nullable Joined join(CharacterClasses left, CharacterClasses right) {
		int[] both = Arrays.copyOf(left.starts, left.starts.length + right.starts.length);
		System.arraycopy(right.starts, 0, both, left.starts.length, right.starts.length);
		int[] starts = distinct(both);
		int[] pairs = new int[starts.length];
		for (int i = 0; i < starts.length; i++) {
			pairs[i] = left.of(starts[i]) * right.count + right.of(starts[i]);
		}
		CharacterClasses classes = numbered(starts, pairs, left.count * right.count);
		if (classes == null) {
			return null;
		}
		int[] ofLeft = new int[classes.count];
		int[] ofRight = new int[classes.count];
		for (int i = 0; i < classes.starts.length; i++) {
			ofLeft[classes.classes[i]] = left.of(classes.starts[i]);
			ofRight[classes.classes[i]] = right.of(classes.starts[i]);
		}
		return new Joined(classes, ofLeft, ofRight);
	}

	int count() {
		return this.count;
	}

	/**
	 * The class of a character.
	 */
	int of(int codePoint) {
		return (codePoint < ASCII) ? this.ofAscii[codePoint] : ofAny(codePoint);
	}

	private int ofAny(int codePoint) {
		int found = Arrays.binarySearch(this.starts, codePoint);
		return this.classes[(found >= 0) ? found : -found - 2];
	}

	int[] ofAscii() {
		return this.ofAscii.clone();
	}

	/**
	 * The classes of the characters of a set that was among those that made them.
	 */
	int[] of(CodePointSet set) {
		boolean[] found = new boolean[this.count];
		IntList members = new IntList();
		for (int range = 0; range < set.ranges(); range++) {
			int i = Arrays.binarySearch(this.starts, set.first(range));
			for (; i < this.starts.length && this.starts[i] <= set.last(range); i++) {
				if (!found[this.classes[i]]) {
					found[this.classes[i]] = true;
					members.add(this.classes[i]);
				}
			}
		}
		return members.toArray();
	}

	/**
	 * The classes of two divisions together.
	 *
	 * @param classes the classes
	 * @param left the class of the first division in which each class is
	 * @param right the class of the second division in which each class is
	 */
	record Joined(CharacterClasses classes, int[] left, int[] right) {
	}

}
