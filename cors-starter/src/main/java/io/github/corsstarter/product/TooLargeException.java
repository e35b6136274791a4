package io.github.corsstarter.product;

/**
 * To judge a rule would take more steps than it is given.
 */
public final class TooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public TooLargeException(String message) {
		super(message);
	}

}
