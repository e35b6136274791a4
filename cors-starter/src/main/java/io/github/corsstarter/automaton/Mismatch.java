package io.github.corsstarter.automaton;

/**
 * Why an expression does not match a text: compared with the nearest text that it
 * matches, the one that takes the fewest characters to add, to leave out or to replace.
 *
 * @param distance how many characters have to be added, left out or replaced: 1 to
 * {@link #MAX_DISTANCE}
 * @param letters how many characters of the nearest text the expression asks for
 * literally
 * @param lettersRead how many of these come before {@code textOffset}
 * @param textOffset where the text stops being like the nearest one: the index of a
 * character, or the length of the text
 * @param regexOffset where in the expression the literal, class or dot stands that would
 * have to match there: the index of a character, or the length of the expression if the
 * text would have to end there
 * @param rest what would have to match from there on: that part of the expression and
 * what follows it, without the alternatives to it; empty if the text would have to end
 */
public record Mismatch(int distance, int letters, int lettersRead, int textOffset, int regexOffset, String rest) {

	/**
	 * A text that is farther from all that an expression matches has nothing to do with
	 * it.
	 */
	public static final int MAX_DISTANCE = 50;

}
