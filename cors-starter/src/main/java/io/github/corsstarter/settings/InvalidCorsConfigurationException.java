package io.github.corsstarter.settings;

import java.util.List;

/**
 * Settings under {@code cors} that cannot work; all of them, not only the first.
 */
public final class InvalidCorsConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Problem> problems;

	/**
	 * Create an exception.
	 * @param problems what is wrong; the message only names the keys, because Spring
	 * repeats it several times on the way to the report
	 */
	public InvalidCorsConfigurationException(List<Problem> problems) {
		super("Settings of cors-starter cannot work: " + Sample.of(problems.stream().map(Problem::key).toList()));
		this.problems = problems;
	}

	public List<Problem> problems() {
		return this.problems;
	}

}
