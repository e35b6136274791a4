package io.github.corsstarter.automaton;

import java.util.Arrays;

/**
 * The transitions of an automaton while it is built, state by state in the order of their
 * numbers.
 */
final class Transitions {

	private static final int GONE = -1;

	private final IntList firstOfState = new IntList();

	private final IntList targets = new IntList();

	private final IntList labels = new IntList();

	private final IntList atoms = new IntList();

	private final IntList accepting = new IntList();

	/**
	 * Begin the next state.
	 */
	void addState() {
		this.firstOfState.add(this.targets.size());
		this.accepting.add(0);
	}

	/**
	 * Let the state that was begun last accept.
	 */
	void accept() {
		this.accepting.removeLast();
		this.accepting.add(1);
	}

	/**
	 * Add a transition of the state that was begun last.
	 */
	void add(int target, int label, int atom) {
		this.targets.add(target);
		this.labels.add(label);
		this.atoms.add(atom);
	}

	int size() {
		return this.targets.size();
	}

	private int states() {
		return this.firstOfState.size();
	}

	private int end(int state) {
		return (state + 1 < states()) ? this.firstOfState.get(state + 1) : size();
	}

	/**
	 * These without the states that lead to no accepting one; the first state always
	 * stays.
	 */
	Transitions trimmed() {
		int[] numbers = new int[states()];
		boolean[] useful = useful();
		int count = (useful[0]) ? 0 : 1;
		boolean all = true;
		for (int state = 0; state < states(); state++) {
			numbers[state] = (useful[state]) ? count++ : GONE;
			all &= useful[state];
		}
		if (all) {
			return this;
		}
		Transitions trimmed = new Transitions();
		for (int state = 0; state < states(); state++) {
			if (state == 0 || useful[state]) {
				trimmed.addState();
				if (this.accepting.get(state) == 1) {
					trimmed.accept();
				}
				for (int i = this.firstOfState.get(state); i < end(state); i++) {
					int target = numbers[this.targets.get(i)];
					if (target != GONE) {
						trimmed.add(target, this.labels.get(i), this.atoms.get(i));
					}
				}
			}
		}
		return trimmed;
	}

	/**
	 * The states that lead to an accepting one: found backwards from those.
	 */
	private boolean[] useful() {
		int[] firstSource = new int[states() + 2];
		for (int i = 0; i < size(); i++) {
			firstSource[this.targets.get(i) + 2]++;
		}
		for (int state = 2; state < firstSource.length; state++) {
			firstSource[state] += firstSource[state - 1];
		}
		int[] sources = new int[size()];
		for (int state = 0; state < states(); state++) {
			for (int i = this.firstOfState.get(state); i < end(state); i++) {
				sources[firstSource[this.targets.get(i) + 1]++] = state;
			}
		}
		boolean[] useful = new boolean[states()];
		IntList pending = new IntList();
		for (int state = 0; state < states(); state++) {
			if (this.accepting.get(state) == 1) {
				useful[state] = true;
				pending.add(state);
			}
		}
		while (pending.size() > 0) {
			int state = pending.removeLast();
			for (int i = firstSource[state]; i < firstSource[state + 1]; i++) {
				if (!useful[sources[i]]) {
					useful[sources[i]] = true;
					pending.add(sources[i]);
				}
			}
		}
		return useful;
	}

	int[] firstTransitions() {
		int[] first = Arrays.copyOf(this.firstOfState.toArray(), states() + 1);
		first[states()] = size();
		return first;
	}

	int[] targets() {
		return this.targets.toArray();
	}

	int[] labels() {
		return this.labels.toArray();
	}

	int[] atoms() {
		return this.atoms.toArray();
	}

	boolean[] accepting() {
		boolean[] accepting = new boolean[states()];
		for (int state = 0; state < accepting.length; state++) {
			accepting[state] = this.accepting.get(state) == 1;
		}
		return accepting;
	}

}
