package io.github.corsstarter.csrf;

/**
 * Why a request may have an effect or may not. The code is stable: logs, answers, metrics
 * and tests all say the same word.
 */
public enum CsrfReason {

	/**
	 * The method has no effect (RFC 9110, section 9.2.1), and no WebSocket is asked for.
	 */
	SAFE_METHOD("csrf-safe-method", true, "the method has no effect"),

	/**
	 * The browser says that the page has the origin it asks.
	 */
	SAME_ORIGIN_FETCH("csrf-same-origin-fetch", true, "the browser says that the request is same-origin"),

	/**
	 * The browser says that the user asked, and no page.
	 */
	USER_INITIATED("csrf-user-initiated", true, "the browser says that the user made the request, and no page"),

	/**
	 * The origin is the one the request is sent to.
	 */
	SAME_ORIGIN("csrf-same-origin", true, "the origin is the one the request is sent to"),

	/**
	 * The origin is trusted.
	 */
	TRUSTED_ORIGIN("csrf-trusted-origin", true, "the origin is trusted"),

	/**
	 * The page that the browser names has the origin it asks.
	 */
	SAME_ORIGIN_REFERER("csrf-same-origin-referer", true, "the Referer has the origin the request is sent to"),

	/**
	 * The page that the browser names has a trusted origin.
	 */
	TRUSTED_REFERER("csrf-trusted-referer", true, "the Referer has a trusted origin"),

	/**
	 * No header that browsers send with such a request is there, or only a
	 * {@code Referer} without TLS, which anybody on the network can write.
	 */
	NO_BROWSER("csrf-no-browser", true, "no header tells which page made the request"),

	/**
	 * Another origin made the request, and is not trusted.
	 */
	ORIGIN_NOT_TRUSTED("csrf-origin-not-trusted", false, "the request was made by an origin that is not trusted",
			"Add the origin to cors.csrf.trusted-origins, exactly as the browser sends it."),

	/**
	 * The origin is not trusted, and is the one the request is sent to but for the
	 * scheme: mostly a proxy terminates TLS and the application does not know.
	 */
	ORIGIN_SCHEME_DIFFERS("csrf-origin-scheme-differs", false,
			"the origin differs only in its scheme from the one the request is sent to; where a proxy terminates TLS, "
					+ "set cors.hosts.forwarded-proto-header or cors.hosts.scheme",
			"Set cors.hosts.forwarded-proto-header or cors.hosts.scheme, if a proxy terminates TLS; else add "
					+ "the origin to cors.csrf.trusted-origins."),

	/**
	 * The origin is opaque. Any site can make a frame that has such a one.
	 */
	NULL_ORIGIN("csrf-null-origin", false, "the origin is opaque (\"null\"), which any site can be",
			"If the sender proves itself in another way, as a webhook or a login service does, exempt the "
					+ "path with cors.csrf.exempt-urls-regex."),

	/**
	 * The {@code Origin} header is not what a browser sends.
	 */
	ORIGIN_MALFORMED("csrf-origin-malformed", false, "the Origin header is not one that a browser sends",
			"Look at who sent it: no browser does, and nothing in cors.csrf.trusted-origins can allow it."),

	/**
	 * The browser says that another site made the request, and not which.
	 */
	ORIGIN_MISSING("csrf-origin-missing", false, "the request was made by another site and names no origin",
			"If the sender proves itself in another way, as a webhook or a login service does, exempt the "
					+ "path with cors.csrf.exempt-urls-regex."),

	/**
	 * The page that the browser names has an origin that is not trusted.
	 */
	REFERER_NOT_TRUSTED("csrf-referer-not-trusted", false, "the Referer has an origin that is not trusted",
			"Add the origin of the Referer to cors.csrf.trusted-origins."),

	/**
	 * The {@code Referer} header has no origin to read.
	 */
	REFERER_MALFORMED("csrf-referer-malformed", false, "the Referer header has no origin",
			"Look at who sent it: no browser does. If the sender proves itself in another way, as a webhook "
					+ "or a login service does, exempt the path with cors.csrf.exempt-urls-regex.");

	private final String code;

	private final boolean accepted;

	private final String description;

	private final String mend;

	CsrfReason(String code, boolean accepted, String description) {
		this(code, accepted, description, "");
	}

	CsrfReason(String code, boolean accepted, String description, String mend) {
		this.code = code;
		this.accepted = accepted;
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
	 * Whether the request goes on.
	 * @return {@code true} if it is no forgery
	 */
	public boolean isAccepted() {
		return this.accepted;
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

}
