package io.github.corsstarter.regex;

/**
 * The kinds of characters that assertions distinguish, and sets of kinds as bits.
 */
public final class Neighbor {

	/**
	 * No character: the place is the beginning or the end of the text.
	 */
	public static final int NONE = 0;

	/** A line feed. */
	public static final int LINE_FEED = 1;

	/**
	 * An ASCII letter or digit, or an underscore.
	 */
	public static final int WORD = 2;

	/** Any other character. */
	public static final int OTHER = 3;

	/** The set of all kinds of characters. */
	public static final int ANY_CHARACTER = 1 << LINE_FEED | 1 << WORD | 1 << OTHER;

	/** The set of all kinds. */
	public static final int ALL = 1 << NONE | ANY_CHARACTER;

	private static final CodePointSet LINE_FEEDS = CodePointSet.of('\n');

	private static final CodePointSet WORDS = CodePointSet.ofRanges("09AZ__az");

	private Neighbor() {
	}

	public static int set(int kind) {
		return 1 << kind;
	}

	/**
	 * The characters of a set of kinds.
	 */
	public static CodePointSet characters(int kinds) {
		CodePointSet.Builder characters = new CodePointSet.Builder();
		if ((kinds & set(LINE_FEED)) != 0) {
			characters.add(LINE_FEEDS);
		}
		if ((kinds & set(WORD)) != 0) {
			characters.add(WORDS);
		}
		if ((kinds & set(OTHER)) != 0) {
			CodePointSet.Builder known = new CodePointSet.Builder();
			known.add(LINE_FEEDS);
			known.add(WORDS);
			characters.add(known.build().complement());
		}
		return characters.build();
	}

}
