package io.github.corsstarter.verdict;

/**
 * To judge a rule would take more steps than it is given.
 */
final class TooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TooLargeException(String message) {
		super(message);
	}

}
