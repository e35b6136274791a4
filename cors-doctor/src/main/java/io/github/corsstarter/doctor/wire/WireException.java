package io.github.corsstarter.doctor.wire;

/**
 * No answer was received.
 */
public final class WireException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	/**
	 * Create an exception.
	 * @param kind what went wrong
	 * @param message what went wrong, in words that are safe to print
	 */
	public WireException(Kind kind, String message) {
		super(message);
		this.kind = kind;
	}

	/**
	 * What went wrong.
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * What can go wrong.
	 */
	public enum Kind {

		/**
		 * The name of the host has no address.
		 */
		UNKNOWN_HOST,

		/**
		 * Nothing listens there.
		 */
		REFUSED,

		/**
		 * It took too long.
		 */
		TIMED_OUT,

		/**
		 * The certificate is not valid for the host, or there is no common version of
		 * TLS.
		 */
		TLS,

		/**
		 * What came back is not HTTP.
		 */
		NOT_HTTP,

		/**
		 * The headers do not end.
		 */
		TOO_LARGE,

		/**
		 * The connection was closed before the headers were complete.
		 */
		CLOSED,

		/**
		 * The proxy did not open a connection.
		 */
		PROXY,
		/**
		 * Such a request cannot be sent in this way, and was not.
		 */
		UNSUPPORTED,

		/**
		 * Nothing was asked: a file was read that does not have the answer.
		 */
		NOT_RECORDED

	}

}
