package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * All patterns of a configuration in one hash table, keyed by the tail of the host.
 * <p>
 * A host is looked up by its tails: the empty one, those that start at a dot with a label
 * before it, and the whole host; but only by those that are as long as the tail of some
 * pattern. So the cost is the length of the host, and does not grow with the number of
 * patterns. The table holds only what was configured, so that a request cannot make its
 * chains long.
 */
final class PatternTable {

	private final Map<String, List<Entry>> byTail = new HashMap<>();

	private final BitSet tailLengths = new BitSet();

	PatternTable(Map<OriginPattern, OriginRule> rules) {
		rules.forEach((pattern, rule) -> {
			String tail = pattern.hostTail();
			this.byTail.computeIfAbsent(tail, (key) -> new ArrayList<>(1)).add(new Entry(pattern, rule));
			this.tailLengths.set(tail.length());
		});
	}

	boolean isEmpty() {
		return this.byTail.isEmpty();
	}

	@Nullable OriginRule find(Origin origin) {
		if (isEmpty()) {
			return null;
		}
		String host = origin.host();
		OriginRule rule = find(origin, host.length());
		for (int dot = host.lastIndexOf('.'); rule == null && dot > 0; dot = host.lastIndexOf('.', dot - 1)) {
			rule = find(origin, dot);
		}
		// A dot at the start has no label before it.
		return (rule != null || host.startsWith(".")) ? rule : find(origin, 0);
	}

	private @Nullable OriginRule find(Origin origin, int tailStart) {
		String host = origin.host();
		if (this.tailLengths.get(host.length() - tailStart)) {
			for (Entry entry : this.byTail.getOrDefault(host.substring(tailStart), List.of())) {
				if (entry.pattern.admits(origin)) {
					return entry.rule;
				}
			}
		}
		return null;
	}

	/**
	 * Visit no more than a number of patterns, in no particular order.
	 */
	void forEachOfFirst(int max, BiConsumer<OriginPattern, OriginRule> visitor) {
		this.byTail.values()
			.stream()
			.flatMap(List::stream)
			.limit(max)
			.forEach((entry) -> visitor.accept(entry.pattern, entry.rule));
	}

	private record Entry(OriginPattern pattern, OriginRule rule) {
	}

}
