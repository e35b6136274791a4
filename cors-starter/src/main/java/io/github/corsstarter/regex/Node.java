package io.github.corsstarter.regex;

import java.util.List;

/**
 * A part of an expression's syntax tree. Groups leave no trace in it but their size:
 * captures do not matter here. Alternatives and sequences are lists, so that the tree is
 * at most a few times deeper than groups are nested.
 */
public sealed interface Node {

	/**
	 * Index of this part's first character in the expression.
	 */
	int start();

	/**
	 * Index after this part's last character.
	 */
	int end();

	/**
	 * The number of instructions that RE2/J needs for this part, which is also the most
	 * that an automaton needs; above {@link Regex#MAX_SIZE} only some number above it.
	 */
	long size();

	/**
	 * Whether a match of this part can begin with what is written at an index.
	 */
	boolean beginsAt(int offset);

	private static long sum(List<Node> parts) {
		long sum = 0;
		for (Node part : parts) {
			sum += part.size();
		}
		return sum;
	}

	/**
	 * One character out of a set.
	 */
	record Characters(CodePointSet characters, int start, int end) implements Node {

		@Override
		public long size() {
			return 1;
		}

		@Override
		public boolean beginsAt(int offset) {
			return this.start == offset;
		}

	}

	/**
	 * A condition on the characters before and after a place in the text.
	 */
	record Condition(Assertion assertion, int start, int end) implements Node {

		@Override
		public long size() {
			return 1;
		}

		@Override
		public boolean beginsAt(int offset) {
			return this.start == offset;
		}

	}

	/**
	 * One part after the other; none at all is the empty text.
	 */
	record Sequence(List<Node> parts, int start, int end, long size) implements Node {

		public static Node of(List<Node> parts, int start, int end) {
			if (parts.size() == 1) {
				return parts.get(0);
			}
			return new Sequence(List.copyOf(parts), start, end, Math.max(1, sum(parts)));
		}

		@Override
		public boolean beginsAt(int offset) {
			return !this.parts.isEmpty() && this.parts.get(0).beginsAt(offset);
		}

	}

	/**
	 * Any one of several parts.
	 */
	record Alternation(List<Node> alternatives, int start, int end, long size) implements Node {

		public static Node of(List<Node> alternatives, int start, int end) {
			if (alternatives.size() == 1) {
				return alternatives.get(0);
			}
			return new Alternation(List.copyOf(alternatives), start, end, sum(alternatives) + alternatives.size() - 1);
		}

		@Override
		public boolean beginsAt(int offset) {
			return this.alternatives.stream().anyMatch((alternative) -> alternative.beginsAt(offset));
		}

	}

	/**
	 * What is between parentheses, with them.
	 */
	record Group(Node content, boolean captures, int start, int end, long size) implements Node {

		public static Group of(Node content, boolean captures, int start, int end) {
			return new Group(content, captures, start, end, content.size() + (captures ? 2 : 0));
		}

		@Override
		public boolean beginsAt(int offset) {
			return this.content.beginsAt(offset);
		}

	}

	/**
	 * The same part several times.
	 *
	 * @param max the greatest number of times, or {@link #UNBOUNDED}
	 */
	record Repetition(Node repeated, int min, int max, int start, int end, long size) implements Node {

		/** Any number of times. */
		public static final int UNBOUNDED = -1;

		public static Repetition of(Node repeated, int min, int max, int start, int end) {
			long size = (max == UNBOUNDED) ? Math.max(1, min) * repeated.size() + 1
					: min * repeated.size() + (max - min) * (repeated.size() + 1);
			return new Repetition(repeated, min, max, start, end, Math.max(1, Math.min(size, Regex.MAX_SIZE + 1L)));
		}

		@Override
		public boolean beginsAt(int offset) {
			return this.repeated.beginsAt(offset);
		}

	}

}
