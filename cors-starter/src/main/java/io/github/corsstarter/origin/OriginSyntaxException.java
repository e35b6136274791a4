package io.github.corsstarter.origin;

import org.jspecify.annotations.Nullable;

/**
 * A configured origin or pattern that no browser can ever send. The message says why, as
 * the end of a sentence that starts with the value.
 */
public final class OriginSyntaxException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable String suggestion;

	OriginSyntaxException(String reason, @Nullable String suggestion) {
		super(reason);
		this.suggestion = suggestion;
	}

	/**
	 * What was probably meant.
	 * @return a valid value to write instead, or {@code null} if none can be guessed
	 */
	public @Nullable String suggestion() {
		return this.suggestion;
	}

}
