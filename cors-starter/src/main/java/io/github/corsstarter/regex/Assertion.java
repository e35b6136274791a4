package io.github.corsstarter.regex;

/**
 * A condition on the characters before and after a place in the text.
 */
public enum Assertion {

	/** {@code \A}, {@code ^}. */
	BEGINNING_OF_TEXT,

	/** {@code \z}, {@code $}. */
	END_OF_TEXT,

	/** {@code (?m)^}. */
	BEGINNING_OF_LINE,

	/** {@code (?m)$}. */
	END_OF_LINE,

	/** {@code \b}. */
	WORD_BOUNDARY,

	/** {@code \B}. */
	NO_WORD_BOUNDARY;

	/**
	 * The characters that may come after a place where this holds.
	 * @param before the kind of the character before that place
	 * @return a set of kinds, as {@link Neighbor} has them
	 */
	public int after(int before) {
		return switch (this) {
			case BEGINNING_OF_TEXT -> (before == Neighbor.NONE) ? Neighbor.ALL : 0;
			case END_OF_TEXT -> Neighbor.set(Neighbor.NONE);
			case BEGINNING_OF_LINE -> (before == Neighbor.NONE || before == Neighbor.LINE_FEED) ? Neighbor.ALL : 0;
			case END_OF_LINE -> Neighbor.set(Neighbor.NONE) | Neighbor.set(Neighbor.LINE_FEED);
			case WORD_BOUNDARY -> afterBoundary(before);
			case NO_WORD_BOUNDARY -> Neighbor.ALL & ~afterBoundary(before);
		};
	}

	private static int afterBoundary(int before) {
		int word = Neighbor.set(Neighbor.WORD);
		return (before == Neighbor.WORD) ? Neighbor.ALL & ~word : word;
	}

	/**
	 * The kinds of characters before it that this has to distinguish from all others.
	 */
	public int distinguished() {
		return switch (this) {
			case BEGINNING_OF_TEXT -> Neighbor.set(Neighbor.NONE);
			case BEGINNING_OF_LINE -> Neighbor.set(Neighbor.NONE) | Neighbor.set(Neighbor.LINE_FEED);
			case WORD_BOUNDARY, NO_WORD_BOUNDARY -> Neighbor.set(Neighbor.WORD);
			default -> 0;
		};
	}

}
