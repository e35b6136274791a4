package io.github.corsstarter.product;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

import io.github.corsstarter.product.OriginTable.Section;
import org.jspecify.annotations.Nullable;

/**
 * Finds the shortest way through a product, from its end to its beginning, that keeps to
 * the limits which the tables leave out: 64 characters in a scheme, 63 in a label (RFC
 * 1035, section 2.3.4), 253 in a host and a final dot. How far a state is from the start
 * without these limits decides where to look next (A*).
 */
public final class ShortestOrigin {

	/**
	 * The state of the origins before the first character. Nothing leads back to it.
	 */
	private static final int START = 0;

	private static final int MAX_STEPS = 200_000;

	private static final int MAX_SCHEME_LENGTH = 64;

	private static final int MAX_LABEL_LENGTH = 63;

	private static final int MAX_HOST_LENGTH = 253;

	/**
	 * What it costs to begin or end a label in a hyphen or an underscore: browsers send
	 * it, but it looks odd.
	 */
	private static final int ODD_LABEL = 20;

	private final Product product;

	private final Budget budget;

	/**
	 * The state of the origins where the text begins.
	 */
	private final int from;

	private final PriorityQueue<Step> queue = new PriorityQueue<>();

	/**
	 * For each state that was looked at, how many characters of a label there are behind
	 * it. To come back with more of them, and at no lower cost, leads no further.
	 */
	private final Map<Integer, Integer> runs = new HashMap<>();

	private ShortestOrigin(Product product, Budget budget, int from) {
		this.product = product;
		this.budget = budget;
		this.from = from;
	}

	/**
	 * The shortest origin that the rule admits.
	 * @return the origin, or {@code null} if the rule admits no origin
	 * @throws TooLargeException if it takes too long
	 */
	public static @Nullable String of(Product product) {
		ShortestOrigin search = new ShortestOrigin(product, new Budget(MAX_STEPS), START);
		for (int state = 0; state < product.size(); state++) {
			if (product.isAccepting(state)) {
				search.add(new Step(state, 0, 0, 0, product.distance(state), -1, null));
			}
		}
		return search.run();
	}

	/**
	 * The shortest text between two places of a host.
	 * @param from the state of the origins where the text begins
	 * @param to the states where it can end, before the first character of a label
	 * @param lengthBehind how many characters the host has behind it
	 * @return the text, or {@code null} if no such text exists
	 * @throws TooLargeException if it takes too long
	 */
	public static @Nullable String between(Product product, Budget budget, int from, int[] to, int lengthBehind) {
		ShortestOrigin search = new ShortestOrigin(product, budget, from);
		for (int state : to) {
			search.add(new Step(state, 0, lengthBehind, 0, product.distance(state), -1, null));
		}
		return search.run();
	}

	private @Nullable String run() {
		Step step = this.queue.poll();
		while (step != null) {
			if (this.product.originState(step.state) == this.from) {
				return step.text();
			}
			if (step.run < this.runs.getOrDefault(step.state, Integer.MAX_VALUE)) {
				this.runs.put(step.state, step.run);
				follow(step);
			}
			step = this.queue.poll();
		}
		return null;
	}

	private void follow(Step step) {
		for (int edge = this.product.firstIncoming(step.state); edge >= 0; edge = this.product.nextIncoming(edge)) {
			follow(step, edge);
		}
	}

	private void follow(Step step, int edge) {
		int source = this.product.source(edge);
		long symbols = this.product.symbols(edge);
		Section section = this.product.section(step.state);
		boolean label = section == Section.LABEL;
		boolean scheme = section == Section.SCHEME;
		int run = (label || scheme) ? step.run + 1 : 0;
		boolean inHost = section != Section.SCHEME && section != Section.DELIMITER && section != Section.PORT
				&& this.product.section(source) != Section.DELIMITER;
		boolean finalDot = section == Section.LABEL_START && step.hostLength == 0;
		int hostLength = (inHost && !finalDot) ? step.hostLength + 1 : step.hostLength;
		if (hostLength > MAX_HOST_LENGTH || run > (scheme ? MAX_SCHEME_LENGTH : MAX_LABEL_LENGTH)) {
			return;
		}
		boolean edgeOfLabel = label && (run == 1 || this.product.section(source) == Section.LABEL_START);
		boolean odd = edgeOfLabel && !Symbols.hasLetterOrDigit(symbols);
		int cost = step.cost + 1 + (odd ? ODD_LABEL : 0);
		add(new Step(source, run, hostLength, cost, cost + this.product.distance(source), Symbols.preferred(symbols),
				step));
	}

	private void add(Step step) {
		if (step.run < this.runs.getOrDefault(step.state, Integer.MAX_VALUE)) {
			this.budget.spend(1);
			this.queue.add(step);
		}
	}

	/**
	 * A place on the way, and the way from it to the end.
	 *
	 * @param run how many characters of a label or scheme there are behind it
	 * @param hostLength how many characters of the host there are behind it
	 * @param estimate the least cost of the whole text, with what is in front
	 * @param symbol the first symbol on the way
	 */
	private record Step(int state, int run, int hostLength, int cost, int estimate, int symbol,
			@Nullable Step rest) implements Comparable<Step> {

		@Override
		public int compareTo(Step other) {
			return (this.estimate != other.estimate) ? Integer.compare(this.estimate, other.estimate)
					: Integer.compare(other.cost, this.cost);
		}

		String text() {
			StringBuilder text = new StringBuilder();
			for (Step step = this; step.rest != null; step = step.rest) {
				text.append(Symbols.character(step.symbol));
			}
			return text.toString();
		}

	}

}
