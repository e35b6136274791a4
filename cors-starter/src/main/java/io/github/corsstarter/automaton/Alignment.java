package io.github.corsstarter.automaton;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.github.corsstarter.regex.CodePointSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds, of all texts that an automaton accepts, the nearest to a given one: the edit
 * distance of Levenshtein, between a text and an automaton.
 * <p>
 * After each character of the text it knows for each state the best way to get there. A
 * way is better if it changes less, or as much but later. The work is the number of
 * characters times that of transitions, at most a fixed number of steps.
 */
final class Alignment {

	private static final long MAX_STEPS = 2_000_000;

	/**
	 * The first change of a way left characters out, and what comes after them is not
	 * known yet.
	 */
	private static final int PENDING = -1;

	private final Automaton automaton;

	private final int[] text;

	private final int from;

	/**
	 * Which transitions take a literal.
	 */
	private final boolean[] literal;

	private Ways ways;

	private Alignment(Automaton automaton, int[] text, int from) {
		this.automaton = automaton;
		this.text = text;
		this.from = from;
		this.literal = literal(automaton);
		this.ways = new Ways(automaton.size());
	}

	private static boolean[] literal(Automaton automaton) {
		Map<CodePointSet, Boolean> known = new HashMap<>();
		boolean[] literal = new boolean[automaton.firstTransition(automaton.size())];
		for (int i = 0; i < literal.length; i++) {
			Atom atom = automaton.atom(i);
			literal[i] = known.computeIfAbsent(atom.characters(), (characters) -> atom.isLiteral());
		}
		return literal;
	}

	/**
	 * Compare a text with an automaton.
	 * @param from the index in the text from which on letters are counted
	 * @return what differs; {@code null} if nothing does, if nothing is near, or if it
	 * takes too long to find out
	 */
	static @Nullable Mismatch of(Automaton automaton, String text, int from) {
		if ((text.length() + 1L) * automaton.firstTransition(automaton.size()) > MAX_STEPS) {
			return null;
		}
		int[] codePoints = text.codePoints().toArray();
		return new Alignment(automaton, codePoints, text.codePointCount(0, from)).run(text);
	}

	private @Nullable Mismatch run(String whole) {
		this.ways.start(this.automaton.start());
		for (int at = 0; at < this.text.length; at++) {
			addMissing(at);
			this.ways = readNext(at);
		}
		addMissing(this.text.length);
		int end = -1;
		for (int state = 0; state < this.automaton.size(); state++) {
			if (this.automaton.isAccepting(state) && (end < 0 || this.ways.isBetter(state, end))) {
				end = state;
			}
		}
		int distance = (end >= 0) ? this.ways.changes[end] : 0;
		if (distance == 0 || distance > Mismatch.MAX_DISTANCE) {
			return null;
		}
		int transition = this.ways.expected[end];
		int regexOffset = (transition != PENDING) ? this.automaton.atom(transition).start()
				: this.automaton.regex().toString().length();
		return new Mismatch(distance, this.ways.letters[end], this.ways.lettersRead[end],
				whole.offsetByCodePoints(0, this.ways.firstChange[end]), regexOffset,
				(transition != PENDING) ? this.automaton.regex().rest(regexOffset) : "");
	}

	/**
	 * Ways on which the text lacks a character. Those with fewer changes come first, so
	 * that each state is left once, on its best way.
	 */
	private void addMissing(int at) {
		IntList[] byChanges = new IntList[Mismatch.MAX_DISTANCE + 1];
		for (int changes = 0; changes < byChanges.length; changes++) {
			byChanges[changes] = new IntList();
		}
		for (int state = 0; state < this.automaton.size(); state++) {
			if (this.ways.changes[state] < byChanges.length) {
				byChanges[this.ways.changes[state]].add(state);
			}
		}
		for (int changes = 0; changes < Mismatch.MAX_DISTANCE; changes++) {
			for (int i = 0; i < byChanges[changes].size(); i++) {
				int state = byChanges[changes].get(i);
				if (this.ways.changes[state] == changes) {
					for (int t = this.automaton.firstTransition(state); t < this.automaton
						.firstTransition(state + 1); t++) {
						if (this.ways.offer(this.automaton.target(t), this.ways, state, t, at, 1, letters(t, at))) {
							byChanges[changes + 1].add(this.automaton.target(t));
						}
					}
				}
			}
		}
	}

	/**
	 * The ways after the next character: it is read, replaced or left out.
	 */
	private Ways readNext(int at) {
		Ways next = new Ways(this.automaton.size());
		boolean[] matching = new boolean[this.automaton.characters().size()];
		for (int label = 0; label < matching.length; label++) {
			matching[label] = this.automaton.characters().get(label).contains(this.text[at]);
		}
		for (int state = 0; state < this.automaton.size(); state++) {
			if (this.ways.changes[state] <= Mismatch.MAX_DISTANCE) {
				next.offer(state, this.ways, state, PENDING, at, 1, 0);
				for (int t = this.automaton.firstTransition(state); t < this.automaton
					.firstTransition(state + 1); t++) {
					int change = (matching[this.automaton.label(t)]) ? 0 : 1;
					next.offer(this.automaton.target(t), this.ways, state, t, at, change, letters(t, at));
				}
			}
		}
		return next;
	}

	private int letters(int transition, int at) {
		return (at >= this.from && this.literal[transition]) ? 1 : 0;
	}

	/**
	 * The best way to each state.
	 */
	private static final class Ways {

		private static final int NONE = Integer.MAX_VALUE;

		final int[] changes;

		/**
		 * Where in the text the first change is, or {@link #NONE}.
		 */
		final int[] firstChange;

		/**
		 * The transition that was expected there.
		 */
		final int[] expected;

		final int[] letters;

		final int[] lettersRead;

		Ways(int states) {
			this.changes = new int[states];
			this.firstChange = new int[states];
			this.expected = new int[states];
			this.letters = new int[states];
			this.lettersRead = new int[states];
			Arrays.fill(this.changes, NONE);
		}

		void start(int state) {
			this.changes[state] = 0;
			this.firstChange[state] = NONE;
			this.expected[state] = PENDING;
		}

		boolean isBetter(int state, int other) {
			return this.changes[state] < this.changes[other] || (this.changes[state] == this.changes[other]
					&& this.firstChange[state] > this.firstChange[other]);
		}

		/**
		 * Take a way to a state if it is better than the one known.
		 * @param before the ways of which this one continues one, to another state
		 * @param transition the transition it takes, or {@link #PENDING}
		 * @param change 1 if it changes the text, else 0
		 */
		boolean offer(int state, Ways before, int from, int transition, int at, int change, int letter) {
			int allChanges = before.changes[from] + change;
			int first = Math.min(before.firstChange[from], (change == 1) ? at : NONE);
			if (allChanges > this.changes[state]
					|| (allChanges == this.changes[state] && first <= this.firstChange[state])) {
				return false;
			}
			this.expected[state] = (first == NONE || before.expected[from] != PENDING) ? before.expected[from]
					: transition;
			this.letters[state] = before.letters[from] + letter;
			this.lettersRead[state] = before.lettersRead[from] + ((first == NONE) ? letter : 0);
			this.changes[state] = allChanges;
			this.firstChange[state] = first;
			return true;
		}

	}

}
