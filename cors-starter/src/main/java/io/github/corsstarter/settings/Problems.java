package io.github.corsstarter.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects problems and warnings while settings are read, so that all of them are
 * reported at once.
 */
public final class Problems {

	private final Set<Problem> problems = new LinkedHashSet<>();

	private final List<Warning> warnings = new ArrayList<>();

	Problems() {
	}

	void add(Problem problem) {
		this.problems.add(problem);
	}

	void add(Warning warning) {
		this.warnings.add(warning);
	}

	/**
	 * Whether there is any problem, warnings aside.
	 */
	public boolean exist() {
		return !this.problems.isEmpty();
	}

	/**
	 * The problems, ordered by file and line; those from elsewhere come last.
	 */
	public List<Problem> sorted() {
		return this.problems.stream().sorted(Comparator.comparing(Problem::location, SettingLocation.ORDER)).toList();
	}

	public List<Warning> warnings() {
		return List.copyOf(this.warnings);
	}

	/**
	 * The warnings about everything but one area.
	 */
	public List<Warning> warningsWithout(Area area) {
		List<Warning> others = new ArrayList<>(this.warnings);
		others.removeIf((warning) -> warning.area() == area);
		return List.copyOf(others);
	}

}
