package io.github.corsstarter.product;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.github.corsstarter.product.OriginGrammar.State;

/**
 * Writes the minimal automata of {@link OriginGrammar} as {@link OriginTable} reads them.
 * After a change of the grammar, run it with the directory of the tables:
 * {@code src/main/resources/io/github/corsstarter/product}.
 */
public final class OriginTableWriter {

	private static final int NONE = -1;

	private static final int ACCEPTING = 1;

	private OriginTableWriter() {
	}

	public static void main(String[] args) throws IOException {
		Path directory = Path.of(args[0]);
		Files.write(directory.resolve("web-origins.bin"), web());
		Files.write(directory.resolve("other-origins.bin"), others());
	}

	static byte[] web() {
		return tabulate(OriginGrammar.ofWeb(), true);
	}

	/**
	 * What the host is makes no difference there.
	 */
	static byte[] others() {
		return tabulate(OriginGrammar.ofOthers(), false);
	}

	private static byte[] tabulate(State start, boolean withHostKinds) {
		List<State> states = new ArrayList<>(List.of(start));
		Map<State, Integer> numbers = new HashMap<>(Map.of(start, 0));
		List<int[]> transitions = new ArrayList<>();
		for (int i = 0; i < states.size(); i++) {
			int[] targets = new int[Symbols.COUNT];
			for (int symbol = 0; symbol < targets.length; symbol++) {
				State next = states.get(i).next(Symbols.character(symbol));
				targets[symbol] = (next != null) ? number(next, states, numbers) : NONE;
			}
			transitions.add(targets);
		}
		int[] attributes = states.stream().mapToInt((state) -> attributes(state, withHostKinds)).toArray();
		return write(minimize(attributes, transitions), attributes, transitions);
	}

	private static int number(State state, List<State> states, Map<State, Integer> numbers) {
		Integer known = numbers.putIfAbsent(state, states.size());
		if (known != null) {
			return known;
		}
		states.add(state);
		return states.size() - 1;
	}

	private static int attributes(State state, boolean withHostKind) {
		int kind = withHostKind ? state.hostKind().ordinal() : 0;
		return (state.accepting() ? ACCEPTING : 0) | (kind << 1) | (state.section().ordinal() << 3);
	}

	/**
	 * Split classes of states until all states of a class lead to the same classes
	 * (Moore's algorithm). Class 0 is that of the start.
	 */
	private static int[] minimize(int[] attributes, List<int[]> transitions) {
		int[] classes = attributes;
		int count = 0;
		while (true) {
			Map<String, Integer> numbers = new HashMap<>();
			int[] refined = new int[classes.length];
			for (int i = 0; i < classes.length; i++) {
				StringBuilder signature = new StringBuilder().append((char) classes[i]);
				for (int target : transitions.get(i)) {
					signature.append((char) ((target != NONE) ? classes[target] : Character.MAX_VALUE));
				}
				refined[i] = numbers.computeIfAbsent(signature.toString(), (any) -> numbers.size());
			}
			classes = refined;
			if (numbers.size() == count) {
				return classes;
			}
			count = numbers.size();
		}
	}

	private static byte[] write(int[] classes, int[] attributes, List<int[]> transitions) {
		Map<Integer, Integer> members = new HashMap<>();
		for (int state = 0; state < classes.length; state++) {
			members.putIfAbsent(classes[state], state);
		}
		List<Integer> useful = useful(classes, attributes, transitions, members);
		List<Map<Integer, Long>> rows = new ArrayList<>();
		for (int number : useful) {
			rows.add(edges(transitions.get(members.get(number)), classes, useful));
		}
		ByteArrayOutputStream table = new ByteArrayOutputStream();
		try (DataOutputStream data = new DataOutputStream(table)) {
			data.writeShort(useful.size());
			data.writeShort(rows.stream().mapToInt(Map::size).sum());
			for (int number : useful) {
				data.writeByte(attributes[members.get(number)]);
			}
			for (Map<Integer, Long> row : rows) {
				data.writeByte(row.size());
			}
			for (Map<Integer, Long> row : rows) {
				for (int target : row.keySet()) {
					data.writeShort(target);
				}
			}
			for (Map<Integer, Long> row : rows) {
				for (long symbols : row.values()) {
					data.writeLong(symbols);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return table.toByteArray();
	}

	/**
	 * The symbols that lead to each state.
	 */
	private static Map<Integer, Long> edges(int[] transitions, int[] classes, List<Integer> useful) {
		Map<Integer, Long> edges = new TreeMap<>();
		for (int symbol = 0; symbol < transitions.length; symbol++) {
			int index = (transitions[symbol] != NONE) ? useful.indexOf(classes[transitions[symbol]]) : NONE;
			if (index != NONE) {
				edges.merge(index, 1L << symbol, (one, other) -> one | other);
			}
		}
		return edges;
	}

	/**
	 * The classes from which an origin can be completed, that of the start first.
	 */
	private static List<Integer> useful(int[] classes, int[] attributes, List<int[]> transitions,
			Map<Integer, Integer> members) {
		boolean[] useful = new boolean[members.size()];
		boolean changed = true;
		while (changed) {
			changed = false;
			for (int number = 0; number < useful.length; number++) {
				int state = members.get(number);
				boolean leads = (attributes[state] & ACCEPTING) != 0;
				for (int target : transitions.get(state)) {
					leads |= target != NONE && useful[classes[target]];
				}
				changed |= leads && !useful[number];
				useful[number] |= leads;
			}
		}
		return IntStream.range(0, useful.length).filter((number) -> useful[number]).boxed().toList();
	}

}
