package io.github.corsstarter.verdict;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;

import io.github.corsstarter.product.OriginTable.HostKind;
import io.github.corsstarter.product.OriginTable.Section;
import io.github.corsstarter.product.Product;

/**
 * The states of a product in which the host of an origin ends that the rule admits,
 * before its port if it has one.
 */
final class HostEnds {

	private final Product product;

	private final BitSet states = new BitSet();

	private final BitSet ports = new BitSet();

	private HostEnds(Product product) {
		this.product = product;
	}

	static HostEnds of(Product product) {
		HostEnds ends = new HostEnds(product);
		for (int state = 0; state < product.size(); state++) {
			if (product.isAccepting(state)) {
				ends.add(state);
			}
		}
		return ends;
	}

	private void add(int end) {
		Deque<Integer> pending = new ArrayDeque<>();
		pending.push(end);
		while (!pending.isEmpty()) {
			int state = pending.pop();
			if (this.product.section(state) != Section.PORT) {
				this.states.set(state);
			}
			else if (!this.ports.get(state)) {
				this.ports.set(state);
				for (int edge = this.product.firstIncoming(state); edge >= 0; edge = this.product.nextIncoming(edge)) {
					pending.push(this.product.source(edge));
				}
			}
		}
	}

	/**
	 * The states in which a host of some kind ends.
	 */
	int[] ofKind(HostKind kind) {
		int[] ends = new int[this.states.cardinality()];
		int count = 0;
		for (int state = this.states.nextSetBit(0); state >= 0; state = this.states.nextSetBit(state + 1)) {
			if (this.product.origins().hostKind(this.product.originState(state)) == kind) {
				ends[count++] = state;
			}
		}
		return Arrays.copyOf(ends, count);
	}

}
