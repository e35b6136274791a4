package io.github.corsstarter.verdict;

/**
 * Why a rule could not be judged.
 */
public enum UnknownReason {

	/**
	 * It is not a regular expression in RE2 syntax.
	 */
	INVALID("invalid"),

	/**
	 * It is larger than what is examined.
	 */
	TOO_LARGE("too-large");

	private final String code;

	UnknownReason(String code) {
		this.code = code;
	}

	/**
	 * The stable name of this reason.
	 * @return lower-case words with hyphens between them
	 */
	public String code() {
		return this.code;
	}

}
