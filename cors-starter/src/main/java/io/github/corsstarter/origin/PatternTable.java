package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * All patterns of a configuration in one hash table, keyed by the tail of the host.
 * <p>
 * A host is read once from its end to its start while the hash of what was read grows; at
 * every dot with a label before it, and at both ends, the table is asked for the tail
 * read so far. The price of a look-up is the length of the host and does not depend on
 * the number of patterns, and nothing is allocated. What is in the table comes from the
 * configuration alone, so that a request cannot make its chains long.
 */
final class PatternTable {

	private static final Bucket[] NO_BUCKETS = {};

	private final @Nullable Bucket[] buckets;

	private final boolean empty;

	private PatternTable(@Nullable Bucket[] buckets, boolean empty) {
		this.buckets = buckets;
		this.empty = empty;
	}

	static PatternTable of(Map<OriginPattern, OriginRule> rules) {
		if (rules.isEmpty()) {
			return new PatternTable(NO_BUCKETS, true);
		}
		Map<String, List<Entry>> byTail = new LinkedHashMap<>();
		rules.forEach((pattern, rule) -> byTail.computeIfAbsent(pattern.hostTail(), (tail) -> new ArrayList<>())
			.add(new Entry(pattern, rule)));
		@Nullable Bucket[] buckets = new Bucket[Integer.highestOneBit(byTail.size()) * 4];
		byTail.forEach((tail, entries) -> {
			int hash = hash(tail);
			int slot = hash & (buckets.length - 1);
			buckets[slot] = new Bucket(tail, hash, entries.toArray(Entry[]::new), buckets[slot]);
		});
		return new PatternTable(buckets, false);
	}

	boolean isEmpty() {
		return this.empty;
	}

	@Nullable OriginRule find(Origin origin) {
		if (this.empty) {
			return null;
		}
		String host = origin.host();
		int hash = 0;
		OriginRule rule = find(origin, host.length(), hash);
		for (int i = host.length() - 1; rule == null && i >= 0; i--) {
			char c = host.charAt(i);
			hash = 31 * hash + c;
			boolean labelBefore = i > 0;
			if (labelBefore == (c == '.')) {
				rule = find(origin, i, spread(hash));
			}
		}
		return rule;
	}

	private @Nullable OriginRule find(Origin origin, int tailStart, int hash) {
		String host = origin.host();
		int length = host.length() - tailStart;
		Bucket bucket = this.buckets[hash & (this.buckets.length - 1)];
		while (bucket != null) {
			if (bucket.hash == hash && bucket.tail.length() == length && host.startsWith(bucket.tail, tailStart)) {
				for (Entry entry : bucket.entries) {
					if (entry.pattern.admits(origin)) {
						return entry.rule;
					}
				}
				return null;
			}
			bucket = bucket.next;
		}
		return null;
	}

	/**
	 * Visit no more than a number of patterns, in no particular order.
	 */
	void forEachOfFirst(int max, BiConsumer<OriginPattern, OriginRule> visitor) {
		int left = max;
		for (Bucket slot : this.buckets) {
			for (Bucket bucket = slot; bucket != null; bucket = bucket.next) {
				for (Entry entry : bucket.entries) {
					if (left-- == 0) {
						return;
					}
					visitor.accept(entry.pattern, entry.rule);
				}
			}
		}
	}

	private static int hash(String tail) {
		int hash = 0;
		for (int i = tail.length() - 1; i >= 0; i--) {
			hash = 31 * hash + tail.charAt(i);
		}
		return spread(hash);
	}

	private static int spread(int hash) {
		return hash ^ (hash >>> 16);
	}

	private record Entry(OriginPattern pattern, OriginRule rule) {
	}

	/**
	 * All patterns with one tail; those that share a slot form a chain.
	 */
	private static final class Bucket {

		private final String tail;

		private final int hash;

		private final Entry[] entries;

		private final @Nullable Bucket next;

		Bucket(String tail, int hash, Entry[] entries, @Nullable Bucket next) {
			this.tail = tail;
			this.hash = hash;
			this.entries = entries;
			this.next = next;
		}

	}

}
