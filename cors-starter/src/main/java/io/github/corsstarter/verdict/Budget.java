package io.github.corsstarter.verdict;

/**
 * How many steps a rule may still cost. What is shared by several searches bounds their
 * sum.
 */
final class Budget {

	private final int steps;

	private int left;

	Budget(int steps) {
		this.steps = steps;
		this.left = steps;
	}

	/**
	 * Take some steps.
	 * @throws TooLargeException if so many are not left
	 */
	void spend(int steps) {
		this.left -= steps;
		if (this.left < 0) {
			throw new TooLargeException("To compare it with all origins takes more than " + this.steps + " steps");
		}
	}

}
