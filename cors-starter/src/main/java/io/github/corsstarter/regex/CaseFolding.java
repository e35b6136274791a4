package io.github.corsstarter.regex;

import org.jspecify.annotations.Nullable;

/**
 * Which characters {@code (?i)} treats as equal, as in RE2/J: those of the case mappings
 * of the JDK, and a table for groups of more than two.
 */
public final class CaseFolding {

	/**
	 * RE2/J folds ranges only between these two.
	 */
	private static final int MIN = 'A';

	static final int MAX = 0x1044F;

	private static final int MAX_CASES = 4;

	/**
	 * Characters that are more than a pair, from Unicode's CaseFolding.txt, and two that
	 * are never folded.
	 */
	private static final String[] ORBITS = { "Kk\u212A", "Ss\u017F", "\u00B5\u039C\u03BC", "\u00C5\u00E5\u212B",
			"\u00DF\u1E9E", "\u0130", "\u0131", "\u01C4\u01C5\u01C6", "\u01C7\u01C8\u01C9", "\u01CA\u01CB\u01CC",
			"\u01F1\u01F2\u01F3", "\u0345\u0399\u03B9\u1FBE", "\u0392\u03B2\u03D0", "\u0395\u03B5\u03F5",
			"\u0398\u03B8\u03D1\u03F4", "\u039A\u03BA\u03F0", "\u03A0\u03C0\u03D6", "\u03A1\u03C1\u03F1",
			"\u03A3\u03C2\u03C3", "\u03A6\u03C6\u03D5", "\u03A9\u03C9\u2126", "\u1E60\u1E61\u1E9B" };

	private static final @Nullable String[] ORBIT_OF = new @Nullable String[0x2130];

	static {
		for (String orbit : ORBITS) {
			orbit.chars().forEach((c) -> ORBIT_OF[c] = orbit);
		}
	}

	private CaseFolding() {
	}

	/**
	 * A literal in any case.
	 * @throws RegexLimitException if RE2/J matches it differently in different places
	 */
	static CodePointSet fold(int codePoint) {
		CodePointSet.Builder folded = new CodePointSet.Builder();
		folded.add(codePoint);
		addOthers(folded, codePoint);
		CodePointSet set = folded.build();
		if (codePoint > MAX && set.size() > 1) {
			// RE2/J folds such a letter alone, but not in a class, nor in alternatives,
			// of which it makes a class.
			throw new RegexLimitException(
					String.format("(?i) has no defined meaning for the character U+%X", codePoint));
		}
		return set;
	}

	/**
	 * The characters of a range, and their other cases.
	 * @throws RegexLimitException if RE2/J matches one differently in different places
	 */
	static CodePointSet fold(CodePointSet set) {
		CodePointSet.Builder folded = new CodePointSet.Builder();
		folded.add(set);
		for (int range = 0; range < set.ranges(); range++) {
			int first = set.first(range);
			int last = set.last(range);
			if (first > MIN || last < MAX) {
				for (int c = Math.max(MIN, first); c <= Math.min(MAX, last); c++) {
					addOthers(folded, c);
				}
			}
		}
		return folded.build();
	}

	/**
	 * The characters of a Unicode class, and their other cases: RE2/J has tables for
	 * these, so it always gives the same result.
	 */
	static CodePointSet foldTable(CodePointSet set) {
		CodePointSet.Builder folded = new CodePointSet.Builder();
		folded.add(foldOrbits(set));
		for (int range = 0; range < set.ranges(); range++) {
			for (int c = Math.max(MIN, set.first(range)); c <= Math.min(MAX, set.last(range)); c++) {
				if (orbit(c) == null) {
					folded.add(Character.toLowerCase(c));
					folded.add(Character.toUpperCase(c));
				}
			}
		}
		return folded.build();
	}

	/**
	 * The characters of a set, and the other cases of those that are more than a pair.
	 */
	static CodePointSet foldOrbits(CodePointSet set) {
		CodePointSet.Builder folded = new CodePointSet.Builder();
		folded.add(set);
		for (String orbit : ORBITS) {
			if (orbit.chars().anyMatch(set::contains)) {
				orbit.chars().forEach(folded::add);
			}
		}
		return folded.build();
	}

	/**
	 * Whether a set has one letter in all its cases and nothing else.
	 */
	public static boolean areCasesOfOne(CodePointSet set) {
		return set.size() > 1 && set.size() <= MAX_CASES && fold(CodePointSet.of(set.first(0))).equals(set);
	}

	private static @Nullable String orbit(int codePoint) {
		return (codePoint < ORBIT_OF.length) ? ORBIT_OF[codePoint] : null;
	}

	private static void addOthers(CodePointSet.Builder folded, int codePoint) {
		String orbit = orbit(codePoint);
		if (orbit != null) {
			orbit.chars().forEach(folded::add);
			return;
		}
		int lower = Character.toLowerCase(codePoint);
		int other = (lower != codePoint) ? lower : Character.toUpperCase(codePoint);
		if (other == codePoint) {
			return;
		}
		if (Character.toLowerCase(other) != codePoint && Character.toUpperCase(other) != codePoint) {
			// RE2/J goes from one case to the next until it is where it began.
			throw new RegexLimitException(String.format("(?i) with the character U+%X never ends in RE2/J", codePoint));
		}
		folded.add(other);
	}

}
