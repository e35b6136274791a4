package io.github.corsstarter.regex;

import java.util.List;

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

	private static final String OPERATORS = "\\.+*?()|[]{}^$";

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

	public Node root() {
		return this.root;
	}

	/**
	 * What has to match when a match has come to a part: that part and all that follows,
	 * without the alternatives to it. Of a group only what is left, unless the part is at
	 * its beginning.
	 * @param offset where the part begins
	 */
	public String rest(int offset) {
		StringBuilder rest = new StringBuilder();
		appendRest(this.root, offset, rest);
		return rest.toString();
	}

	private void appendRest(Node node, int offset, StringBuilder rest) {
		if (node instanceof Node.Sequence sequence) {
			int i = indexOf(sequence.parts(), offset);
			appendRest(sequence.parts().get(i), offset, rest);
			sequence.parts().subList(i + 1, sequence.parts().size()).forEach((part) -> append(part, rest));
		}
		else if (node instanceof Node.Alternation alternation) {
			appendRest(alternation.alternatives().get(indexOf(alternation.alternatives(), offset)), offset, rest);
		}
		else if (node.beginsAt(offset)) {
			append(node, rest);
		}
		else if (node instanceof Node.Group group) {
			appendRest(group.content(), offset, rest);
		}
		else if (node instanceof Node.Repetition repetition) {
			appendRest(repetition.repeated(), offset, rest);
		}
	}

	private static int indexOf(List<Node> nodes, int offset) {
		int i = 0;
		while (i + 1 < nodes.size() && nodes.get(i).end() <= offset) {
			i++;
		}
		return i;
	}

	/**
	 * A part as it was written, or, between {@code \Q} and {@code \E}, as it would be
	 * written without them.
	 */
	private void append(Node node, StringBuilder rest) {
		Node.Characters quotable = null;
		if (node instanceof Node.Characters single) {
			quotable = single;
		}
		else if (node instanceof Node.Repetition repetition
				&& repetition.repeated() instanceof Node.Characters repeated) {
			quotable = repeated;
		}
		if (quotable == null) {
			rest.append(this.text, node.start(), node.end());
			return;
		}
		String written = this.text.substring(quotable.start(), quotable.end());
		if (written.length() == 1 && OPERATORS.contains(written) && quotable.characters().size() == 1) {
			rest.append('\\');
		}
		String quantifier = this.text.substring(quotable.end(), node.end());
		rest.append(written).append(quantifier.startsWith("\\E") ? quantifier.substring(2) : quantifier);
	}

	/**
	 * The expression as it was written.
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
