package io.github.corsstarter.automaton;

import java.util.List;

import io.github.corsstarter.regex.CodePointSet;
import io.github.corsstarter.regex.Regex;
import io.github.corsstarter.regex.RegexLimitException;
import org.jspecify.annotations.Nullable;

/**
 * A nondeterministic finite automaton that accepts the texts that an expression matches.
 * It has neither empty moves nor assertions: each transition takes one character. Every
 * state can be reached and leads to an accepting one, but for the start of an automaton
 * that accepts nothing. Immutable.
 * <p>
 * States are numbered from 0, transitions too: those of a state {@code s} are
 * {@code firstTransition(s)} to {@code firstTransition(s + 1)}, exclusive. A transition
 * bears a label, which is the number of a set of characters, so that what is computed for
 * a set can be kept in an array.
 */
public final class Automaton {

	private final Regex regex;

	private final int[] firstTransitions;

	private final boolean[] accepting;

	private final int[] targets;

	private final int[] labels;

	private final List<CodePointSet> characters;

	private final int[] atomNumbers;

	private final List<Atom> atoms;

	Automaton(Regex regex, Transitions transitions, List<CodePointSet> characters, List<Atom> atoms) {
		this.regex = regex;
		this.firstTransitions = transitions.firstTransitions();
		this.accepting = transitions.accepting();
		this.targets = transitions.targets();
		this.labels = transitions.labels();
		this.characters = List.copyOf(characters);
		this.atomNumbers = transitions.atoms();
		this.atoms = List.copyOf(atoms);
	}

	/**
	 * The automaton of the texts that an expression matches from their first character to
	 * their last, as RE2/J's {@code matches} has it.
	 * @param regex the expression
	 * @param longestText how many characters the texts in question have at most; of
	 * longer ones it may accept more than the expression matches
	 * @return the automaton
	 * @throws RegexLimitException if it would be too large
	 */
	public static Automaton ofWholeText(Regex regex, int longestText) {
		return new AutomatonBuilder(EmptyMoves.ofWhole(regex, longestText)).build(regex);
	}

	/**
	 * The automaton of the texts that an expression matches from their first character
	 * on, as RE2/J's {@code lookingAt} has it.
	 * @param regex the expression
	 * @param longestText how many characters the texts in question have at most; of
	 * longer ones it may accept more than the expression matches
	 * @return the automaton
	 * @throws RegexLimitException if it would be too large
	 */
	public static Automaton ofPrefix(Regex regex, int longestText) {
		return new AutomatonBuilder(EmptyMoves.ofPrefix(regex, longestText)).build(regex);
	}

	/**
	 * The expression.
	 * @return the expression that this automaton was made of
	 */
	public Regex regex() {
		return this.regex;
	}

	/**
	 * The number of states.
	 * @return 1 or more
	 */
	public int size() {
		return this.accepting.length;
	}

	/**
	 * The state before the first character.
	 * @return a state
	 */
	public int start() {
		return 0;
	}

	/**
	 * Whether a text is accepted that ends in a state.
	 * @param state the state
	 * @return {@code true} if it is
	 */
	public boolean isAccepting(int state) {
		return this.accepting[state];
	}

	/**
	 * The first transition of a state.
	 * @param state the state, or {@link #size()}
	 * @return the number of the transition; for {@link #size()}, that of all transitions
	 */
	public int firstTransition(int state) {
		return this.firstTransitions[state];
	}

	/**
	 * The state that a transition leads to.
	 * @param transition the transition
	 * @return the state
	 */
	public int target(int transition) {
		return this.targets[transition];
	}

	/**
	 * The label of a transition.
	 * @param transition the transition
	 * @return an index of {@link #characters()}
	 */
	public int label(int transition) {
		return this.labels[transition];
	}

	/**
	 * The characters that each label stands for.
	 * @return sets that are neither empty nor equal; they may overlap
	 */
	public List<CodePointSet> characters() {
		return this.characters;
	}

	/**
	 * What in the expression matches the character of a transition. An assertion beside
	 * it can make the characters of the transition fewer than those of the atom.
	 * @param transition the transition
	 * @return the atom
	 */
	public Atom atom(int transition) {
		return this.atoms.get(this.atomNumbers[transition]);
	}

	/**
	 * Find out why a text is not accepted. Use this only for explanations: it takes far
	 * longer than matching, although never more than a fraction of a second.
	 * @param text the text
	 * @param from the index in the text from which on letters are counted
	 * @return what differs from the nearest text that is accepted; {@code null} if the
	 * text itself is, if nothing near is, or if text and automaton are too large to be
	 * compared
	 */
	public @Nullable Mismatch explain(String text, int from) {
		return Alignment.of(this, text, from);
	}

}
