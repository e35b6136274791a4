package io.github.corsstarter.policy;

import java.util.Locale;

import io.github.corsstarter.decision.Reason;

/**
 * Why an origin may read a response, or may not.
 */
public enum CorsReason implements Reason {

	/**
	 * The policy allows any origin.
	 */
	ANY_ORIGIN_ALLOWED(Outcome.ALLOWED, "the policy allows any origin"),

	/**
	 * The policy lists this very origin.
	 */
	ORIGIN_LISTED(Outcome.ALLOWED, "the origin is listed"),

	/**
	 * The origin matches a listed pattern.
	 */
	ORIGIN_MATCHES_PATTERN(Outcome.ALLOWED, "the origin matches a pattern"),

	/**
	 * A regular expression matches the whole origin.
	 */
	ORIGIN_MATCHES_REGEX(Outcome.ALLOWED, "the origin matches a regular expression"),

	/**
	 * The application's {@link OriginAuthorizer} allowed the origin.
	 */
	ORIGIN_AUTHORIZED(Outcome.ALLOWED, "the application's OriginAuthorizer allowed the origin"),

	/**
	 * The request has no {@code Origin} header, so CORS does not apply to it.
	 */
	NO_ORIGIN(Outcome.NOT_CROSS_ORIGIN, "the request has no Origin header"),

	/**
	 * The request is sent to the origin of its page.
	 */
	SAME_ORIGIN(Outcome.NOT_CROSS_ORIGIN, "the origin is the one the request is sent to"),

	/**
	 * Nothing allows the origin, and {@code Sec-Fetch-Site} is {@code same-origin}, which
	 * no page can write: the application sees another address than the browser.
	 */
	SAME_ORIGIN_FETCH(Outcome.NOT_CROSS_ORIGIN, "the browser says that the request is same-origin"),

	/**
	 * The {@code Origin} header is not one that a browser sends: it is not a serialized
	 * origin, or there is more than one.
	 */
	ORIGIN_MALFORMED(Outcome.DISALLOWED, "the Origin header is not one that a browser sends"),

	/**
	 * The origin is opaque, and {@code null} is not listed.
	 */
	NULL_ORIGIN_NOT_ALLOWED(Outcome.DISALLOWED, "the origin is opaque (\"null\"), and null is not allowed"),

	/**
	 * Nothing allows the origin.
	 */
	ORIGIN_NOT_ALLOWED(Outcome.DISALLOWED, "the origin is not allowed"),

	/**
	 * Nothing allows the origin. It is {@code https}, and the request is sent to the same
	 * host over {@code http}: usually a proxy terminates TLS and the application does not
	 * know.
	 */
	ORIGIN_SCHEME_DIFFERS(Outcome.DISALLOWED,
			"the origin differs only in its scheme from the one the request is sent to"),

	/**
	 * Nothing allows the origin. It is on the host that the request is sent to, but on
	 * another port: a page of that port, or a proxy lost the port of the application.
	 */
	ORIGIN_PORT_DIFFERS(Outcome.DISALLOWED, "the origin is on the host the request is sent to, but on another port"),

	/**
	 * Nothing allows the origin. It is the host that the request is sent to, but over
	 * {@code http} and not over {@code https}: the page was loaded without TLS.
	 */
	ORIGIN_WITHOUT_TLS(Outcome.DISALLOWED,
			"the page came without TLS from the host that the request is sent to with TLS"),

	/**
	 * Nothing allows the origin, and its page sent the user here with a form, as login
	 * services do ({@code Sec-Fetch-Mode: navigate}). CORS is not about that: no page
	 * reads the response.
	 */
	CROSS_ORIGIN_NAVIGATION(Outcome.DISALLOWED, "a page of another origin sent the user here with a form"),

	/**
	 * The container and the application read the path differently, and the two readings
	 * have different policies.
	 */
	PATH_AMBIGUOUS(Outcome.DISALLOWED, "the path can be read in two ways with different policies"),

	/**
	 * The application's {@link OriginAuthorizer} threw an exception, which counts as a
	 * refusal.
	 */
	ORIGIN_AUTHORIZER_FAILED(Outcome.DISALLOWED, "the application's OriginAuthorizer failed"),

	/**
	 * The application's {@link OriginAuthorizer} was not asked, because as many questions
	 * as allowed are open.
	 */
	ORIGIN_AUTHORIZER_BUSY(Outcome.DISALLOWED, "the application's OriginAuthorizer has too many open questions"),

	/**
	 * The application's {@link OriginAuthorizer} did not answer in time.
	 */
	ORIGIN_AUTHORIZER_TIMED_OUT(Outcome.DISALLOWED, "the application's OriginAuthorizer did not answer in time");

	private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

	private final Outcome outcome;

	private final String description;

	CorsReason(Outcome outcome, String description) {
		this.outcome = outcome;
		this.description = description;
	}

	@Override
	public String code() {
		return this.code;
	}

	@Override
	public String description() {
		return this.description;
	}

	/**
	 * What the reason means for the origin.
	 * @return the outcome
	 */
	public Outcome outcome() {
		return this.outcome;
	}

	@Override
	public boolean isAccepted() {
		return this.outcome != Outcome.DISALLOWED;
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
		 * The request does not cross origins, so there is nothing to share.
		 */
		NOT_CROSS_ORIGIN,

		/**
		 * The response is not shared with the origin.
		 */
		DISALLOWED

	}

}
