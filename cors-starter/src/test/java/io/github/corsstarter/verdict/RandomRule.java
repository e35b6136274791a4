package io.github.corsstarter.verdict;

import java.util.List;
import java.util.Random;

/**
 * Random expressions that look like rules for origins, and random hosts that some of them
 * admit.
 */
final class RandomRule {

	private static final List<String> BEGINNINGS = List.of("https://", "https://", "https?://", "http://", "^https://",
			"");

	private static final List<String> ENDS = List.of("", "", "\\.com", "example\\.com", "(:\\d+)?", ":8080", "$",
			":[0-9]+", "\\.[a-z]+");

	/**
	 * What stands for one text only.
	 */
	private static final List<String> LITERALS = List.of("a", "acme", "example", "www", "com", "org", "x", "\\.com",
			"\\.org", "\\.co\\.uk", "\\.vercel\\.app", "\\.github\\.io", "\\.ck", "\\.internal", "localhost", "\\.",
			"\\.", "\\.", "[.]", "-", "192", "\\.168", "10\\.", "\\x61", "A", "_", "\\Q.\\E", "\\b", "\\B");

	private static final List<String> CHOICES = List.of(".", "[a-z]", "[a-z0-9-]", "[^.]", "[^/]", "\\w", "\\d",
			"[0-9]", "[0-9a-f:]", "\\pL", "[[:alnum:]]", "[abc]", "[1-9]", "[^a]", "[A-Z]", "[bB]");

	private static final List<String> QUANTIFIERS = List.of("*", "+", "?", "*", "+", "{2}", "{1,3}", "{2,}", "*?",
			"{0,5}");

	private static final List<String> LABELS = List.of("acme", "example", "www", "a", "com", "org", "co.uk",
			"vercel.app", "github.io", "ck", "internal", "localhost", "192.168", "10", "-", "x", "aa", "1");

	private static final List<String> SUFFIXES = List.of("com", "org", "co.uk", "vercel.app", "acme.com",
			"example.com");

	private final Random random;

	private boolean repeatsGroup;

	private final String text;

	RandomRule(Random random) {
		this.random = random;
		this.text = pick(BEGINNINGS) + expression((random.nextInt(20) == 0) ? 4 : 2) + pick(ENDS);
	}

	private String expression(int depth) {
		StringBuilder expression = new StringBuilder();
		for (int parts = this.random.nextInt(1, 6); parts > 0; parts--) {
			expression.append((depth > 0 && this.random.nextInt(4) == 0) ? group(depth) : atom());
		}
		return expression.toString();
	}

	private String group(int depth) {
		StringBuilder group = new StringBuilder(this.random.nextBoolean() ? "(" : "(?:").append(expression(depth - 1));
		for (int others = this.random.nextInt(3); others > 0; others--) {
			group.append('|').append(expression(depth - 1));
		}
		String quantifier = quantifier();
		this.repeatsGroup |= !quantifier.isEmpty();
		return group.append(')').append(quantifier).toString();
	}

	private String atom() {
		String quantifier = quantifier();
		if (this.random.nextBoolean()) {
			return pick(CHOICES) + quantifier;
		}
		String literal = pick(LITERALS);
		return quantifier.isEmpty() ? literal : "(?:" + literal + ")" + quantifier;
	}

	private String quantifier() {
		return (this.random.nextInt(5) < 3) ? "" : pick(QUANTIFIERS);
	}

	private String pick(List<String> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	/**
	 * Whether a group may match more than once or not at all.
	 */
	boolean repeatsGroup() {
		return this.repeatsGroup;
	}

	/**
	 * A random host with a text in it that no expression has.
	 */
	static String host(Random random, String stranger) {
		StringBuilder host = new StringBuilder();
		int labels = random.nextInt(1, 5);
		int place = random.nextInt(labels);
		for (int i = 0; i < labels; i++) {
			host.append((i == place) ? stranger : "")
				.append(LABELS.get(random.nextInt(LABELS.size())))
				.append((random.nextInt(3) > 0) ? "." : "");
		}
		if (random.nextBoolean()) {
			host.append(SUFFIXES.get(random.nextInt(SUFFIXES.size())));
		}
		return host.toString();
	}

	@Override
	public String toString() {
		return this.text;
	}

}
