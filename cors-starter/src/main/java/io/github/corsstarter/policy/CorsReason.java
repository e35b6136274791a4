package io.github.corsstarter.policy;

/**
 * Why a request was decided as it was. The code is stable: logs, the debug header,
 * metrics and tests all say the same word.
 */
public enum CorsReason {

	/**
	 * The policy allows any origin.
	 */
	ANY_ORIGIN_ALLOWED("any-origin-allowed", Outcome.ALLOWED, "the policy allows any origin"),

	/**
	 * The origin is listed, to the letter.
	 */
	ORIGIN_LISTED("origin-listed", Outcome.ALLOWED, "the origin is listed"),

	/**
	 * The origin belongs to a listed pattern.
	 */
	ORIGIN_MATCHES_PATTERN("origin-matches-pattern", Outcome.ALLOWED, "the origin matches a pattern"),

	/**
	 * A regular expression matches the whole origin.
	 */
	ORIGIN_MATCHES_REGEX("origin-matches-regex", Outcome.ALLOWED, "the origin matches a regular expression"),

	/**
	 * The application's {@link OriginAuthorizer} allowed the origin.
	 */
	ORIGIN_AUTHORIZED("origin-authorized", Outcome.ALLOWED, "the application's OriginAuthorizer allowed the origin"),

	/**
	 * The request has no {@code Origin}, so that it is no CORS request.
	 */
	NO_ORIGIN("no-origin", Outcome.NOT_CROSS_ORIGIN, "the request has no Origin header"),

	/**
	 * The origin is the one the request is sent to.
	 */
	SAME_ORIGIN("same-origin", Outcome.NOT_CROSS_ORIGIN, "the origin is the one the request is sent to"),

	/**
	 * The {@code Origin} header is not what a browser sends: no serialised origin, or
	 * more than one.
	 */
	ORIGIN_MALFORMED("origin-malformed", Outcome.DISALLOWED, "the Origin header is not one that a browser sends",
			"Look at who sent it: browsers send scheme, host and port in lower case, without path and "
					+ "without the default port, and only once. Nothing in cors.allowed-origins can allow it."),

	/**
	 * The origin is opaque, and {@code null} is not listed.
	 */
	NULL_ORIGIN_NOT_ALLOWED("null-origin-not-allowed", Outcome.DISALLOWED,
			"the origin is opaque (\"null\"), and null is not allowed",
			"Serve the page from an origin of its own instead of a file, a data: URL or a sandboxed frame. "
					+ "The entry null in cors.allowed-origins would allow it, and with it frames of any site."),

	/**
	 * Nothing allows the origin.
	 */
	ORIGIN_NOT_ALLOWED("origin-not-allowed", Outcome.DISALLOWED, "the origin is not allowed",
			"Add the origin to cors.allowed-origins, exactly as the browser sends it, or to the policy in "
					+ "cors.policies that holds for the path."),

	/**
	 * Nothing allows the origin, which is the one the request is sent to, but for the
	 * scheme: mostly a proxy terminates TLS and the application does not know.
	 */
	ORIGIN_SCHEME_DIFFERS("origin-scheme-differs", Outcome.DISALLOWED,
			"the origin differs only in its scheme from the one the request is sent to; where a proxy terminates TLS, "
					+ "set cors.hosts.forwarded-proto-header or cors.hosts.scheme",
			"Set cors.hosts.forwarded-proto-header or cors.hosts.scheme, if a proxy terminates TLS; else add "
					+ "the origin to cors.allowed-origins."),

	/**
	 * The container and the application read the path in two ways, and different policies
	 * hold for the two.
	 */
	PATH_AMBIGUOUS("path-ambiguous", Outcome.DISALLOWED, "the path can be read in two ways with different policies",
			"Ask for the path as links have it, without dot segments, empty segments and path parameters. If "
					+ "such paths are meant to work, let one policy hold for both readings, by cors.urls-regex or "
					+ "cors.policies[].urls-regex."),

	/**
	 * The application's {@link OriginAuthorizer} threw an exception, which counts as no.
	 */
	AUTHORIZER_FAILED("authorizer-failed", Outcome.DISALLOWED, "the application's OriginAuthorizer failed",
			"Look at the exception in the log and mend the OriginAuthorizer bean, or list the origin in "
					+ "cors.allowed-origins.");

	private final String code;

	private final Outcome outcome;

	private final String description;

	private final String mend;

	CorsReason(String code, Outcome outcome, String description) {
		this(code, outcome, description, "");
	}

	CorsReason(String code, Outcome outcome, String description, String mend) {
		this.code = code;
		this.outcome = outcome;
		this.description = description;
		this.mend = mend;
	}

	/**
	 * The stable name of this reason.
	 * @return a kebab-case word
	 */
	public String code() {
		return this.code;
	}

	/**
	 * What the reason means for the origin.
	 * @return the outcome
	 */
	public Outcome outcome() {
		return this.outcome;
	}

	/**
	 * The reason as a clause, without a capital letter and a full stop.
	 * @return a clause
	 */
	public String description() {
		return this.description;
	}

	/**
	 * What to do about it, as a sentence that names the setting and repeats nothing of
	 * the request.
	 * @return a sentence; empty where there is nothing to mend
	 */
	public String mend() {
		return this.mend;
	}

	/**
	 * What a decision means for an origin.
	 */
	public enum Outcome {

		/**
		 * The response may be shared with the origin.
		 */
		ALLOWED,

		/**
		 * The request crosses no origin; there is nothing to share.
		 */
		NOT_CROSS_ORIGIN,

		/**
		 * The response is not shared with the origin.
		 */
		DISALLOWED

	}

}
