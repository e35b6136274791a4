package io.github.corsstarter.verdict;

import java.util.PriorityQueue;

import io.github.corsstarter.product.Budget;
import io.github.corsstarter.product.Symbols;
import io.github.corsstarter.product.TooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names that a rule admits at a place and that are not literal throughout, the
 * shortest ones first: what is missing at least decides where to look next (A*).
 */
final class NameSearch {

	/**
	 * Longest label of a domain. No address is longer.
	 */
	private static final int MAX_LENGTH = 63;

	private final HostSets sets;

	private final Budget budget;

	private int steps;

	NameSearch(HostSets sets, Budget budget) {
		this.sets = sets;
		this.budget = budget;
	}

	/**
	 * Find names that end at a place.
	 * @param end the states behind the last character
	 * @param part the last part of the names
	 * @param visitor what takes the names
	 * @throws TooLargeException if it takes too long
	 */
	void run(int end, NamePart part, Visitor visitor) {
		PriorityQueue<Step> queue = new PriorityQueue<>();
		add(queue, end, part, Step.NO_SYMBOL, null);
		Step step = queue.poll();
		while (step != null) {
			if (isComplete(step) && !visitor.visit(step.text(), step.set)) {
				return;
			}
			follow(queue, step, visitor);
			step = queue.poll();
		}
	}

	private boolean isComplete(Step step) {
		return step.part.inFront() == null && step.canEndPart() && step.part.isComplete(this.sets, step.set);
	}

	private void follow(PriorityQueue<Step> queue, Step step, Visitor visitor) {
		NamePart inFront = step.part.inFront();
		if (inFront != null && step.canEndPart() && visitor.canBeSuffix(step.text())) {
			add(queue, this.sets.next(step.set, Symbols.DOT), inFront, Symbols.DOT, step);
		}
		if (step.length < MAX_LENGTH) {
			for (int symbol : Symbols.BY_PREFERENCE) {
				boolean hyphenAtEnd = step.length == 0 && symbol == Symbols.HYPHEN;
				if ((step.part.symbols() & 1L << symbol) != 0 && !hyphenAtEnd) {
					add(queue, this.sets.next(step.set, symbol), step.part, symbol, step);
				}
			}
		}
	}

	private void add(PriorityQueue<Step> queue, int set, NamePart part, int symbol, @Nullable Step behind) {
		int missing = part.missing(this.sets, set);
		if (missing == NamePart.UNREACHABLE) {
			return;
		}
		this.budget.spend(1);
		this.steps++;
		int depth = (behind != null) ? behind.depth + 1 : 0;
		int length = (behind != null && behind.part == part) ? behind.length + 1 : 0;
		queue.add(new Step(set, part, symbol, length, depth, depth + missing, this.steps, behind));
	}

	/**
	 * Takes names.
	 */
	interface Visitor {

		/**
		 * Whether to search for names that end in this label and have another one before
		 * it.
		 */
		default boolean canBeSuffix(String label) {
			return true;
		}

		/**
		 * Take a name.
		 * @param start the states before it
		 * @return whether another one is wanted
		 */
		boolean visit(String name, int start);

	}

	/**
	 * A place in a name, and the way from it to the end of the name.
	 *
	 * @param symbol the first symbol on the way
	 * @param length how many characters of the part there are behind it
	 * @param depth how many characters of the name there are behind it
	 * @param estimate how many characters the name has at least
	 */
	private record Step(int set, NamePart part, int symbol, int length, int depth, int estimate, int number,
			@Nullable Step behind) implements Comparable<Step> {

		static final int NO_SYMBOL = -1;

		/**
		 * Of two that may be as short as each other, the one that is nearer to an end
		 * comes first, then the one that was found first.
		 */
		@Override
		public int compareTo(Step other) {
			if (this.estimate != other.estimate) {
				return Integer.compare(this.estimate, other.estimate);
			}
			return (this.depth != other.depth) ? Integer.compare(other.depth, this.depth)
					: Integer.compare(this.number, other.number);
		}

		boolean canEndPart() {
			return this.length > 0 && this.symbol != Symbols.HYPHEN;
		}

		String text() {
			StringBuilder text = new StringBuilder();
			for (Step step = this; step.behind != null; step = step.behind) {
				text.append(Symbols.character(step.symbol));
			}
			return text.toString();
		}

	}

}
