package io.github.corsstarter.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random expression, with random texts that it matches unless an assertion, a flag or a
 * slip of the pen is against it.
 */
final class RandomRegex {

	/**
	 * Characters about whose classes RE2/J and every JDK agree.
	 */
	static final List<String> CHARACTERS = List.of("a", "b", "c", "k", "s", "x", "A", "B", "K", "S", "0", "7", "_", "-",
			".", ":", "/", " ", "\n", "\t", "\u000B", "\u00E9", "\u00C9", "\u0131", "\u017F", "\u03B1", "\u03A3",
			"\u03C2", "\u0416", "\u212A", "\u4E2D", "\uD83D\uDE01", "\uD83D", "\uDE00", "\uD801\uDC28");

	private static final List<Leaf> LEAVES = List.of(new Leaf("a", "a"), new Leaf("b", "b"), new Leaf("c", "c"),
			new Leaf("k", "k"), new Leaf("S", "S"), new Leaf("-", "-"), new Leaf("\\.", "."), new Leaf("/", "/"),
			new Leaf(":", ":"), new Leaf("0", "0"), new Leaf("_", "_"), new Leaf("com", "com"),
			new Leaf(".", "a:\u4E2D"), new Leaf("[ab]", "ab"), new Leaf("[^a]", "b\n\u00E9"),
			new Leaf("[a-c0-9-]", "abc07-"), new Leaf("[^\\w.-]", ":/ "), new Leaf("[[:alpha:]]", "abAB"),
			new Leaf("[[:^alnum:]_]", "_-.\u03B1"), new Leaf("[\\d\\s]", "07 \n"), new Leaf("[]a]", "a"),
			new Leaf("[^]b]", "ac"), new Leaf("\\w", "abk_7"), new Leaf("\\W", "-. \u4E2D"), new Leaf("\\d", "07"),
			new Leaf("\\D", "a- "), new Leaf("\\s", " \n\t"), new Leaf("\\S", "a\u000B"),
			new Leaf("\\pL", "ak\u00E9\u0416"), new Leaf("\\PL", "0-\uD83D\uDE01"),
			new Leaf("\\p{Greek}", "\u03B1\u03A3"), new Leaf("\\p{^Greek}", "ab"), new Leaf("\\p{Lu}", "AB\u00C9"),
			new Leaf("[\\p{Ll}0]", "ab0\u03C2"), new Leaf("\\x61", "a"), new Leaf("\\x{1F601}", "\uD83D\uDE01"),
			new Leaf("\\142", "b"), new Leaf("\u00E9", "\u00E9"), new Leaf("\u017F", "\u017F"),
			new Leaf("\u212A", "\u212A"), new Leaf("\u03C2", "\u03C2"), new Leaf("\uD83D\uDE01", "\uD83D\uDE01"),
			new Leaf("\\t", "\t"), new Leaf("\n", "\n"), new Leaf("{", "{"), new Leaf("}", "}"), new Leaf("]", "]"));

	private static final List<String> ASSERTIONS = List.of("^", "$", "\\b", "\\B", "\\A", "\\z");

	private static final List<String> FLAGS = List.of("(?i)", "(?-i)", "(?s)", "(?-s)", "(?m)", "(?-m)", "(?U)",
			"(?is-m)");

	private static final List<String> OPENINGS = List.of("(", "(?:", "(?:", "(?i:", "(?-i:", "(?m-s:", "(?s:", "(?U:");

	private static final List<String> QUANTIFIERS = List.of("*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,3}?",
			"{0}", "{2,}", "{1,}", "{,2}");

	private final Random random;

	private final String text;

	private final Part root;

	private RandomRegex(Random random, int parts) {
		this.random = random;
		this.root = sequence(parts, 0);
		StringBuilder regex = new StringBuilder();
		this.root.write(regex);
		if (random.nextInt(12) == 0) {
			slip(regex);
		}
		this.text = regex.toString();
	}

	/**
	 * Make an expression of about that many parts.
	 */
	static RandomRegex of(Random random, int parts) {
		return new RandomRegex(random, parts);
	}

	private void slip(StringBuilder regex) {
		int at = this.random.nextInt(regex.length() + 1);
		if (this.random.nextBoolean() && at < regex.length()) {
			regex.deleteCharAt(at);
		}
		else {
			regex.insert(at, "()[]{}*+?|\\^$-:,2Qp".charAt(this.random.nextInt(19)));
		}
	}

	private Part sequence(int count, int depth) {
		List<Part> parts = new ArrayList<>();
		int left = count;
		while (left > 0) {
			int size = (depth < 6 && left > 1 && this.random.nextInt(3) == 0) ? 1 + this.random.nextInt(left) : 1;
			parts.add((size == 1) ? simple() : group(size, depth + 1));
			left -= size;
		}
		return new Sequence(parts);
	}

	private Part group(int count, int depth) {
		List<Part> alternatives = new ArrayList<>();
		int left = count;
		do {
			int size = Math.min(left, 1 + this.random.nextInt(Math.max(1, count)));
			alternatives.add(sequence((this.random.nextInt(12) == 0) ? 0 : size, depth));
			left -= size;
		}
		while (left > 0);
		return quantified(new Group(pick(OPENINGS), alternatives));
	}

	private Part simple() {
		return switch (this.random.nextInt(30)) {
			case 0 -> new Leaf(pick(ASSERTIONS), "");
			case 1 -> new Leaf(pick(FLAGS), "");
			case 2 -> new Leaf("\\Qa.b*\\E", "a.b*");
			default -> quantified(LEAVES.get(this.random.nextInt(LEAVES.size())));
		};
	}

	private Part quantified(Part part) {
		return (this.random.nextInt(4) == 0) ? new Repetition(part, pick(QUANTIFIERS)) : part;
	}

	private String pick(List<String> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	/**
	 * A text that the expression probably matches.
	 */
	String matchingText() {
		StringBuilder sample = new StringBuilder();
		this.root.sample(this.random, sample);
		return sample.toString();
	}

	/**
	 * A text that the expression would match but for a character or two.
	 */
	String similarText() {
		return disturbed(matchingText());
	}

	String disturbed(String text) {
		int[] codePoints = text.codePoints().toArray();
		StringBuilder disturbed = new StringBuilder();
		int at = this.random.nextInt(codePoints.length + 1);
		for (int i = 0; i <= codePoints.length; i++) {
			if (i == at) {
				disturbed.append((this.random.nextInt(3) > 0) ? pick(CHARACTERS) : "");
			}
			if (i < codePoints.length && (i != at || this.random.nextBoolean())) {
				disturbed.appendCodePoint(codePoints[i]);
			}
		}
		return disturbed.toString();
	}

	String randomText() {
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(6); i > 0; i--) {
			text.append(pick(CHARACTERS));
		}
		return text.toString();
	}

	@Override
	public String toString() {
		return this.text;
	}

	private interface Part {

		void write(StringBuilder regex);

		void sample(Random random, StringBuilder text);

	}

	/**
	 * @param samples the characters that it matches; all of them if it is a word
	 */
	private record Leaf(String regex, String samples) implements Part {

		@Override
		public void write(StringBuilder regex) {
			regex.append(this.regex);
		}

		@Override
		public void sample(Random random, StringBuilder text) {
			if (this.regex.equals(this.samples) || this.regex.startsWith("\\Q")) {
				text.append(this.samples);
			}
			else if (!this.samples.isEmpty()) {
				int[] choice = this.samples.codePoints().toArray();
				text.appendCodePoint(choice[random.nextInt(choice.length)]);
			}
		}

	}

	private record Sequence(List<Part> parts) implements Part {

		@Override
		public void write(StringBuilder regex) {
			this.parts.forEach((part) -> part.write(regex));
		}

		@Override
		public void sample(Random random, StringBuilder text) {
			this.parts.forEach((part) -> part.sample(random, text));
		}

	}

	private record Group(String opening, List<Part> alternatives) implements Part {

		@Override
		public void write(StringBuilder regex) {
			regex.append(this.opening);
			for (int i = 0; i < this.alternatives.size(); i++) {
				regex.append((i > 0) ? "|" : "");
				this.alternatives.get(i).write(regex);
			}
			regex.append(')');
		}

		@Override
		public void sample(Random random, StringBuilder text) {
			this.alternatives.get(random.nextInt(this.alternatives.size())).sample(random, text);
		}

	}

	private record Repetition(Part part, String quantifier) implements Part {

		@Override
		public void write(StringBuilder regex) {
			this.part.write(regex);
			regex.append(this.quantifier);
		}

		@Override
		public void sample(Random random, StringBuilder text) {
			int times = switch (this.quantifier) {
				case "{0}" -> 0;
				case "+", "+?", "{1,}" -> 1 + random.nextInt(2);
				case "{2}", "{2,}" -> 2;
				case "{1,3}?" -> 1 + random.nextInt(3);
				case "?", "??" -> random.nextInt(2);
				default -> random.nextInt(3);
			};
			for (int i = 0; i < times && text.length() < 300; i++) {
				this.part.sample(random, text);
			}
		}

	}

}
