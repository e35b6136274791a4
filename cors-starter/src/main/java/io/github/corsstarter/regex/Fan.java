package io.github.corsstarter.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a set of states leads to. Most classes of characters lead to the same targets:
 * they are one group, whose targets are collected once.
 */
final class Fan {

	private final int[][] classesOfLabel;

	/**
	 * For each label, the targets it leads to.
	 */
	private final IntList[] targetsOfLabel;

	private final IntList labels = new IntList();

	private final int[] groups;

	private final List<IntList> targets = new ArrayList<>();

	/**
	 * For each group, the one that its classes with the current label go to, or -1.
	 */
	private final IntList split = new IntList();

	Fan(int[][] classesOfLabel, int classes) {
		this.classesOfLabel = classesOfLabel;
		this.targetsOfLabel = new IntList[classesOfLabel.length];
		for (int label = 0; label < this.targetsOfLabel.length; label++) {
			this.targetsOfLabel[label] = new IntList();
		}
		this.groups = new int[classes];
	}

	/**
	 * Add a transition.
	 */
	void add(int label, int target) {
		if (this.targetsOfLabel[label].size() == 0) {
			this.labels.add(label);
		}
		this.targetsOfLabel[label].add(target);
	}

	/**
	 * Divide the classes by the transitions that were added since the last time.
	 * @return how many steps it took
	 */
	int spread() {
		Arrays.fill(this.groups, 0);
		this.targets.clear();
		this.targets.add(new IntList());
		int steps = 0;
		for (int i = 0; i < this.labels.size(); i++) {
			int label = this.labels.get(i);
			steps += spread(this.classesOfLabel[label], this.targetsOfLabel[label]);
			this.targetsOfLabel[label].clear();
		}
		this.labels.clear();
		return steps;
	}

	private int spread(int[] classes, IntList added) {
		this.split.clear();
		for (int group = 0; group < this.targets.size(); group++) {
			this.split.add(-1);
		}
		int steps = classes.length + this.targets.size();
		for (int c : classes) {
			int group = this.groups[c];
			if (this.split.get(group) < 0) {
				this.split.set(group, this.targets.size());
				IntList joined = this.targets.get(group).copy();
				joined.addAll(added);
				steps += joined.size();
				this.targets.add(joined);
			}
			this.groups[c] = this.split.get(group);
		}
		return steps;
	}

	/**
	 * The number of groups; some may be empty.
	 */
	int groups() {
		return this.targets.size();
	}

	int group(int characterClass) {
		return this.groups[characterClass];
	}

	/**
	 * The states that a group leads to, in any order, some perhaps several times.
	 */
	IntList targets(int group) {
		return this.targets.get(group);
	}

}
