package io.github.corsstarter.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.product.Budget;
import io.github.corsstarter.product.Product;
import io.github.corsstarter.product.Symbols;
import io.github.corsstarter.product.TooLargeException;

/**
 * The sets of states that a product can be in when a host has been read from its end to
 * some place. They are made when they are asked for, so that only the parts of hosts that
 * are looked at cost anything.
 * <p>
 * A member of a set is a state and whether a character behind it came from an edge that
 * is not literal; separators between labels do not count. So it is known of a domain
 * whether there is a way to read it that is literal throughout.
 */
final class HostSets {

	/**
	 * The set without members.
	 */
	static final int EMPTY = 0;

	private static final int MAX_SETS = 5_000;

	private static final int MAX_MEMBERS = 500_000;

	/**
	 * To follow an edge is cheap.
	 */
	private static final int EDGES_PER_STEP = 100;

	private static final int UNKNOWN = -1;

	private final Product product;

	private final Map<Key, Integer> numbers = new HashMap<>();

	private final List<int[]> sets = new ArrayList<>();

	/**
	 * For each set and symbol, the set that follows.
	 */
	private final List<int[]> successors = new ArrayList<>();

	/**
	 * For each member, the number of the last set it was added to.
	 */
	private final int[] marks;

	private int mark;

	private int members;

	private final Budget budget;

	HostSets(Product product, Budget budget) {
		this.product = product;
		this.budget = budget;
		this.marks = new int[2 * product.size()];
		number(new int[0]);
	}

	/**
	 * A member of a set.
	 * @param varied whether a character behind the state came from an edge that is not
	 * literal
	 */
	static int member(int state, boolean varied) {
		return 2 * state + (varied ? 1 : 0);
	}

	static int state(int member) {
		return member / 2;
	}

	static boolean isVaried(int member) {
		return member % 2 != 0;
	}

	/**
	 * The set of some members, each of which may be there more than once.
	 * @throws TooLargeException if there are too many sets
	 */
	int of(int[] members) {
		int[] sorted = members.clone();
		Arrays.sort(sorted);
		int count = 0;
		for (int member : sorted) {
			if (count == 0 || sorted[count - 1] != member) {
				sorted[count++] = member;
			}
		}
		return number(Arrays.copyOf(sorted, count));
	}

	/**
	 * The set of the members of two sets.
	 */
	int union(int one, int other) {
		int[] members = Arrays.copyOf(members(one), members(one).length + members(other).length);
		System.arraycopy(members(other), 0, members, members(one).length, members(other).length);
		return of(members);
	}

	int[] members(int set) {
		return this.sets.get(set);
	}

	/**
	 * The set after one more symbol, against the direction of reading.
	 * @throws TooLargeException if there are too many sets, or it takes too long
	 */
	int next(int set, int symbol) {
		int[] successors = this.successors.get(set);
		if (successors[symbol] == UNKNOWN) {
			successors[symbol] = number(step(this.sets.get(set), 1L << symbol));
		}
		return successors[symbol];
	}

	/**
	 * The set after a text, read from its end to its beginning.
	 */
	int before(int set, String text) {
		int before = set;
		for (int i = text.length() - 1; i >= 0 && before != EMPTY; i--) {
			before = next(before, Symbols.of(text.charAt(i)));
		}
		return before;
	}

	private int[] step(int[] members, long symbol) {
		int[] next = new int[16];
		int count = 0;
		boolean separator = (symbol & Symbols.SEPARATORS) != 0;
		int edges = 0;
		this.mark++;
		for (int member : members) {
			for (int edge = this.product.firstIncoming(state(member)); edge >= 0; edge = this.product
				.nextIncoming(edge)) {
				edges++;
				if ((this.product.symbols(edge) & symbol) == 0) {
					continue;
				}
				boolean varied = isVaried(member) || (!separator && !this.product.isLiteral(edge));
				int before = member(this.product.source(edge), varied);
				if (this.marks[before] != this.mark) {
					this.marks[before] = this.mark;
					if (count == next.length) {
						next = Arrays.copyOf(next, 2 * count);
					}
					next[count++] = before;
				}
			}
		}
		this.budget.spend(edges / EDGES_PER_STEP);
		int[] exact = Arrays.copyOf(next, count);
		Arrays.sort(exact);
		return exact;
	}

	private int number(int[] members) {
		Integer known = this.numbers.putIfAbsent(new Key(members), this.sets.size());
		if (known != null) {
			return known;
		}
		this.members += members.length;
		if (this.sets.size() > MAX_SETS || this.members > MAX_MEMBERS) {
			throw new TooLargeException("Its hosts end in more than " + MAX_SETS + " ways");
		}
		this.sets.add(members);
		int[] unknown = new int[Symbols.COUNT];
		Arrays.fill(unknown, UNKNOWN);
		this.successors.add(unknown);
		return this.sets.size() - 1;
	}

	private record Key(int[] members) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Key key && Arrays.equals(this.members, key.members);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.members);
		}

	}

}
