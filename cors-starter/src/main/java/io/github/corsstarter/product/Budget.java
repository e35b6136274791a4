package io.github.corsstarter.product;

/**
 * How many steps a rule may still cost. What is shared by several searches bounds their
 * sum.
 */
public final class Budget {

	private final int steps;

	private int left;

	public Budget(int steps) {
		this.steps = steps;
		this.left = steps;
	}

	/**
	 * Take some steps.
	 * @throws TooLargeException if so many are not left
	 */
	public void spend(int steps) {
		this.left -= steps;
		if (this.left < 0) {
			throw new TooLargeException("To compare it with all origins takes more than " + this.steps + " steps");
		}
	}

}
