package io.github.corsstarter.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.regex.CodePointSet;
import org.jspecify.annotations.Nullable;

/**
 * The subset construction: a state of the deterministic automaton is the set of states in
 * which the other one can be. It gives up where that becomes too large.
 */
final class Determinization {

	private static final int MAX_STATES = 10_000;

	/**
	 * How many members all sets may have together, and how much work it may be.
	 */
	private static final int MAX_MEMBERS = 1_000_000;

	private static final int MAX_STEPS = 4_000_000;

	private final Automaton automaton;

	private final int expression;

	private final CharacterClasses classes;

	/**
	 * A state that accepts whatever follows, or -1.
	 */
	private final int universal;

	private final Map<Members, Integer> numbers = new HashMap<>();

	private final List<Members> subsets = new ArrayList<>();

	private final IntList next = new IntList();

	private final IntList outcomes = new IntList();

	private final Fan fan;

	private final IntList targets = new IntList();

	private int members;

	private Determinization(Automaton automaton, int expression, CharacterClasses classes) {
		this.automaton = automaton;
		this.expression = expression;
		this.classes = classes;
		this.universal = universal(automaton);
		this.fan = new Fan(automaton, classes);
	}

	/**
	 * Make an automaton deterministic.
	 * @param expression the number of its expression: the outcome where it accepts
	 * @return the deterministic automaton, or {@code null} if it is too large
	 */
	static @Nullable DeterministicAutomaton of(Automaton automaton, int expression) {
		if ((long) automaton.size() * automaton.characters().size() > DeterministicAutomaton.MAX_CELLS) {
			return null;
		}
		CharacterClasses classes = CharacterClasses.of(automaton.characters());
		return (classes != null) ? new Determinization(automaton, expression, classes).run() : null;
	}

	private static int universal(Automaton automaton) {
		for (int state = 0; state < automaton.size(); state++) {
			for (int i = automaton.firstTransition(state); i < automaton.firstTransition(state + 1); i++) {
				if (automaton.isAccepting(state) && automaton.target(i) == state
						&& automaton.characters().get(automaton.label(i)).equals(CodePointSet.ALL)) {
					return state;
				}
			}
		}
		return -1;
	}

	private @Nullable DeterministicAutomaton run() {
		number(new int[] { this.automaton.start() });
		for (int state = 0; state < this.subsets.size(); state++) {
			if (isTooLarge()) {
				return null;
			}
			follow(this.subsets.get(state).states());
		}
		return new DeterministicAutomaton(this.classes, 0, this.next.toArray(), this.outcomes.toArray());
	}

	private boolean isTooLarge() {
		return this.subsets.size() > MAX_STATES || this.members > MAX_MEMBERS || this.fan.steps() > MAX_STEPS
				|| this.subsets.size() * this.classes.count() > DeterministicAutomaton.MAX_CELLS;
	}

	private void follow(int[] states) {
		for (int state : states) {
			for (int i = this.automaton.firstTransition(state); i < this.automaton.firstTransition(state + 1); i++) {
				this.fan.add(i);
			}
		}
		this.fan.divide();
		int[] numbers = new int[this.fan.groups()];
		Arrays.fill(numbers, -1);
		for (int c = 0; c < this.classes.count(); c++) {
			int group = this.fan.group(c);
			if (numbers[group] < 0) {
				this.fan.collectTargets(group, this.targets);
				numbers[group] = number(subset(this.targets));
				this.targets.clear();
			}
			this.next.add(numbers[group]);
		}
		this.fan.clear();
	}

	private int[] subset(IntList targets) {
		int[] states = targets.toArray();
		Arrays.sort(states);
		int count = 0;
		for (int state : states) {
			if (state == this.universal) {
				return new int[] { state };
			}
			if (count == 0 || states[count - 1] != state) {
				states[count++] = state;
			}
		}
		return (count < states.length) ? Arrays.copyOf(states, count) : states;
	}

	private int number(int[] states) {
		Members subset = new Members(states);
		Integer known = this.numbers.putIfAbsent(subset, this.subsets.size());
		if (known != null) {
			return known;
		}
		this.outcomes.add(isAccepting(states) ? this.expression : DeterministicAutomaton.NO_MATCH);
		this.subsets.add(subset);
		this.members += states.length;
		return this.subsets.size() - 1;
	}

	private boolean isAccepting(int[] states) {
		for (int state : states) {
			if (this.automaton.isAccepting(state)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * A set of states.
	 *
	 * @param states the states, ascending
	 */
	private record Members(int[] states) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Members subset && Arrays.equals(this.states, subset.states);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.states);
		}

	}

}
