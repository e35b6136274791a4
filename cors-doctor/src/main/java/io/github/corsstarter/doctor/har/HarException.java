package io.github.corsstarter.doctor.har;

/**
 * A file that cannot be read as HAR.
 */
public final class HarException extends Exception {

	private static final long serialVersionUID = 1L;

	HarException(String message) {
		super(message);
	}

}
