package io.github.corsstarter.automaton;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes one state of all that no text tells from each other, by Moore's algorithm: states
 * are in one group as long as they have the same outcome and lead to the same groups.
 */
final class Minimization {

	private final DeterministicAutomaton automaton;

	private final int width;

	/**
	 * For each state, the number of its group.
	 */
	private int[] groups;

	private Minimization(DeterministicAutomaton automaton) {
		this.automaton = automaton;
		this.width = automaton.classes().count();
		this.groups = new int[automaton.size()];
	}

	static DeterministicAutomaton of(DeterministicAutomaton automaton) {
		return new Minimization(automaton).run();
	}

	private DeterministicAutomaton run() {
		for (int state = 0; state < this.groups.length; state++) {
			this.groups[state] = (this.automaton.outcome(state) != DeterministicAutomaton.NO_MATCH) ? 1 : 0;
		}
		int before = 0;
		int count = 1;
		while (count > before) {
			before = count;
			count = split();
		}
		int[] cells = new int[count * this.width];
		int[] outcomes = new int[count];
		for (int state = 0; state < this.groups.length; state++) {
			int group = this.groups[state];
			outcomes[group] = this.automaton.outcome(state);
			for (int c = 0; c < this.width; c++) {
				cells[group * this.width + c] = next(state, c);
			}
		}
		return new DeterministicAutomaton(this.automaton.classes(), this.groups[this.automaton.start()], cells,
				outcomes);
	}

	/**
	 * Split groups whose states lead to different groups.
	 * @return the number of groups
	 */
	private int split() {
		Map<Row, Integer> numbers = new HashMap<>();
		int[] split = new int[this.groups.length];
		for (int state = 0; state < split.length; state++) {
			int[] row = new int[this.width + 1];
			row[this.width] = this.groups[state];
			for (int c = 0; c < this.width; c++) {
				row[c] = next(state, c);
			}
			split[state] = numbers.computeIfAbsent(new Row(row), (key) -> numbers.size());
		}
		this.groups = split;
		return numbers.size();
	}

	private int next(int state, int characterClass) {
		return this.groups[this.automaton.cells()[state * this.width + characterClass]];
	}

	private record Row(int[] groups) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Row row && Arrays.equals(this.groups, row.groups);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.groups);
		}

	}

}
