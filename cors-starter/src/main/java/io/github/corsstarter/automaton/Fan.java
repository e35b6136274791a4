package io.github.corsstarter.automaton;

import java.util.Arrays;

/**
 * Where a set of states leads to. Most classes of characters lead to the same targets:
 * they are one group, whose targets are collected once.
 */
final class Fan {

	private static final int NONE = -1;

	private final Automaton automaton;

	/**
	 * For each label, its classes.
	 */
	private final int[][] classesOfLabel;

	/**
	 * For each label, the targets it leads to.
	 */
	private final IntList[] targetsOfLabel;

	/**
	 * For each label and target, the round in which it was added last.
	 */
	private final int[] added;

	private int round = 1;

	/**
	 * The labels that lead anywhere.
	 */
	private final IntList labels = new IntList();

	/**
	 * For each class, its group.
	 */
	private final int[] groups;

	/**
	 * A group has the targets of its label and those of its parent, which it was split
	 * from.
	 */
	private final IntList labelOfGroup = new IntList();

	private final IntList parentOfGroup = new IntList();

	/**
	 * For each group, the one that its classes with the current label go to.
	 */
	private final IntList split = new IntList();

	private long steps;

	Fan(Automaton automaton, CharacterClasses classes) {
		this.automaton = automaton;
		this.classesOfLabel = new int[automaton.characters().size()][];
		this.targetsOfLabel = new IntList[this.classesOfLabel.length];
		for (int label = 0; label < this.classesOfLabel.length; label++) {
			this.classesOfLabel[label] = classes.of(automaton.characters().get(label));
			this.targetsOfLabel[label] = new IntList();
		}
		this.added = new int[this.classesOfLabel.length * automaton.size()];
		this.groups = new int[classes.count()];
	}

	/**
	 * Forget all transitions.
	 */
	void clear() {
		this.round++;
		for (int i = 0; i < this.labels.size(); i++) {
			this.targetsOfLabel[this.labels.get(i)].clear();
		}
		this.labels.clear();
	}

	/**
	 * Add a transition.
	 */
	void add(int transition) {
		this.steps++;
		int label = this.automaton.label(transition);
		int target = this.automaton.target(transition);
		int pair = label * this.automaton.size() + target;
		if (this.added[pair] == this.round) {
			return;
		}
		this.added[pair] = this.round;
		if (this.targetsOfLabel[label].size() == 0) {
			this.labels.add(label);
		}
		this.targetsOfLabel[label].add(target);
	}

	/**
	 * Divide the classes by the transitions that were added.
	 */
	void divide() {
		Arrays.fill(this.groups, 0);
		this.labelOfGroup.clear();
		this.parentOfGroup.clear();
		this.split.clear();
		addGroup(NONE, NONE);
		for (int i = 0; i < this.labels.size(); i++) {
			int label = this.labels.get(i);
			int groupsBefore = groups();
			for (int c : this.classesOfLabel[label]) {
				int group = this.groups[c];
				if (this.split.get(group) < groupsBefore) {
					this.split.set(group, groups());
					addGroup(label, group);
				}
				this.groups[c] = this.split.get(group);
			}
			this.steps += this.classesOfLabel[label].length;
		}
	}

	private void addGroup(int label, int parent) {
		this.labelOfGroup.add(label);
		this.parentOfGroup.add(parent);
		this.split.add(NONE);
	}

	/**
	 * The number of groups; some may be empty.
	 */
	int groups() {
		return this.labelOfGroup.size();
	}

	int group(int characterClass) {
		return this.groups[characterClass];
	}

	/**
	 * Collect the states that a group leads to, in any order, some perhaps several times.
	 */
	void collectTargets(int group, IntList collected) {
		for (int part = group; this.parentOfGroup.get(part) != NONE; part = this.parentOfGroup.get(part)) {
			IntList targets = this.targetsOfLabel[this.labelOfGroup.get(part)];
			collected.addAll(targets);
			this.steps += targets.size();
		}
	}

	/**
	 * A measure of the work so far.
	 */
	long steps() {
		return this.steps;
	}

}
