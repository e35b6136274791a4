package io.github.corsstarter.regex;

/**
 * An expression may be valid, but is too large to be examined, or uses one of the few
 * constructs whose meaning RE2/J does not define. Nothing is known about what it matches.
 * RE2/J must not compile it either: that can take minutes, or all the memory.
 */
public final class RegexLimitException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public RegexLimitException(String message) {
		super(message);
	}

}
