package io.github.corsstarter.verdict;

/**
 * The part of a rule that browsers never send, so that the rule admits no origin.
 */
public enum DeadReason {

	/**
	 * An upper-case letter: browsers send scheme and host in lower case.
	 */
	UPPER_CASE("upper-case", "has an upper-case letter, and browsers send origins in lower case"),

	/**
	 * The port that belongs to the scheme: browsers leave it out.
	 */
	DEFAULT_PORT("default-port", "has the default port of its scheme, which browsers leave out"),

	/**
	 * Something after the colon that is not a port from 1 to 65535 without leading zeros.
	 */
	PORT("port", "has something that is not a port from 1 to 65535 after the colon"),

	/**
	 * A slash, query or fragment after the host or port.
	 */
	PATH("path", "has a slash or a path after the host or port, and an origin ends there"),

	/**
	 * The delimiters of a literal in another language, as in {@code /.../} or
	 * {@code r"..."}.
	 */
	DELIMITERS("delimiters", "has the delimiters of another language around it, which became part of the expression"),

	/**
	 * A backslash: one too many before another.
	 */
	BACKSLASH("backslash", "has a backslash before another, and together they stand for a backslash"),

	/**
	 * The host without a scheme and {@code ://} before it.
	 */
	SCHEME("scheme", "has no scheme, and every origin begins with one, such as https://"),

	/**
	 * A {@code *} that is meant as a wildcard, and repeats the slash before it or stands
	 * for itself.
	 */
	WILDCARD("wildcard",
			"has a * that does not stand for any text: it repeats what is before it, or itself is matched"),

	/**
	 * User information before the host.
	 */
	USER_INFO("user-info", "has an @, and an origin has no user information"),

	/**
	 * White space.
	 */
	WHITE_SPACE("white-space", "has white space, and an origin has none"),

	/**
	 * A character outside ASCII: browsers send the {@code xn--} form.
	 */
	NON_ASCII("non-ascii",
			"has a character outside ASCII, and browsers send the punycode form (xn--...) of such a name"),

	/**
	 * What separates the entries of a list.
	 */
	LIST("list", "has a character that separates entries of a list, and one origin is matched at a time"),

	/**
	 * Another host that browsers do not send.
	 */
	HOST("host", "has a host that browsers do not send"),

	/**
	 * A label of more than 63 characters or a host of more than 253.
	 */
	LENGTH("length", "has a host that is too long: at most 63 characters between dots, and 253 in all"),

	/**
	 * No text at all: its parts contradict each other.
	 */
	CONTRADICTION("contradiction", "matches no text at all");

	private final String code;

	private final String description;

	DeadReason(String code, String description) {
		this.code = code;
		this.description = description;
	}

	/**
	 * The stable name of this reason.
	 * @return lower-case words with hyphens between them
	 */
	public String code() {
		return this.code;
	}

	/**
	 * What is wrong, as the end of a sentence that starts with the rule.
	 * @return the description
	 */
	public String description() {
		return this.description;
	}

}
