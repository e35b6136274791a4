package io.github.corsstarter.product;

/**
 * Judging a rule would take more steps than it may use.
 */
public final class TooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public TooLargeException(String message) {
		super(message);
	}

}
