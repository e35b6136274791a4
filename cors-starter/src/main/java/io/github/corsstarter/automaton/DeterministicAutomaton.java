package io.github.corsstarter.automaton;

/**
 * A finite automaton with exactly one transition for each state and class of characters.
 * It tells which of several expressions match: a text that ends in a state has that
 * state's outcome.
 */
final class DeterministicAutomaton {

	/**
	 * The outcome where no expression matches.
	 */
	static final int NO_MATCH = Integer.MAX_VALUE;

	/**
	 * The number of states times that of classes, at most.
	 */
	static final int MAX_CELLS = 2_000_000;

	private final CharacterClasses classes;

	private final int start;

	/**
	 * Row by row, the state that follows for each class.
	 */
	private final int[] cells;

	/**
	 * For each state, the number of the first expression that matches, or
	 * {@link #NO_MATCH}.
	 */
	private final int[] outcomes;

	DeterministicAutomaton(CharacterClasses classes, int start, int[] cells, int[] outcomes) {
		this.classes = classes;
		this.start = start;
		this.cells = cells;
		this.outcomes = outcomes;
	}

	CharacterClasses classes() {
		return this.classes;
	}

	int size() {
		return this.outcomes.length;
	}

	int start() {
		return this.start;
	}

	/**
	 * Row by row, the state that follows for each class. Not a copy.
	 */
	int[] cells() {
		return this.cells;
	}

	int outcome(int state) {
		return this.outcomes[state];
	}

	/**
	 * Whether the outcome of a state stays, whatever characters follow.
	 */
	boolean isDecided(int state) {
		int row = state * this.classes.count();
		for (int c = 0; c < this.classes.count(); c++) {
			if (this.cells[row + c] != state) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The same with one outcome for all expressions.
	 */
	DeterministicAutomaton ofAny() {
		int[] any = new int[this.outcomes.length];
		for (int state = 0; state < any.length; state++) {
			any[state] = (this.outcomes[state] == NO_MATCH) ? NO_MATCH : 0;
		}
		return new DeterministicAutomaton(this.classes, this.start, this.cells, any);
	}

	/**
	 * The first of all expressions.
	 */
	int firstExpression() {
		int first = NO_MATCH;
		for (int outcome : this.outcomes) {
			first = Math.min(first, outcome);
		}
		return first;
	}

}
