package io.github.corsstarter.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Settings under {@code cors} that cannot work; all of them, not only the first.
 */
final class InvalidCorsConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Problem> problems;

	InvalidCorsConfigurationException(List<Problem> problems) {
		super(problems.stream()
			.map((problem) -> problem.key() + ": " + problem.reason())
			.collect(Collectors.joining("; ")));
		this.problems = problems;
	}

	List<Problem> problems() {
		return this.problems;
	}

}
