package io.github.corsstarter.automaton;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Several expressions, matched together. Which of them matches a text is found by reading
 * the text once, one step in a table for each character, whatever their number. Only
 * expressions whose common table would be too large have tables of their own. Immutable.
 * <p>
 * Tables are merged two by two, and each of these with the next: that costs as much as
 * adding one after the other to a table of all only where each addition is small, and a
 * merge that fails costs little more than one that succeeds.
 */
public final class RegexSet {

	/**
	 * What {@link #find} answers where no expression matches.
	 */
	public static final int NONE = -1;

	/**
	 * How many tables cost less than to ask first whether any expression matches.
	 */
	private static final int FEW_TABLES = 3;

	/**
	 * Tells whether any expression matches, where there are many tables to find out
	 * which; {@code null} where there are few, or where it would be too large.
	 */
	private final @Nullable MatchTable any;

	private final List<MatchTable> tables;

	private final List<Integer> omitted;

	private RegexSet(@Nullable MatchTable any, List<MatchTable> tables, List<Integer> omitted) {
		this.any = any;
		this.tables = List.copyOf(tables);
		this.omitted = List.copyOf(omitted);
	}

	/**
	 * Build the tables of some expressions.
	 * @param automata an automaton for each expression, in the order in which they count
	 * @return the set
	 */
	public static RegexSet of(List<Automaton> automata) {
		List<Integer> omitted = new ArrayList<>();
		List<DeterministicAutomaton> single = new ArrayList<>();
		for (int i = 0; i < automata.size(); i++) {
			DeterministicAutomaton deterministic = Determinization.of(automata.get(i), i);
			if (deterministic != null) {
				single.add(deterministic);
			}
			else {
				omitted.add(i);
			}
		}
		List<MatchTable> tables = merged(single).stream().map(MatchTable::new).toList();
		DeterministicAutomaton any = (tables.size() > FEW_TABLES) ? any(single) : null;
		return new RegexSet((any != null) ? new MatchTable(any) : null, tables, omitted);
	}

	/**
	 * Without the question which expression matches, states that only differ in the
	 * answer are the same.
	 */
	private static @Nullable DeterministicAutomaton any(List<DeterministicAutomaton> automata) {
		if (automata.size() == 1) {
			return Minimization.of(automata.get(0).ofAny());
		}
		int middle = automata.size() / 2;
		DeterministicAutomaton left = any(automata.subList(0, middle));
		DeterministicAutomaton right = any(automata.subList(middle, automata.size()));
		if (left == null || right == null) {
			return null;
		}
		DeterministicAutomaton union = Union.of(left, right);
		return (union != null) ? Minimization.of(union) : null;
	}

	private static List<DeterministicAutomaton> merged(List<DeterministicAutomaton> automata) {
		if (automata.size() < 2) {
			return automata;
		}
		int middle = automata.size() / 2;
		List<DeterministicAutomaton> left = merged(automata.subList(0, middle));
		List<DeterministicAutomaton> right = merged(automata.subList(middle, automata.size()));
		DeterministicAutomaton last = left.get(left.size() - 1);
		@Nullable DeterministicAutomaton union = Union.of(last, right.get(0));
		List<DeterministicAutomaton> merged = new ArrayList<>(left);
		if (union != null) {
			merged.set(merged.size() - 1, union);
			merged.addAll(right.subList(1, right.size()));
		}
		else {
			merged.addAll(right);
		}
		return merged;
	}

	/**
	 * Find the expression that matches a text. This allocates nothing and takes time
	 * linear in the text.
	 * @param text the text
	 * @return the index of the first expression whose automaton accepts the text, or
	 * {@link #NONE}; those that are {@link #omitted()} are not asked
	 */
	public int find(String text) {
		if (this.any != null && this.any.outcome(text) == DeterministicAutomaton.NO_MATCH) {
			return NONE;
		}
		int first = DeterministicAutomaton.NO_MATCH;
		for (int i = 0; i < this.tables.size(); i++) {
			MatchTable table = this.tables.get(i);
			if (table.best() < first) {
				first = Math.min(first, table.outcome(text));
			}
		}
		return (first != DeterministicAutomaton.NO_MATCH) ? first : NONE;
	}

	int tables() {
		return this.tables.size();
	}

	/**
	 * The expressions that are too large for a table, so that something else has to match
	 * them.
	 * @return their indexes, ascending
	 */
	public List<Integer> omitted() {
		return this.omitted;
	}

}
