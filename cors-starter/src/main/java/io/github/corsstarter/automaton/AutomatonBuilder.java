package io.github.corsstarter.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.corsstarter.regex.Assertion;
import io.github.corsstarter.regex.Neighbor;
import io.github.corsstarter.regex.Regex;
import io.github.corsstarter.regex.RegexLimitException;

/**
 * Resolves empty moves and assertions.
 * <p>
 * A state is a node that can come after a character, together with the kind of that
 * character, as far as an assertion ahead depends on it. If an assertion restricts the
 * next character, the transitions after it lose all other characters.
 */
final class AutomatonBuilder {

	private static final int MAX_TRANSITIONS = 200_000;

	/**
	 * How many nodes are visited at most: they can be far more than there are
	 * transitions.
	 */
	private static final int MAX_VISITS = 2_000_000;

	private static final int KINDS = 4;

	private static final int UNKNOWN = -1;

	private final EmptyMoves moves;

	/**
	 * For each node, the kinds of characters before it that assertions ahead distinguish.
	 */
	private final byte[] distinguished;

	private final Labels labels = new Labels();

	/**
	 * For each node and kind of the character before it, the state.
	 */
	private final int[] states;

	/**
	 * For each state, its node and kind.
	 */
	private final IntList origins = new IntList();

	private final Transitions transitions = new Transitions();

	private final List<Atom> atoms = new ArrayList<>();

	/**
	 * For each node, the number of its atom.
	 */
	private final int[] atomNumbers;

	/**
	 * For each node, the kinds of characters that may come next when it is reached from
	 * the current state.
	 */
	private final byte[] allowed;

	private final IntList visited = new IntList();

	private final IntList pending = new IntList();

	private int visits;

	AutomatonBuilder(EmptyMoves moves) {
		this.moves = moves;
		this.distinguished = distinguished(moves);
		this.states = new int[KINDS * moves.size()];
		Arrays.fill(this.states, UNKNOWN);
		this.allowed = new byte[moves.size()];
		this.atomNumbers = new int[moves.size()];
		for (int node = 0; node < this.atomNumbers.length; node++) {
			Atom atom = moves.atom(node);
			this.atomNumbers[node] = this.atoms.size();
			if (atom != null) {
				this.atoms.add(atom);
			}
		}
	}

	/**
	 * Moves lead to smaller numbers but for the ends of repetitions, so that few rounds
	 * are enough.
	 */
	private static byte[] distinguished(EmptyMoves moves) {
		byte[] distinguished = new byte[moves.size()];
		boolean changed = true;
		while (changed) {
			changed = false;
			for (int node = 0; node < distinguished.length; node++) {
				int kinds = distinguished[node];
				Assertion assertion = moves.assertion(node);
				kinds |= (assertion != null) ? assertion.distinguished() : 0;
				if (node != EmptyMoves.ACCEPT && moves.atom(node) == null) {
					kinds |= distinguished[moves.next(node)];
					int alternative = moves.alternative(node);
					kinds |= (alternative != EmptyMoves.NONE) ? distinguished[alternative] : 0;
				}
				changed |= kinds != distinguished[node];
				distinguished[node] = (byte) kinds;
			}
		}
		return distinguished;
	}

	Automaton build(Regex regex) {
		int start = this.moves.start();
		state(start, ((this.distinguished[start] & Neighbor.set(Neighbor.NONE)) != 0) ? Neighbor.NONE : Neighbor.OTHER);
		for (int state = 0; state < this.origins.size(); state++) {
			this.transitions.addState();
			follow(this.origins.get(state) / KINDS, this.origins.get(state) % KINDS);
		}
		return new Automaton(regex, this.transitions.trimmed(), this.labels.sets(), this.atoms);
	}

	private int state(int node, int before) {
		int origin = KINDS * node + before;
		if (this.states[origin] == UNKNOWN) {
			this.states[origin] = this.origins.size();
			this.origins.add(origin);
		}
		return this.states[origin];
	}

	private void follow(int origin, int before) {
		reach(origin, Neighbor.ALL);
		while (this.pending.size() > 0) {
			int node = this.pending.removeLast();
			if (node == EmptyMoves.ACCEPT || this.moves.atom(node) != null) {
				continue;
			}
			Assertion assertion = this.moves.assertion(node);
			int after = this.allowed[node] & ((assertion != null) ? assertion.after(before) : Neighbor.ALL);
			reach(this.moves.next(node), after);
			if (this.moves.alternative(node) != EmptyMoves.NONE) {
				reach(this.moves.alternative(node), after);
			}
		}
		if ((this.allowed[EmptyMoves.ACCEPT] & Neighbor.set(Neighbor.NONE)) != 0) {
			this.transitions.accept();
		}
		for (int i = 0; i < this.visited.size(); i++) {
			int node = this.visited.get(i);
			Atom atom = this.moves.atom(node);
			if (atom != null) {
				addTransitions(atom, node, this.allowed[node] & Neighbor.ANY_CHARACTER);
			}
			this.allowed[node] = 0;
		}
		this.visited.clear();
	}

	private void reach(int node, int after) {
		int before = this.allowed[node];
		if ((before | after) == before) {
			return;
		}
		if (++this.visits > MAX_VISITS) {
			throw tooLarge();
		}
		if (before == 0) {
			this.visited.add(node);
		}
		this.allowed[node] = (byte) (before | after);
		this.pending.add(node);
	}

	/**
	 * One transition, or one for each kind that the next state distinguishes.
	 */
	private void addTransitions(Atom atom, int node, int kinds) {
		int next = this.moves.next(node);
		int distinguished = this.distinguished[next];
		addTransition(atom, node, kinds & ~distinguished, Neighbor.OTHER);
		for (int kind = Neighbor.LINE_FEED; kind <= Neighbor.WORD; kind++) {
			if ((distinguished & kinds & Neighbor.set(kind)) != 0) {
				addTransition(atom, node, Neighbor.set(kind), kind);
			}
		}
	}

	private void addTransition(Atom atom, int node, int kinds, int before) {
		int label = this.labels.of(atom.characters(), kinds);
		if (label == Labels.NONE) {
			return;
		}
		if (this.transitions.size() == MAX_TRANSITIONS) {
			throw tooLarge();
		}
		this.transitions.add(state(this.moves.next(node), before), label, this.atomNumbers[node]);
	}

	private static RegexLimitException tooLarge() {
		return new RegexLimitException("Its optional parts make more than " + MAX_TRANSITIONS + " transitions");
	}

}
