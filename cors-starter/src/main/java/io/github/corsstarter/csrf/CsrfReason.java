package io.github.corsstarter.csrf;

import java.util.Locale;

import io.github.corsstarter.decision.Reason;

/**
 * Why a request may change something, or may not.
 */
public enum CsrfReason implements Reason {

	/**
	 * The method is safe (RFC 9110, section 9.2.1), and the request does not ask for a
	 * WebSocket.
	 */
	SAFE_METHOD(true, "the method has no effect"),

	/**
	 * {@code Sec-Fetch-Site} is {@code same-origin}.
	 */
	SAME_ORIGIN_FETCH(true, "the browser says that the request is same-origin"),

	/**
	 * {@code Sec-Fetch-Site} is {@code none}: the user made the request, not a page.
	 */
	USER_INITIATED(true, "the browser says that the user made the request, and no page"),

	/**
	 * The request is sent to the origin of its page.
	 */
	SAME_ORIGIN(true, "the origin is the one the request is sent to"),

	/**
	 * The origin is trusted.
	 */
	TRUSTED_ORIGIN(true, "the origin is trusted"),

	/**
	 * The {@code Referer} has the origin that the request is sent to.
	 */
	SAME_ORIGIN_REFERER(true, "the Referer has the origin the request is sent to"),

	/**
	 * The {@code Referer} has a trusted origin.
	 */
	TRUSTED_REFERER(true, "the Referer has a trusted origin"),

	/**
	 * The request has none of the headers that browsers send with such a request, or only
	 * a {@code Referer} without TLS, which anybody on the network can write.
	 */
	NO_BROWSER(true, "no header tells which page made the request"),

	/**
	 * A page of another origin made the request, and the origin is not trusted.
	 */
	ORIGIN_NOT_TRUSTED(false, "the request was made by an origin that is not trusted"),

	/**
	 * The origin is not trusted. It is {@code https}, and the request is sent to the same
	 * host over {@code http}: usually a proxy terminates TLS and the application does not
	 * know.
	 */
	ORIGIN_SCHEME_DIFFERS(false, "the origin differs only in its scheme from the one the request is sent to"),

	/**
	 * The origin, or that of the {@code Referer}, is on the host that the request is sent
	 * to, but on another port, and is not trusted: a page of that port, or a proxy lost
	 * the port of the application.
	 */
	ORIGIN_PORT_DIFFERS(false, "the origin is on the host the request is sent to, but on another port"),

	/**
	 * The origin, or that of the {@code Referer}, is the host that the request is sent
	 * to, but over {@code http} and not over {@code https}: the page was loaded without
	 * TLS.
	 */
	ORIGIN_WITHOUT_TLS(false, "the page came without TLS from the host that the request is sent to with TLS"),

	/**
	 * The origin is the one the request is sent to, and {@code Sec-Fetch-Site} says that
	 * it is not: one of the headers changed on the way.
	 */
	ORIGIN_CONTRADICTS_FETCH_SITE(false, "the origin is the one the request is sent to, but Sec-Fetch-Site denies it"),

	/**
	 * A page of another origin, which is not trusted, sent the user here with a form, as
	 * login services do ({@code Sec-Fetch-Mode: navigate}).
	 */
	CROSS_ORIGIN_NAVIGATION(false, "a page of another origin sent the user here with a form"),

	/**
	 * The origin is opaque. Any site can make a frame with an opaque origin.
	 */
	NULL_ORIGIN(false, "the origin is opaque (\"null\"), which any site can be"),

	/**
	 * The origin is opaque, and no {@code Sec-Fetch-Site} says whether the page is one of
	 * the application that hides its origin.
	 */
	NULL_ORIGIN_WITHOUT_FETCH_SITE(false, "the origin is opaque (\"null\"), and there is no Sec-Fetch-Site"),

	/**
	 * The {@code Origin} header is not one that a browser sends.
	 */
	ORIGIN_MALFORMED(false, "the Origin header is not one that a browser sends"),

	/**
	 * {@code Sec-Fetch-Site} says that another site made the request, and there is no
	 * {@code Origin}.
	 */
	ORIGIN_MISSING(false, "the request was made by another site and names no origin"),

	/**
	 * The {@code Referer} has an origin that is not trusted.
	 */
	REFERER_NOT_TRUSTED(false, "the Referer has an origin that is not trusted"),

	/**
	 * The {@code Referer} is not a URL with an origin.
	 */
	REFERER_MALFORMED(false, "the Referer header has no origin");

	private final String code = "csrf-" + name().toLowerCase(Locale.ROOT).replace('_', '-');

	private final boolean accepted;

	private final String description;

	CsrfReason(boolean accepted, String description) {
		this.accepted = accepted;
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

	@Override
	public boolean isAccepted() {
		return this.accepted;
	}

}
