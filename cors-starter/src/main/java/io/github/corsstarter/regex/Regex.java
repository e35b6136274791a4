package io.github.corsstarter.regex;

/**
 * A regular expression in RE2 syntax, as RE2/J 1.8 reads it. Immutable.
 * <p>
 * The expression is read, but not compiled: its cost is linear in its length.
 */
public final class Regex {

	/**
	 * The greatest length of an expression, in characters.
	 */
	public static final int MAX_LENGTH = 64 * 1024;

	/**
	 * How deep groups can be nested.
	 */
	public static final int MAX_NESTING = 500;

	/**
	 * How many instructions RE2/J may need for an expression.
	 */
	public static final int MAX_SIZE = 20_000;

	private final String text;

	private final Node root;

	private Regex(String text, Node root) {
		this.text = text;
		this.root = root;
	}

	/**
	 * Read an expression.
	 * @param text the expression
	 * @return the expression
	 * @throws RegexSyntaxException if this is not RE2 syntax
	 * @throws RegexLimitException if it is too large to be examined, or for RE2/J to
	 * compile
	 */
	public static Regex parse(String text) {
		return parse(text, Flags.NONE);
	}

	/**
	 * Read an expression whose dots match a line feed, too, as if it began with
	 * {@code (?s)}.
	 * @param text the expression
	 * @return the expression
	 * @throws RegexSyntaxException if this is not RE2 syntax
	 * @throws RegexLimitException if it is too large to be examined, or for RE2/J to
	 * compile
	 */
	public static Regex parseDotAll(String text) {
		return parse(text, Flags.DOT_ALL);
	}

	private static Regex parse(String text, Flags flags) {
		if (text.length() > MAX_LENGTH) {
			throw new RegexLimitException("It has more than " + MAX_LENGTH + " characters");
		}
		Node root = new Parser(text, flags).parse();
		if (root.size() > MAX_SIZE) {
			throw new RegexLimitException("Its repetitions and alternatives make more than " + MAX_SIZE + " states");
		}
		return new Regex(text, root);
	}

	Node root() {
		return this.root;
	}

	/**
	 * The expression as it was written.
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
