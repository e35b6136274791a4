package io.github.corsstarter.settings;

import java.util.List;

/**
 * Thrown with all settings that cannot work, not only the first.
 */
public final class InvalidCorsConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Problem> problems;

	/**
	 * Create an exception.
	 * @param problems what is wrong. The message names only keys, because Spring repeats
	 * it in the message of each exception it wraps this one in
	 */
	public InvalidCorsConfigurationException(List<Problem> problems) {
		super("Settings of cors-starter cannot work: " + ListExcerpt.of(problems.stream().map(Problem::key).toList()));
		this.problems = problems;
	}

	public List<Problem> problems() {
		return this.problems;
	}

}
