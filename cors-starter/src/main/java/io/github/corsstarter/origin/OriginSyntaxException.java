package io.github.corsstarter.origin;

import org.jspecify.annotations.Nullable;

/**
 * A configured origin or pattern that no browser can ever send. The message says why, as
 * the end of a sentence that starts with the value.
 */
public final class OriginSyntaxException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/**
	 * What is wrong.
	 */
	private final Kind kind;

	private final transient @Nullable String suggestion;

	OriginSyntaxException(Kind kind, String reason, @Nullable String suggestion) {
		super(reason);
		this.kind = kind;
		this.suggestion = suggestion;
	}

	/**
	 * Which part of the value is invalid.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * What was probably meant.
	 * @return a valid value to write instead, or {@code null} if none can be guessed
	 */
	public @Nullable String suggestion() {
		return this.suggestion;
	}

	/**
	 * The invalid part of a value.
	 */
	public enum Kind {

		/**
		 * There is no value.
		 */
		EMPTY,

		/**
		 * {@code null} in upper case.
		 */
		NULL_SPELLING,

		/**
		 * White space around the value.
		 */
		WHITE_SPACE,

		/**
		 * The scheme is missing.
		 */
		NO_SCHEME,

		/**
		 * The scheme is not one by RFC 3986, section 3.1.
		 */
		SCHEME,

		/**
		 * User information before the host.
		 */
		USER_INFORMATION,

		/**
		 * The host is missing or is not one that browsers send.
		 */
		HOST,

		/**
		 * The port is not one.
		 */
		PORT,

		/**
		 * A path, a query or a fragment.
		 */
		AFTER_AUTHORITY,

		/**
		 * A {@code *} where none is allowed, or where it would match too much.
		 */
		WILDCARD

	}

}
