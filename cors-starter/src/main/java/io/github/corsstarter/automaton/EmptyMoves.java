package io.github.corsstarter.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.corsstarter.regex.Assertion;
import io.github.corsstarter.regex.CodePointSet;
import io.github.corsstarter.regex.Node;
import io.github.corsstarter.regex.Regex;
import io.github.corsstarter.regex.RegexLimitException;
import org.jspecify.annotations.Nullable;

/**
 * An expression as a nondeterministic automaton that still has empty moves and
 * assertions: Thompson's construction. Its size is linear in that of the expression.
 * <p>
 * A node is built after those that follow it, so that moves go to smaller numbers, except
 * the ones that lead back from the end of a repetition.
 */
final class EmptyMoves {

	static final int NONE = -1;

	/**
	 * The node where a match ends.
	 */
	static final int ACCEPT = 0;

	/**
	 * RE2/J follows empty moves by recursion: slightly more than this many in a row
	 * overflow a stack of a megabyte.
	 */
	private static final int MAX_IN_A_ROW = 3000;

	private final int longestText;

	private final List<@Nullable Atom> atoms = new ArrayList<>();

	private final List<@Nullable Assertion> assertions = new ArrayList<>();

	private int[] next = new int[64];

	private int[] alternative = new int[64];

	/**
	 * For each node, how many empty moves can follow each other from there on, without
	 * those back to the beginning of a repetition.
	 */
	private int[] inARow = new int[64];

	private int mostInARow;

	/**
	 * The moves into groups and out of them, which are not here.
	 */
	private int groupMoves;

	private int start;

	private EmptyMoves(int longestText) {
		this.longestText = longestText;
		add(null, null, NONE, NONE);
	}

	/**
	 * An expression that has to match a whole text.
	 */
	static EmptyMoves ofWhole(Regex regex, int longestText) {
		EmptyMoves moves = new EmptyMoves(longestText);
		moves.startAt(moves.compile(regex.root(), ACCEPT, false));
		return moves;
	}

	/**
	 * An expression that has to match a prefix of a text: any characters may follow.
	 */
	static EmptyMoves ofPrefix(Regex regex, int longestText) {
		EmptyMoves moves = new EmptyMoves(longestText);
		int end = regex.toString().length();
		int rest = moves.loop(new Node.Characters(CodePointSet.ALL, end, end), ACCEPT);
		moves.startAt(moves.compile(regex.root(), rest, false));
		return moves;
	}

	private void startAt(int node) {
		if (this.mostInARow + this.groupMoves > MAX_IN_A_ROW) {
			throw new RegexLimitException(
					"More than " + MAX_IN_A_ROW + " of its alternatives, groups or optional parts are in a row");
		}
		this.start = node;
	}

	private int fork(int next, int alternative) {
		return add(null, null, next, alternative);
	}

	private int add(@Nullable Atom atom, @Nullable Assertion assertion, int next, int alternative) {
		int node = size();
		if (node == this.next.length) {
			this.next = Arrays.copyOf(this.next, 2 * node);
			this.alternative = Arrays.copyOf(this.alternative, 2 * node);
			this.inARow = Arrays.copyOf(this.inARow, 2 * node);
		}
		this.atoms.add(atom);
		this.assertions.add(assertion);
		this.next[node] = next;
		this.alternative[node] = alternative;
		if (atom == null) {
			this.inARow[node] = 1 + Math.max((next != NONE) ? this.inARow[next] : 0,
					(alternative != NONE) ? this.inARow[alternative] : 0);
		}
		this.mostInARow = Math.max(this.mostInARow, this.inARow[node]);
		return node;
	}

	/**
	 * Build the nodes of a part.
	 * @param follows the node that comes after it
	 * @param varied whether what is around it leaves a choice character by character
	 * @return the node where it begins
	 */
	private int compile(Node part, int follows, boolean varied) {
		if (part instanceof Node.Characters atom) {
			return add(new Atom(atom.characters(), atom.start(), atom.end(), varied), null, follows, NONE);
		}
		if (part instanceof Node.Condition condition) {
			return add(null, condition.assertion(), follows, NONE);
		}
		if (part instanceof Node.Sequence sequence) {
			int entry = follows;
			for (int i = sequence.parts().size() - 1; i >= 0; i--) {
				entry = compile(sequence.parts().get(i), entry, varied);
			}
			return entry;
		}
		if (part instanceof Node.Alternation alternation) {
			boolean isClass = alternation.alternatives().stream().filter(EmptyMoves::isOneCharacter).count() > 1;
			int entry = NONE;
			for (int i = alternation.alternatives().size() - 1; i >= 0; i--) {
				Node each = alternation.alternatives().get(i);
				int alternative = compile(each, follows, varied || (isClass && isOneCharacter(each)));
				entry = (entry != NONE) ? fork(alternative, entry) : alternative;
			}
			return entry;
		}
		if (part instanceof Node.Group group) {
			this.groupMoves += group.captures() ? 2 : 0;
			return compile(group.content(), follows, varied);
		}
		return repeat((Node.Repetition) part, follows, varied);
	}

	/**
	 * {@code x{2,4}} becomes {@code xx(x(x)?)?}, and {@code x{2,}} becomes {@code xx+}. A
	 * text cannot have more parts that are not empty than it has characters, so that a
	 * bound above that has no effect.
	 */
	private int repeat(Node.Repetition repetition, int follows, boolean varied) {
		Node part = repetition.repeated();
		boolean inside = varied || repetition.max() > 1 || repetition.max() == Node.Repetition.UNBOUNDED;
		int copies = repetition.min();
		int entry = follows;
		if (repetition.max() == Node.Repetition.UNBOUNDED || repetition.max() >= this.longestText) {
			int loop = fork(NONE, follows);
			int body = compile(part, loop, inside);
			this.next[loop] = body;
			entry = (copies == 0) ? loop : body;
			for (int i = 1; i < copies; i++) {
				entry = compile(part, entry, inside);
			}
			return entry;
		}
		for (int i = repetition.max(); i > copies; i--) {
			entry = fork(compile(part, entry, inside), follows);
		}
		for (int i = 0; i < copies; i++) {
			entry = compile(part, entry, inside);
		}
		return entry;
	}

	private static boolean isOneCharacter(Node part) {
		return part instanceof Node.Characters || (part instanceof Node.Group group && isOneCharacter(group.content()));
	}

	private int loop(Node part, int follows) {
		return repeat(Node.Repetition.of(part, 0, Node.Repetition.UNBOUNDED, part.start(), part.end()), follows, false);
	}

	int start() {
		return this.start;
	}

	int size() {
		return this.atoms.size();
	}

	/**
	 * What has to match the next character for a node to move on; {@code null} if it
	 * moves on without a character.
	 */
	@Nullable Atom atom(int node) {
		return this.atoms.get(node);
	}

	/**
	 * What has to hold for a node to move on; {@code null} if nothing.
	 */
	@Nullable Assertion assertion(int node) {
		return this.assertions.get(node);
	}

	/**
	 * The node that follows, or {@link #NONE} for {@link #ACCEPT}.
	 */
	int next(int node) {
		return this.next[node];
	}

	/**
	 * Another node that follows a node without a condition, or {@link #NONE}.
	 */
	int alternative(int node) {
		return this.alternative[node];
	}

}
