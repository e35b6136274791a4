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
	 * The problems, ordered by file and line; those from elsewhere come last.
	 */
	public List<Problem> sorted() {
		if (this.problems.isEmpty()) {
			return List.of();
		}
		return this.problems.stream().sorted(Comparator.comparing(Problem::location, SettingLocation.ORDER)).toList();
	}

	public List<Warning> warnings() {
		return List.copyOf(this.warnings);
	}

}
