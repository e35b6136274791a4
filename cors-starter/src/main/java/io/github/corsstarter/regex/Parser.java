package io.github.corsstarter.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads RE2 syntax as RE2/J 1.8 does. Open groups are kept in a list and not on the call
 * stack, so that no expression is too deep for it.
 */
final class Parser {

	private static final CodePointSet NOT_LINE_FEED = CodePointSet.of('\n').complement();

	private static final int MAX_REPETITION = 1000;

	/**
	 * RE2/J keeps a copy of a class wherever it is written, and some have hundreds of
	 * ranges.
	 */
	private static final int MAX_RANGES = 200_000;

	private final ExpressionReader reader;

	private final EscapeParser escapes;

	private final ClassParser classes;

	private final Set<String> groupNames = new HashSet<>();

	private final Deque<OpenGroup> enclosing = new ArrayDeque<>();

	private OpenGroup group;

	private Flags flags;

	private int ranges;

	/**
	 * Whether the last thing read was a quantifier, so that no other can follow.
	 */
	private boolean quantified;

	Parser(String regex, Flags flags) {
		this.reader = new ExpressionReader(regex);
		this.escapes = new EscapeParser(this.reader);
		this.classes = new ClassParser(this.reader, this.escapes);
		this.flags = flags;
		this.group = new OpenGroup(0, 0, false, flags);
	}

	Node parse() {
		while (this.reader.hasNext()) {
			boolean afterQuantifier = this.quantified;
			this.quantified = false;
			int start = this.reader.position();
			int c = this.reader.next();
			switch (c) {
				case '(' -> openGroup(start);
				case ')' -> closeGroup(start);
				case '|' -> this.group.endAlternative(start, this.reader.position());
				case '^' ->
					add(start, this.flags.multiLine() ? Assertion.BEGINNING_OF_LINE : Assertion.BEGINNING_OF_TEXT);
				case '$' -> add(start, this.flags.multiLine() ? Assertion.END_OF_LINE : Assertion.END_OF_TEXT);
				case '.' -> add(start, this.flags.dotAll() ? CodePointSet.ALL : NOT_LINE_FEED);
				case '*' -> repeat(start, 0, Node.Repetition.UNBOUNDED, afterQuantifier);
				case '+' -> repeat(start, 1, Node.Repetition.UNBOUNDED, afterQuantifier);
				case '?' -> repeat(start, 0, 1, afterQuantifier);
				case '{' -> braces(start, afterQuantifier);
				case '[' -> {
					this.reader.moveTo(start);
					add(start, this.classes.parse(this.flags.foldCase()));
				}
				case '\\' -> backslash(start);
				default -> literal(start, c);
			}
		}
		if (!this.enclosing.isEmpty()) {
			throw this.reader.invalid("a ( without its )", this.group.start);
		}
		return this.group.end(this.reader.position());
	}

	private void add(int start, CodePointSet characters) {
		this.ranges += characters.ranges();
		if (this.ranges > MAX_RANGES) {
			throw new RegexLimitException("Its classes have more than " + MAX_RANGES + " ranges of characters");
		}
		this.group.parts.add(new Node.Characters(characters, start, this.reader.position()));
	}

	private void add(int start, Assertion assertion) {
		this.group.parts.add(new Node.Condition(assertion, start, this.reader.position()));
	}

	private void literal(int start, int c) {
		add(start, this.flags.foldCase() ? CaseFolding.fold(c) : CodePointSet.of(c));
	}

	private void backslash(int start) {
		switch (this.reader.peek()) {
			case 'A' -> assertion(start, Assertion.BEGINNING_OF_TEXT);
			case 'b' -> assertion(start, Assertion.WORD_BOUNDARY);
			case 'B' -> assertion(start, Assertion.NO_WORD_BOUNDARY);
			case 'z' -> assertion(start, Assertion.END_OF_TEXT);
			case 'Q' -> quotation();
			default -> {
				this.reader.moveTo(start);
				CodePointSet named = this.classes.parseNamed(this.flags.foldCase());
				if (named != null) {
					add(start, named);
				}
				else {
					literal(start, this.escapes.parse());
				}
			}
		}
	}

	private void assertion(int start, Assertion assertion) {
		this.reader.next();
		add(start, assertion);
	}

	/**
	 * Take {@code Q...\E}; the end of the expression may stand for {@code \E}.
	 */
	private void quotation() {
		this.reader.next();
		while (this.reader.hasNext() && !this.reader.skip("\\E")) {
			int start = this.reader.position();
			literal(start, this.reader.next());
		}
	}

	private void repeat(int start, int min, int max, boolean afterQuantifier) {
		// Which of several matches is preferred does not matter here.
		this.reader.skip("?");
		this.quantified = true;
		if (afterQuantifier) {
			throw this.reader.invalid("a quantifier after a quantifier", start);
		}
		List<Node> parts = this.group.parts;
		if (parts.isEmpty()) {
			throw this.reader.invalid("a quantifier with nothing before it", start);
		}
		Node last = parts.get(parts.size() - 1);
		parts.set(parts.size() - 1, Node.Repetition.of(last, min, max, last.start(), this.reader.position()));
	}

	/**
	 * Take what comes after a brace, which stands for itself if no quantifier does.
	 */
	private void braces(int start, boolean afterQuantifier) {
		Bounds bounds = bounds();
		if (bounds == null) {
			this.reader.moveTo(start + 1);
			literal(start, '{');
			// RE2/J takes it for a quantifier even so.
			this.quantified = true;
			return;
		}
		if (bounds.min > MAX_REPETITION || bounds.max > MAX_REPETITION
				|| (bounds.max != Node.Repetition.UNBOUNDED && bounds.min > bounds.max)) {
			throw this.reader.invalid("a number of repetitions that is above 1000, or below the one before it", start);
		}
		repeat(start, bounds.min, bounds.max, afterQuantifier);
	}

	private @Nullable Bounds bounds() {
		int min = number();
		if (min < 0) {
			return null;
		}
		if (this.reader.skip("}")) {
			return new Bounds(min, min);
		}
		if (!this.reader.skip(",")) {
			return null;
		}
		if (this.reader.skip("}")) {
			return new Bounds(min, Node.Repetition.UNBOUNDED);
		}
		int max = number();
		return (max >= 0 && this.reader.skip("}")) ? new Bounds(min, max) : null;
	}

	/**
	 * Take a decimal number without leading zeros: -1 if no number comes next, some
	 * number above the greatest valid one if it is too large.
	 */
	private int number() {
		boolean zero = this.reader.startsWith("0");
		int digits = 0;
		int number = 0;
		while (this.reader.peek() >= '0' && this.reader.peek() <= '9') {
			number = Math.min(number * 10 + this.reader.next() - '0', MAX_REPETITION + 1);
			digits++;
		}
		return (digits == 0 || (zero && digits > 1)) ? -1 : number;
	}

	private void openGroup(int start) {
		if (!this.reader.startsWith("?")) {
			push(start, true, this.flags);
			return;
		}
		if (this.reader.skip("?P<") || this.reader.skip("?<")) {
			name(start);
			push(start, true, this.flags);
			return;
		}
		this.reader.skip("?");
		Flags changed = this.flags;
		boolean value = true;
		boolean complete = true;
		while (this.reader.hasNext()) {
			int c = this.reader.next();
			if (c == '-' && value) {
				value = false;
				complete = false;
			}
			else if (c == 'i' || c == 'm' || c == 's' || c == 'U') {
				changed = changed.with((char) c, value);
				complete = true;
			}
			else if ((c == ':' || c == ')') && complete) {
				if (c == ':') {
					push(start, false, changed);
				}
				this.flags = changed;
				return;
			}
			else {
				break;
			}
		}
		throw this.reader.invalid("a group or flags that RE2 does not have", start);
	}

	private void name(int start) {
		int end = this.reader.indexOf(">");
		String name = this.reader.textUpTo(Math.max(end, this.reader.position()));
		this.reader.moveTo((end >= 0) ? end + 1 : this.reader.position());
		if (name.isEmpty() || !name.chars().allMatch((c) -> c == '_' || EscapeParser.isAsciiLetterOrDigit(c))) {
			throw this.reader.invalid("an invalid name of a group", start);
		}
		if (!this.groupNames.add(name)) {
			throw this.reader.invalid("a name that another group has", start);
		}
	}

	/**
	 * Flags hold to the end of the group that they are set in.
	 */
	private void push(int start, boolean captures, Flags inside) {
		if (this.enclosing.size() >= Regex.MAX_NESTING) {
			throw new RegexLimitException("Groups are nested more than " + Regex.MAX_NESTING + " deep");
		}
		this.enclosing.push(this.group);
		this.group = new OpenGroup(start, this.reader.position(), captures, this.flags);
		this.flags = inside;
	}

	private void closeGroup(int start) {
		if (this.enclosing.isEmpty()) {
			throw this.reader.invalid("a ) without its (", start);
		}
		OpenGroup closed = this.group;
		this.group = this.enclosing.pop();
		this.flags = closed.flagsOutside;
		Node content = closed.end(start);
		this.group.parts.add(Node.Group.of(content, closed.captures, closed.start, this.reader.position()));
	}

	private record Bounds(int min, int max) {
	}

	/**
	 * A group whose end was not read yet, or the whole expression.
	 */
	private static final class OpenGroup {

		final int start;

		final boolean captures;

		final Flags flagsOutside;

		final List<Node> alternatives = new ArrayList<>();

		List<Node> parts = new ArrayList<>();

		int alternativeStart;

		private final int contentStart;

		OpenGroup(int start, int contentStart, boolean captures, Flags flagsOutside) {
			this.start = start;
			this.contentStart = contentStart;
			this.alternativeStart = contentStart;
			this.captures = captures;
			this.flagsOutside = flagsOutside;
		}

		void endAlternative(int end, int nextStart) {
			this.alternatives.add(Node.Sequence.of(this.parts, this.alternativeStart, end));
			this.parts = new ArrayList<>();
			this.alternativeStart = nextStart;
		}

		Node end(int end) {
			endAlternative(end, end);
			return Node.Alternation.of(this.alternatives, this.contentStart, end);
		}

	}

}
