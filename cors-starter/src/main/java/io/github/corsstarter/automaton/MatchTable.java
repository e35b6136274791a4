package io.github.corsstarter.automaton;

import java.util.Arrays;

/**
 * A deterministic automaton, laid out to be run. A state is the index of its row; rows
 * have a column for each class of characters and one for the outcome. States whose
 * outcome is decided come first, so that one comparison tells whether to read on.
 */
final class MatchTable {

	private static final int ASCII = 128;

	private final int[] cells;

	private final int start;

	private final int firstUndecided;

	private final int outcomeColumn;

	private final int[] asciiColumns;

	private final CharacterClasses classes;

	/**
	 * The smallest outcome there is.
	 */
	private final int best;

	MatchTable(DeterministicAutomaton automaton) {
		this.classes = automaton.classes();
		this.asciiColumns = this.classes.ofAscii();
		this.outcomeColumn = this.classes.count();
		this.best = automaton.firstExpression();
		int width = this.outcomeColumn + 1;
		int[] rows = new int[automaton.size()];
		Arrays.fill(rows, -1);
		int row = 0;
		for (int state = 0; state < rows.length; state++) {
			if (automaton.isDecided(state)) {
				rows[state] = row;
				row += width;
			}
		}
		this.firstUndecided = row;
		for (int state = 0; state < rows.length; state++) {
			if (rows[state] < 0) {
				rows[state] = row;
				row += width;
			}
		}
		this.cells = new int[row];
		for (int state = 0; state < rows.length; state++) {
			for (int c = 0; c < this.outcomeColumn; c++) {
				this.cells[rows[state] + c] = rows[automaton.cells()[state * this.outcomeColumn + c]];
			}
			this.cells[rows[state] + this.outcomeColumn] = automaton.outcome(state);
		}
		this.start = rows[automaton.start()];
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
		int[] table = this.cells;
		int[] columns = this.asciiColumns;
		int state = this.start;
		int length = text.length();
		for (int i = 0; i < length && state >= this.firstUndecided; i++) {
			char c = text.charAt(i);
			if (c < ASCII) {
				state = table[state + columns[c]];
			}
			else {
				int codePoint = text.codePointAt(i);
				i += Character.charCount(codePoint) - 1;
				state = table[state + this.classes.of(codePoint)];
			}
		}
		return table[state + this.outcomeColumn];
	}

}
