package io.github.corsstarter.automaton;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The product of two deterministic automata: it is in a state of each, and its outcome is
 * the smaller one of theirs. Expressions whose parts are independent of each other
 * multiply their states, ordinary ones add them: it gives up where the product becomes
 * much larger than both together.
 */
final class Union {

	private static final int MAX_STATES = 20_000;

	private static final int MAX_GROWTH = 4;

	private static final int ALWAYS_ENOUGH = 256;

	private final DeterministicAutomaton left;

	private final DeterministicAutomaton right;

	private final CharacterClasses.Joined joined;

	private final int maxStates;

	/**
	 * For each state on the left, whether the right one does not matter any more.
	 */
	private final boolean[] leftDecides;

	/**
	 * For each number, its state on the left and that on the right.
	 */
	private final IntList lefts = new IntList();

	private final IntList rights = new IntList();

	/**
	 * Row by row, the number of the pair that follows for each class.
	 */
	private int[] next;

	/**
	 * Numbers of pairs of states plus one, by hash.
	 */
	private int[] numbers = new int[1024];

	private Union(DeterministicAutomaton left, DeterministicAutomaton right, CharacterClasses.Joined joined) {
		this.left = left;
		this.right = right;
		this.joined = joined;
		int sensible = Math.max(ALWAYS_ENOUGH, MAX_GROWTH * (left.size() + right.size()));
		this.maxStates = Math.min(Math.min(MAX_STATES, sensible),
				DeterministicAutomaton.MAX_CELLS / joined.classes().count());
		this.next = new int[(left.size() + right.size()) * joined.classes().count()];
		this.leftDecides = new boolean[left.size()];
		int first = right.firstExpression();
		for (int state = 0; state < this.leftDecides.length; state++) {
			this.leftDecides[state] = left.outcome(state) < first && left.isDecided(state);
		}
	}

	/**
	 * Make one automaton of two.
	 * @return the automaton, or {@code null} if it would be too large
	 */
	static @Nullable DeterministicAutomaton of(DeterministicAutomaton left, DeterministicAutomaton right) {
		CharacterClasses.Joined joined = CharacterClasses.join(left.classes(), right.classes());
		return (joined != null) ? new Union(left, right, joined).run() : null;
	}

	private @Nullable DeterministicAutomaton run() {
		number(this.left.start(), this.right.start());
		for (int state = 0; state < this.lefts.size(); state++) {
			if (this.lefts.size() > this.maxStates) {
				return null;
			}
			follow(state);
		}
		int[] outcomes = new int[this.lefts.size()];
		for (int state = 0; state < outcomes.length; state++) {
			outcomes[state] = Math.min(this.left.outcome(this.lefts.get(state)),
					this.right.outcome(this.rights.get(state)));
		}
		return new DeterministicAutomaton(this.joined.classes(), 0,
				Arrays.copyOf(this.next, outcomes.length * this.joined.classes().count()), outcomes);
	}

	/**
	 * Neighbouring classes often lead to the same states. This is most of the work at
	 * start-up, and it runs in the interpreter, so the loop calls no other methods.
	 */
	private void follow(int state) {
		int[] leftClasses = this.joined.left();
		int[] rightClasses = this.joined.right();
		int width = leftClasses.length;
		int row = state * width;
		if (row + width > this.next.length) {
			this.next = Arrays.copyOf(this.next, 2 * this.next.length);
		}
		int[] leftCells = this.left.cells();
		int leftRow = this.lefts.get(state) * this.left.classes().count();
		int[] rightCells = this.right.cells();
		int rightRow = this.rights.get(state) * this.right.classes().count();
		int leftBefore = -1;
		int rightBefore = -1;
		int number = -1;
		for (int c = 0; c < width; c++) {
			int leftNext = leftCells[leftRow + leftClasses[c]];
			int rightNext = rightCells[rightRow + rightClasses[c]];
			if (leftNext != leftBefore || rightNext != rightBefore) {
				number = number(leftNext, rightNext);
				leftBefore = leftNext;
				rightBefore = rightNext;
			}
			this.next[row + c] = number;
		}
	}

	private int number(int leftState, int anyRightState) {
		int rightState = (this.leftDecides[leftState]) ? this.right.start() : anyRightState;
		int slot = slot(leftState, rightState);
		if (this.numbers[slot] == 0) {
			this.lefts.add(leftState);
			this.rights.add(rightState);
			this.numbers[slot] = this.lefts.size();
			if (2 * this.lefts.size() > this.numbers.length) {
				grow();
				return this.lefts.size() - 1;
			}
		}
		return this.numbers[slot] - 1;
	}

	private int slot(int leftState, int rightState) {
		int mask = this.numbers.length - 1;
		int slot = (leftState * 0x9E3779B1 + rightState * 0x85EBCA77) >>> 7 & mask;
		while (this.numbers[slot] != 0 && (this.lefts.get(this.numbers[slot] - 1) != leftState
				|| this.rights.get(this.numbers[slot] - 1) != rightState)) {
			slot = slot + 1 & mask;
		}
		return slot;
	}

	private void grow() {
		this.numbers = new int[2 * this.numbers.length];
		for (int state = 0; state < this.lefts.size(); state++) {
			this.numbers[slot(this.lefts.get(state), this.rights.get(state))] = state + 1;
		}
	}

}
