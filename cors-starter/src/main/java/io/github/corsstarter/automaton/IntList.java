package io.github.corsstarter.automaton;

import java.util.Arrays;

/**
 * A list of numbers that grows, as a plain array.
 */
final class IntList {

	private int[] values = new int[16];

	private int size;

	int size() {
		return this.size;
	}

	int get(int index) {
		return this.values[index];
	}

	void add(int value) {
		if (this.size == this.values.length) {
			this.values = Arrays.copyOf(this.values, 2 * this.size);
		}
		this.values[this.size++] = value;
	}

	void set(int index, int value) {
		this.values[index] = value;
	}

	int removeLast() {
		return this.values[--this.size];
	}

	void addAll(IntList others) {
		int end = this.size + others.size;
		if (end > this.values.length) {
			this.values = Arrays.copyOf(this.values, 2 * end);
		}
		System.arraycopy(others.values, 0, this.values, this.size, others.size);
		this.size = end;
	}

	IntList copy() {
		IntList copy = new IntList();
		copy.addAll(this);
		return copy;
	}

	void clear() {
		this.size = 0;
	}

	int[] toArray() {
		return Arrays.copyOf(this.values, this.size);
	}

}
