package io.github.corsstarter.automaton;

/**
 * A deterministic automaton, laid out to be run. Each class of characters has a column
 * with the next state for each state. Which column it is does not depend on the state, so
 * that the processor looks for it while the step before is not finished. States whose
 * outcome is decided come first, so that one comparison tells whether to read on.
 */
final class MatchTable {

	private static final int ASCII = 128;

	/**
	 * A column for each class.
	 */
	private final int[][] columns;

	/**
	 * The column of each ASCII character.
	 */
	private final int[][] asciiColumns = new int[ASCII][];

	private final int[] outcomes;

	private final int start;

	private final int firstUndecided;

	private final CharacterClasses classes;

	/**
	 * The smallest outcome there is.
	 */
	private final int best;

	MatchTable(DeterministicAutomaton automaton) {
		this.classes = automaton.classes();
		this.best = automaton.firstExpression();
		int[] order = decidedFirst(automaton);
		int decided = 0;
		while (decided < order.length && automaton.isDecided(order[decided])) {
			decided++;
		}
		this.firstUndecided = decided;
		int[] places = new int[order.length];
		for (int place = 0; place < order.length; place++) {
			places[order[place]] = place;
		}
		this.start = places[automaton.start()];
		this.outcomes = new int[order.length];
		this.columns = new int[this.classes.count()][order.length];
		for (int place = 0; place < order.length; place++) {
			int state = order[place];
			this.outcomes[place] = automaton.outcome(state);
			for (int c = 0; c < this.columns.length; c++) {
				this.columns[c][place] = places[automaton.cells()[state * this.columns.length + c]];
			}
		}
		int[] ofAscii = this.classes.ofAscii();
		for (int c = 0; c < ASCII; c++) {
			this.asciiColumns[c] = this.columns[ofAscii[c]];
		}
	}

	private static int[] decidedFirst(DeterministicAutomaton automaton) {
		int[] order = new int[automaton.size()];
		int next = 0;
		for (int state = 0; state < order.length; state++) {
			if (automaton.isDecided(state)) {
				order[next++] = state;
			}
		}
		for (int state = 0; state < order.length; state++) {
			if (!automaton.isDecided(state)) {
				order[next++] = state;
			}
		}
		return order;
	}

	/**
	 * The smallest outcome that a text can have.
	 */
	int best() {
		return this.best;
	}

	/**
	 * The number of the first expression that matches a text, or
	 * {@link DeterministicAutomaton#NO_MATCH}.
	 */
	int outcome(String text) {
		int[][] ascii = this.asciiColumns;
		int undecided = this.firstUndecided;
		int state = this.start;
		int length = text.length();
		for (int i = 0; i < length && state >= undecided; i++) {
			char c = text.charAt(i);
			if (c < ASCII) {
				state = ascii[c][state];
			}
			else {
				int codePoint = text.codePointAt(i);
				i += Character.charCount(codePoint) - 1;
				state = this.columns[this.classes.of(codePoint)][state];
			}
		}
		return this.outcomes[state];
	}

}
