package io.github.corsstarter.browser;

import java.util.Locale;

/**
 * Why a page gets a network error or an exception, with what Chromium writes to its
 * console. The page itself only learns that something went wrong.
 *
 * @param reason the reason
 * @param subject the value, method or header name that the reason is about; may be empty
 * @param preflight whether the answer to a preflight is meant
 * @param url the URL that was asked, or would have been
 */
public record NetworkError(Reason reason, String subject, boolean preflight, String url) {

	private static final String PREFLIGHT = "Response to preflight request doesn't pass access control check: ";

	static NetworkError of(Reason reason, String subject, Url url) {
		return new NetworkError(reason, subject, reason.kind == Kind.PREFLIGHT, url.toString());
	}

	NetworkError inPreflight() {
		return new NetworkError(this.reason, this.subject, true, this.url);
	}

	/**
	 * The sentence in Chromium's console.
	 * @param page the page
	 * @param request the request as the page made it
	 */
	public String sentence(Page page, FetchRequest request) {
		String text = this.reason.text.formatted(this.subject, this.url, page.url(),
				request.initiator().mixedContentName());
		if (this.reason.kind == Kind.OTHER) {
			return text;
		}
		String redirected = this.url.equals(request.url()) ? "" : "(redirected from '" + request.url() + "') ";
		return "Access to " + request.initiator().consoleName() + " at '" + this.url + "' " + redirected
				+ "from origin '" + page.origin() + "' has been blocked by CORS policy: "
				+ ((this.preflight && this.reason.kind != Kind.CORS) ? PREFLIGHT : "") + text
				+ hint(request.initiator());
	}

	private String hint(Initiator initiator) {
		if (this.reason.kind == Kind.ORIGIN && initiator == Initiator.FETCH) {
			return " Have the server send the header with a valid value.";
		}
		return (this.reason.kind == Kind.CREDENTIALS && initiator == Initiator.XHR)
				? " The credentials mode of requests initiated by the XMLHttpRequest is controlled by the "
						+ "withCredentials attribute."
				: "";
	}

	/**
	 * The name in Chromium's developer tools protocol (type {@code Network.CorsError});
	 * empty if the reason is not among them.
	 */
	public String chromiumName() {
		if (this.reason.kind == Kind.OTHER) {
			return "";
		}
		StringBuilder name = new StringBuilder((this.preflight && this.reason.kind != Kind.CORS) ? "Preflight" : "");
		for (String word : this.reason.name().split("_")) {
			name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
		}
		return name.toString();
	}

	private enum Kind {

		/**
		 * The CORS check, of a response or of the answer to a preflight.
		 */
		ACCESS,

		/**
		 * The CORS check finds another origin.
		 */
		ORIGIN,

		/**
		 * The CORS check finds that credentials are not allowed.
		 */
		CREDENTIALS,

		/**
		 * Only preflights.
		 */
		PREFLIGHT,

		/**
		 * Other reasons for which Chromium's sentence begins in the same way.
		 */
		CORS,

		/**
		 * All others, with a sentence of their own.
		 */
		OTHER

	}

	/**
	 * The reasons; in their texts {@code %1$s} is the subject, {@code %2$s} the URL,
	 * {@code %3$s} the URL of the page and {@code %4$s} what asks.
	 */
	public enum Reason {

		/**
		 * The response has no {@code Access-Control-Allow-Origin}.
		 */
		MISSING_ALLOW_ORIGIN_HEADER(Kind.ACCESS,
				"No 'Access-Control-Allow-Origin' header is present on the requested resource."),

		/**
		 * {@code *}, and the request has credentials.
		 */
		WILDCARD_ORIGIN_NOT_ALLOWED(Kind.CREDENTIALS,
				"The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' "
						+ "when the request's credentials mode is 'include'."),

		/**
		 * More than one origin, in one line or in several.
		 */
		MULTIPLE_ALLOW_ORIGIN_VALUES(Kind.ORIGIN,
				"The 'Access-Control-Allow-Origin' header contains multiple values '%1$s', but only one is allowed."),

		/**
		 * Not an origin.
		 */
		INVALID_ALLOW_ORIGIN_VALUE(Kind.ORIGIN,
				"The 'Access-Control-Allow-Origin' header contains the invalid value '%1$s'."),

		/**
		 * Another origin.
		 */
		ALLOW_ORIGIN_MISMATCH(Kind.ORIGIN,
				"The 'Access-Control-Allow-Origin' header has a value '%1$s' that is not equal to the supplied origin."),

		/**
		 * The request has credentials, and the response does not allow them.
		 */
		INVALID_ALLOW_CREDENTIALS(Kind.CREDENTIALS,
				"The value of the 'Access-Control-Allow-Credentials' header in the response is '%1$s' which must be "
						+ "'true' when the request's credentials mode is 'include'."),

		/**
		 * The answer to a preflight has no ok status.
		 */
		INVALID_STATUS(Kind.PREFLIGHT, "It does not have HTTP ok status."),

		/**
		 * The answer to a preflight is a redirect.
		 */
		DISALLOWED_REDIRECT(Kind.PREFLIGHT, "Redirect is not allowed for a preflight request."),

		/**
		 * The list of methods is not a list of tokens.
		 */
		INVALID_ALLOW_METHODS_PREFLIGHT_RESPONSE(Kind.CORS,
				"Cannot parse Access-Control-Allow-Methods response header field in preflight response."),

		/**
		 * The list of headers is not a list of tokens.
		 */
		INVALID_ALLOW_HEADERS_PREFLIGHT_RESPONSE(Kind.CORS,
				"Cannot parse Access-Control-Allow-Headers response header field in preflight response."),

		/**
		 * The method is not listed.
		 */
		METHOD_DISALLOWED_BY_PREFLIGHT_RESPONSE(Kind.CORS,
				"Method %1$s is not allowed by Access-Control-Allow-Methods in preflight response."),

		/**
		 * A header is not listed.
		 */
		HEADER_DISALLOWED_BY_PREFLIGHT_RESPONSE(Kind.CORS,
				"Request header field %1$s is not allowed by Access-Control-Allow-Headers in preflight response."),

		/**
		 * A redirect to a URL with a user name.
		 */
		REDIRECT_CONTAINS_CREDENTIALS(Kind.CORS,
				"Redirect location '%1$s' contains a username and password, which is disallowed for cross-origin "
						+ "requests."),

		/**
		 * A URL of another scheme than http and https.
		 */
		CORS_DISABLED_SCHEME(Kind.CORS, "Cross origin requests are only supported for protocol schemes: chrome, "
				+ "chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, "
				+ "isolated-app."),

		/**
		 * A page without TLS asks for the user's own network (Local Network Access,
		 * section 3).
		 */
		INSECURE_LOCAL_NETWORK(Kind.CORS,
				"The request client is not a secure context and the resource is in "
						+ "more-private address space `%1$s`."),

		/**
		 * The mode {@code same-origin} and another origin.
		 */
		NOT_SAME_ORIGIN_MODE(Kind.OTHER,
				"Fetch API cannot load %2$s. Request mode is \"same-origin\" but the URL's "
						+ "origin is not same as the request origin %1$s."),

		/**
		 * The mode {@code no-cors} and a redirect mode.
		 */
		REDIRECT_MODE_WITHOUT_CORS(Kind.OTHER,
				"Fetch API cannot load %2$s. Request mode is \"no-cors\" but the redirect mode is not \"follow\"."),

		/**
		 * Something insecure on a page with TLS (Mixed Content, section 4.4).
		 */
		MIXED_CONTENT(Kind.OTHER,
				"Mixed Content: The page at '%3$s' was loaded over HTTPS, but requested an insecure %4$s '%2$s'. This "
						+ "request has been blocked; the content must be served over HTTPS."),

		/**
		 * An insecure WebSocket on a page with TLS.
		 */
		MIXED_WEB_SOCKET(Kind.OTHER,
				"Mixed Content: The page at '%3$s' was loaded over HTTPS, but attempted to connect to the insecure "
						+ "WebSocket endpoint '%2$s'. This request has been blocked; this endpoint must be available "
						+ "over WSS."),

		/**
		 * {@code Cross-Origin-Resource-Policy: same-origin}.
		 */
		RESOURCE_NOT_SAME_ORIGIN(Kind.OTHER, "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin"),

		/**
		 * {@code Cross-Origin-Resource-Policy: same-site}.
		 */
		RESOURCE_NOT_SAME_SITE(Kind.OTHER, "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameSite"),

		/**
		 * More than 20 redirects.
		 */
		TOO_MANY_REDIRECTS(Kind.OTHER, "Failed to load resource: net::ERR_TOO_MANY_REDIRECTS"),

		/**
		 * A redirect to something that is not a URL.
		 */
		INVALID_REDIRECT(Kind.OTHER, "Failed to load resource: net::ERR_INVALID_REDIRECT"),

		/**
		 * A redirect, and the redirect mode is {@code error}.
		 */
		REDIRECT_REFUSED(Kind.OTHER, "Failed to load resource: net::ERR_FAILED"),

		/**
		 * No answer.
		 */
		NO_ANSWER(Kind.OTHER, "Failed to load resource: net::ERR_EMPTY_RESPONSE"),

		/**
		 * The server answers with 407, as only proxies may.
		 */
		UNEXPECTED_PROXY_AUTHENTICATION(Kind.OTHER, "Failed to load resource: net::ERR_UNEXPECTED_PROXY_AUTH"),

		/**
		 * The server answers a handshake with 407.
		 */
		HANDSHAKE_PROXY_AUTHENTICATION(Kind.OTHER,
				"WebSocket connection to '%2$s' failed: Error in connection establishment: "
						+ "net::ERR_UNEXPECTED_PROXY_AUTH"),

		/**
		 * Not a URL.
		 */
		INVALID_URL(Kind.OTHER, "Failed to parse URL from %1$s"),

		/**
		 * A method that no page can use.
		 */
		FORBIDDEN_METHOD(Kind.OTHER, "'%1$s' HTTP method is unsupported."),

		/**
		 * Not a method.
		 */
		INVALID_METHOD(Kind.OTHER, "'%1$s' is not a valid HTTP method."),

		/**
		 * A method that needs CORS.
		 */
		METHOD_WITHOUT_CORS(Kind.OTHER, "'%1$s' is unsupported in no-cors mode."),

		/**
		 * A body, and the method has none.
		 */
		BODY_NOT_ALLOWED(Kind.OTHER, "Request with GET/HEAD method cannot have body."),

		/**
		 * The media type is not that of server-sent events.
		 */
		NOT_AN_EVENT_STREAM(Kind.OTHER,
				"EventSource's response has a MIME type (\"%1$s\") that is not "
						+ "\"text/event-stream\". Aborting the connection."),

		/**
		 * The status is not 200.
		 */
		EVENT_STREAM_STATUS(Kind.OTHER, "Failed to load resource: the server responded with a status of %1$s"),

		/**
		 * The handshake is not answered with 101.
		 */
		HANDSHAKE_STATUS(Kind.OTHER, "WebSocket connection to '%2$s' failed: Error during WebSocket handshake: "
				+ "Unexpected response code: %1$s");

		private final Kind kind;

		private final String text;

		Reason(Kind kind, String text) {
			this.kind = kind;
			this.text = text;
		}

		/**
		 * The stable name.
		 */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
