package io.github.corsstarter.product;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

import io.github.corsstarter.automaton.Automaton;
import io.github.corsstarter.product.OriginTable.Section;
import org.jspecify.annotations.Nullable;

/**
 * A rule and the table of origins, read at the same time: its paths are the origins that
 * the rule admits. Nothing is made deterministic, so that it has at most as many states
 * as the product of their numbers, and in fact only those that can be reached. Immutable.
 * <p>
 * An edge takes any one of several symbols. It is <em>literal</em> if the rule leaves no
 * choice there: its part of the rule stands for one character of origins only, outside
 * unbounded repetition.
 */
public final class Product {

	static final int START = 0;

	private static final int MAX_STATES = 50_000;

	private static final int MAX_EDGES = 500_000;

	/**
	 * How often a transition of the rule is compared with one of the origins.
	 */
	private static final int MAX_COMPARISONS = 10_000_000;

	private static final int NONE = -1;

	private static final int END = -2;

	/**
	 * What comes behind the host, best first: browsers seldom send a final dot.
	 */
	private static final List<String> USUAL_ENDS = List.of("", ":8443", ":8080", ":3000", ".");

	private final Automaton rule;

	private final OriginTable origins;

	private final boolean[] literalTransitions;

	private int[] ruleStates = new int[256];

	private int[] originStates = new int[256];

	private int[] firstEdges = new int[256];

	/**
	 * For each state, the edge by which it was first reached.
	 */
	private int[] discoveries = new int[256];

	private int[] distances = new int[256];

	private int size;

	private int[] sources = new int[1024];

	private int[] targets = new int[1024];

	private int[] transitions = new int[1024];

	private long[] symbols = new long[1024];

	private int edges;

	private final int[] firstIncoming;

	private final int[] nextIncoming;

	private Product(Automaton rule, OriginTable origins) {
		this.rule = rule;
		this.origins = origins;
		this.literalTransitions = literals(rule);
		explore(labels(rule));
		this.firstIncoming = new int[this.size];
		this.nextIncoming = new int[this.edges];
		Arrays.fill(this.firstIncoming, NONE);
		for (int edge = this.edges - 1; edge >= 0; edge--) {
			this.nextIncoming[edge] = this.firstIncoming[this.targets[edge]];
			this.firstIncoming[this.targets[edge]] = edge;
		}
	}

	/**
	 * Build the product.
	 * @throws TooLargeException if it has too many states
	 */
	public static Product of(Automaton rule, OriginTable origins) {
		return new Product(rule, origins);
	}

	private static long[] labels(Automaton rule) {
		long[] labels = new long[rule.characters().size()];
		for (int label = 0; label < labels.length; label++) {
			labels[label] = Symbols.of(rule.characters().get(label));
		}
		return labels;
	}

	private static boolean[] literals(Automaton rule) {
		boolean[] literals = new boolean[rule.firstTransition(rule.size())];
		for (int transition = 0; transition < literals.length; transition++) {
			long choice = Symbols.of(rule.atom(transition).characters()) & Symbols.WEB;
			literals[transition] = Long.bitCount(choice) == 1 && !rule.atom(transition).varied();
		}
		return literals;
	}

	private void explore(long[] labels) {
		StateTable numbers = new StateTable();
		Budget comparisons = new Budget(MAX_COMPARISONS);
		number(numbers, this.rule.start(), 0, NONE);
		for (int state = 0; state < this.size; state++) {
			this.firstEdges[state] = this.edges;
			int ruleState = this.ruleStates[state];
			int originState = this.originStates[state];
			for (int t = this.rule.firstTransition(ruleState); t < this.rule.firstTransition(ruleState + 1); t++) {
				long label = labels[this.rule.label(t)];
				comparisons.spend(this.origins.firstEdge(originState + 1) - this.origins.firstEdge(originState));
				for (int e = this.origins.firstEdge(originState); e < this.origins.firstEdge(originState + 1); e++) {
					long common = label & this.origins.symbols(e);
					if (common != 0) {
						addEdge(state, t, common);
						this.targets[this.edges - 1] = number(numbers, this.rule.target(t), this.origins.target(e),
								this.edges - 1);
					}
				}
			}
		}
		this.firstEdges = Arrays.copyOf(this.firstEdges, this.size + 1);
		this.firstEdges[this.size] = this.edges;
	}

	private int number(StateTable numbers, int ruleState, int originState, int edge) {
		int number = numbers.putIfAbsent(ruleState * this.origins.size() + originState, this.size);
		if (number < this.size) {
			return number;
		}
		if (this.size == MAX_STATES) {
			throw new TooLargeException("It has more than " + MAX_STATES + " states together with the origins");
		}
		if (this.size == this.ruleStates.length) {
			this.ruleStates = Arrays.copyOf(this.ruleStates, 2 * this.size);
			this.originStates = Arrays.copyOf(this.originStates, 2 * this.size);
			this.firstEdges = Arrays.copyOf(this.firstEdges, 2 * this.size);
			this.discoveries = Arrays.copyOf(this.discoveries, 2 * this.size);
			this.distances = Arrays.copyOf(this.distances, 2 * this.size);
		}
		this.ruleStates[this.size] = ruleState;
		this.originStates[this.size] = originState;
		this.discoveries[this.size] = edge;
		this.distances[this.size] = (edge != NONE) ? this.distances[this.sources[edge]] + 1 : 0;
		return this.size++;
	}

	private void addEdge(int source, int transition, long symbols) {
		if (this.edges == MAX_EDGES) {
			throw new TooLargeException("It has more than " + MAX_EDGES + " transitions together with the origins");
		}
		if (this.edges == this.sources.length) {
			this.sources = Arrays.copyOf(this.sources, 2 * this.edges);
			this.targets = Arrays.copyOf(this.targets, 2 * this.edges);
			this.transitions = Arrays.copyOf(this.transitions, 2 * this.edges);
			this.symbols = Arrays.copyOf(this.symbols, 2 * this.edges);
		}
		this.sources[this.edges] = source;
		this.transitions[this.edges] = transition;
		this.symbols[this.edges++] = symbols;
	}

	public Automaton rule() {
		return this.rule;
	}

	public OriginTable origins() {
		return this.origins;
	}

	public int size() {
		return this.size;
	}

	public int ruleState(int state) {
		return this.ruleStates[state];
	}

	public int originState(int state) {
		return this.originStates[state];
	}

	public Section section(int state) {
		return this.origins.section(this.originStates[state]);
	}

	public boolean isAccepting(int state) {
		return this.rule.isAccepting(this.ruleStates[state]) && this.origins.isAccepting(this.originStates[state]);
	}

	/**
	 * How many characters there are before a state at least.
	 */
	int distance(int state) {
		return this.distances[state];
	}

	/**
	 * The first edge that leaves a state; they end where those of the next state begin.
	 */
	public int firstEdge(int state) {
		return this.firstEdges[state];
	}

	/**
	 * The first edge that leads to a state, or -1.
	 */
	public int firstIncoming(int state) {
		return this.firstIncoming[state];
	}

	/**
	 * The next edge that leads to the same state, or -1.
	 */
	public int nextIncoming(int edge) {
		return this.nextIncoming[edge];
	}

	public int source(int edge) {
		return this.sources[edge];
	}

	public int target(int edge) {
		return this.targets[edge];
	}

	public long symbols(int edge) {
		return this.symbols[edge];
	}

	/**
	 * The transition of the rule that an edge comes from.
	 */
	public int transition(int edge) {
		return this.transitions[edge];
	}

	public boolean isLiteral(int edge) {
		return this.literalTransitions[this.transitions[edge]];
	}

	/**
	 * The shortest text on a path from the start to an accepting state, or {@code null}
	 * if no such path exists. Labels in it can be too long for an origin.
	 */
	public @Nullable String shortestText() {
		for (int state = 0; state < this.size; state++) {
			if (isAccepting(state)) {
				return textTo(state, this.discoveries);
			}
		}
		return null;
	}

	/**
	 * The edges of a path that a text takes from the start to an accepting state, or
	 * {@code null} if it takes none.
	 */
	public int @Nullable [] path(String text) {
		List<BitSet> reached = reached(text);
		BitSet last = reached.get(text.length());
		for (int state = last.nextSetBit(0); state >= 0; state = last.nextSetBit(state + 1)) {
			if (isAccepting(state)) {
				return pathTo(state, text, reached);
			}
		}
		return null;
	}

	/**
	 * The states after each prefix of a text.
	 */
	private List<BitSet> reached(String text) {
		BitSet start = new BitSet();
		start.set(START);
		List<BitSet> reached = new ArrayList<>(List.of(start));
		for (int i = 0; i < text.length(); i++) {
			reached.add(next(reached.get(i), Symbols.bit(text.charAt(i))));
		}
		return reached;
	}

	private BitSet next(BitSet states, long symbol) {
		BitSet next = new BitSet();
		for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
			for (int edge = this.firstEdges[state]; edge < this.firstEdges[state + 1]; edge++) {
				if ((this.symbols[edge] & symbol) != 0) {
					next.set(this.targets[edge]);
				}
			}
		}
		return next;
	}

	private int[] pathTo(int end, String text, List<BitSet> reached) {
		int[] path = new int[text.length()];
		int state = end;
		for (int i = path.length - 1; i >= 0; i--) {
			int edge = this.firstIncoming[state];
			while ((this.symbols[edge] & Symbols.bit(text.charAt(i))) == 0 || !reached.get(i).get(this.sources[edge])) {
				edge = this.nextIncoming[edge];
			}
			path[i] = edge;
			state = this.sources[edge];
		}
		return path;
	}

	/**
	 * An origin that the rule admits and that begins with a text, the whole host. It has
	 * no port if the rule admits that.
	 */
	public String complete(String host) {
		for (String end : USUAL_ENDS) {
			if (path(host + end) != null) {
				return host + end;
			}
		}
		return host + shortestEnd(host);
	}

	private String shortestEnd(String host) {
		int[] reachedBy = new int[this.size];
		Arrays.fill(reachedBy, NONE);
		Deque<Integer> queue = new ArrayDeque<>();
		BitSet afterHost = reached(host).get(host.length());
		for (int state = afterHost.nextSetBit(0); state >= 0; state = afterHost.nextSetBit(state + 1)) {
			reachedBy[state] = END;
			queue.add(state);
		}
		while (!queue.isEmpty()) {
			int state = queue.remove();
			if (isAccepting(state)) {
				return textTo(state, reachedBy);
			}
			for (int edge = this.firstEdges[state]; edge < this.firstEdges[state + 1]; edge++) {
				if (reachedBy[this.targets[edge]] == NONE) {
					reachedBy[this.targets[edge]] = edge;
					queue.add(this.targets[edge]);
				}
			}
		}
		throw new IllegalArgumentException("No origin begins with " + host);
	}

	/**
	 * The text that leads to a state, by the edge by which each state was reached.
	 */
	private String textTo(int end, int[] reachedBy) {
		StringBuilder text = new StringBuilder();
		for (int state = end; reachedBy[state] >= 0; state = this.sources[reachedBy[state]]) {
			text.append(Symbols.character(Symbols.preferred(this.symbols[reachedBy[state]])));
		}
		return text.reverse().toString();
	}

	/**
	 * Numbers of pairs of states, in a hash table without objects.
	 */
	private static final class StateTable {

		private int[] keys = new int[1024];

		private int[] numbers = new int[1024];

		private int size;

		StateTable() {
			Arrays.fill(this.keys, NONE);
		}

		int putIfAbsent(int key, int number) {
			int slot = slot(this.keys, key);
			if (this.keys[slot] == key) {
				return this.numbers[slot];
			}
			this.keys[slot] = key;
			this.numbers[slot] = number;
			if (++this.size > this.keys.length / 2) {
				grow();
			}
			return number;
		}

		private void grow() {
			int[] oldKeys = this.keys;
			int[] oldNumbers = this.numbers;
			this.keys = new int[2 * oldKeys.length];
			this.numbers = new int[2 * oldKeys.length];
			Arrays.fill(this.keys, NONE);
			for (int i = 0; i < oldKeys.length; i++) {
				if (oldKeys[i] != NONE) {
					int slot = slot(this.keys, oldKeys[i]);
					this.keys[slot] = oldKeys[i];
					this.numbers[slot] = oldNumbers[i];
				}
			}
		}

		private static int slot(int[] keys, int key) {
			int slot = (key * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(keys.length) + 1);
			while (keys[slot] != NONE && keys[slot] != key) {
				slot = (slot + 1) & (keys.length - 1);
			}
			return slot;
		}

	}

}
