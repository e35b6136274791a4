package io.github.corsstarter.verdict;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A part of a host that is looked for from its end: a label of a domain, or a whole
 * address. It knows how many characters are missing in front of a place, at least, so
 * that no way is followed which leads nowhere, or only to names that are written out.
 */
final class NamePart {

	static final int UNREACHABLE = Integer.MAX_VALUE;

	private static final int UNKNOWN = -1;

	private final long symbols;

	private final @Nullable NamePart inFront;

	/**
	 * For each member of a set, the number of missing characters.
	 */
	private final int[] missing;

	/**
	 * The same for each set that was asked for.
	 */
	private int[] missingOfSets = new int[0];

	NamePart(long symbols, @Nullable NamePart inFront, int[] missing) {
		this.symbols = symbols;
		this.inFront = inFront;
		this.missing = missing;
	}

	/**
	 * What it is made of.
	 */
	long symbols() {
		return this.symbols;
	}

	/**
	 * The part in front of it, with a dot between; {@code null} if it is the first one.
	 */
	@Nullable NamePart inFront() {
		return this.inFront;
	}

	/**
	 * How many characters at least are missing in front of a place until a name is
	 * complete that is not literal throughout.
	 * @return a number, or {@link #UNREACHABLE}
	 */
	int missing(HostSets sets, int set) {
		if (set >= this.missingOfSets.length) {
			int known = this.missingOfSets.length;
			this.missingOfSets = Arrays.copyOf(this.missingOfSets, 2 * set + 16);
			Arrays.fill(this.missingOfSets, known, this.missingOfSets.length, UNKNOWN);
		}
		if (this.missingOfSets[set] == UNKNOWN) {
			int least = UNREACHABLE;
			for (int member : sets.members(set)) {
				least = Math.min(least, this.missing[member]);
			}
			this.missingOfSets[set] = least;
		}
		return this.missingOfSets[set];
	}

	/**
	 * Whether the first character of a name has been read in one of a set's states.
	 * @return {@code true} if so, and not on a way that is literal throughout
	 */
	boolean isComplete(HostSets sets, int set) {
		boolean complete = false;
		for (int member : sets.members(set)) {
			if (this.missing[HostSets.member(HostSets.state(member), true)] == 0) {
				if (!HostSets.isVaried(member)) {
					return false;
				}
				complete = true;
			}
		}
		return complete;
	}

}
