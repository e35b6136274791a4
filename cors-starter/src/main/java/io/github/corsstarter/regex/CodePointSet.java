package io.github.corsstarter.regex;

import java.util.Arrays;

/**
 * A set of Unicode code points, as sorted ranges that neither overlap nor touch.
 * Immutable.
 */
public final class CodePointSet {

	static final CodePointSet EMPTY = new CodePointSet(new int[0]);

	/** Every character. */
	public static final CodePointSet ALL = CodePointSet.ofRange(0, Character.MAX_CODE_POINT);

	/**
	 * First and last code point of each range in turn.
	 */
	private final int[] bounds;

	private final int hash;

	private CodePointSet(int[] bounds) {
		this.bounds = bounds;
		this.hash = Arrays.hashCode(bounds);
	}

	/**
	 * The set of one code point.
	 * @param codePoint the code point
	 * @return the set
	 */
	public static CodePointSet of(int codePoint) {
		return ofRange(codePoint, codePoint);
	}

	/**
	 * The set of all code points between two.
	 * @param first the first one
	 * @param last the last one, not less than the first
	 * @return the set
	 */
	public static CodePointSet ofRange(int first, int last) {
		return new CodePointSet(new int[] { first, last });
	}

	/**
	 * The set of the characters of several ranges.
	 * @param bounds first and last character of each range in turn, in any order
	 * @return the set
	 */
	public static CodePointSet ofRanges(String bounds) {
		Builder builder = new Builder();
		for (int i = 0; i < bounds.length(); i += 2) {
			builder.add(bounds.charAt(i), bounds.charAt(i + 1));
		}
		return builder.build();
	}

	/**
	 * The number of ranges.
	 * @return 0 or more
	 */
	public int ranges() {
		return this.bounds.length / 2;
	}

	/**
	 * The first code point of a range.
	 * @param range from 0 to {@link #ranges()}, exclusive
	 * @return the code point
	 */
	public int first(int range) {
		return this.bounds[2 * range];
	}

	/**
	 * The last code point of a range.
	 * @param range from 0 to {@link #ranges()}, exclusive
	 * @return the code point
	 */
	public int last(int range) {
		return this.bounds[2 * range + 1];
	}

	/**
	 * Whether a code point belongs to this set.
	 * @param codePoint the code point
	 * @return {@code true} if it does
	 */
	public boolean contains(int codePoint) {
		int low = 0;
		int high = ranges();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (codePoint > last(middle)) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low < ranges() && codePoint >= first(low);
	}

	/**
	 * Whether this set has no code point.
	 * @return {@code true} if it is empty
	 */
	public boolean isEmpty() {
		return this.bounds.length == 0;
	}

	/**
	 * The number of code points.
	 * @return 0 or more
	 */
	public int size() {
		int size = 0;
		for (int range = 0; range < ranges(); range++) {
			size += last(range) - first(range) + 1;
		}
		return size;
	}

	/**
	 * The code points that this set and another one have in common.
	 * @param other the other set
	 * @return the intersection
	 */
	public CodePointSet intersection(CodePointSet other) {
		Builder common = new Builder();
		int i = 0;
		int j = 0;
		while (i < ranges() && j < other.ranges()) {
			int first = Math.max(first(i), other.first(j));
			int last = Math.min(last(i), other.last(j));
			if (first <= last) {
				common.add(first, last);
			}
			if (last(i) < other.last(j)) {
				i++;
			}
			else {
				j++;
			}
		}
		return common.build();
	}

	CodePointSet complement() {
		Builder others = new Builder();
		int next = 0;
		for (int range = 0; range < ranges(); range++) {
			if (next < first(range)) {
				others.add(next, first(range) - 1);
			}
			next = last(range) + 1;
		}
		if (next <= Character.MAX_CODE_POINT) {
			others.add(next, Character.MAX_CODE_POINT);
		}
		return others.build();
	}

	@Override
	public boolean equals(Object other) {
		return this == other
				|| other instanceof CodePointSet set && this.hash == set.hash && Arrays.equals(this.bounds, set.bounds);
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("[");
		for (int range = 0; range < ranges(); range++) {
			text.append(String.format("\\x{%X}", first(range)));
			if (first(range) < last(range)) {
				text.append(String.format("-\\x{%X}", last(range)));
			}
		}
		return text.append("]").toString();
	}

	/**
	 * Collects ranges in any order.
	 */
	static final class Builder {

		/**
		 * First code point in the upper half, last one in the lower half.
		 */
		private long[] ranges = new long[4];

		private int count;

		void add(int codePoint) {
			add(codePoint, codePoint);
		}

		void add(int first, int last) {
			if (this.count > 0) {
				long before = this.ranges[this.count - 1];
				if (first == (int) before + 1) {
					this.ranges[this.count - 1] = (before & ~0xFFFF_FFFFL) | last;
					return;
				}
			}
			if (this.count == this.ranges.length) {
				this.ranges = Arrays.copyOf(this.ranges, 2 * this.count);
			}
			this.ranges[this.count++] = (long) first << 32 | last;
		}

		void add(CodePointSet set) {
			for (int range = 0; range < set.ranges(); range++) {
				add(set.first(range), set.last(range));
			}
		}

		CodePointSet build() {
			if (this.count == 0) {
				return EMPTY;
			}
			Arrays.sort(this.ranges, 0, this.count);
			int[] bounds = new int[2 * this.count];
			int end = 0;
			for (int i = 0; i < this.count; i++) {
				int first = (int) (this.ranges[i] >>> 32);
				int last = (int) this.ranges[i];
				if (end > 0 && first <= bounds[end - 1] + 1) {
					bounds[end - 1] = Math.max(bounds[end - 1], last);
				}
				else {
					bounds[end++] = first;
					bounds[end++] = last;
				}
			}
			return new CodePointSet(Arrays.copyOf(bounds, end));
		}

	}

}
