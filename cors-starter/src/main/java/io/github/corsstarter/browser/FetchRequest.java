package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request as a page describes it (Fetch Standard, section 2.2.5).
 *
 * @param initiator what makes the request
 * @param mode the mode
 * @param method the method as it is sent
 * @param url the URL
 * @param headers the headers that the page sets: names in lower case, in order; the value
 * is {@code null} where it is not known
 * @param body whether the request has a body
 * @param credentials the credentials mode
 * @param redirect the redirect mode
 * @param uploadListener whether the page listens to the progress of an upload
 */
public record FetchRequest(Initiator initiator, Mode mode, String method, String url,
		Map<String, @Nullable String> headers, boolean body, Credentials credentials, Redirect redirect,
		boolean uploadListener) {

	public FetchRequest {
		headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
	}

	/**
	 * A GET with what is usual for the initiator.
	 */
	public static FetchRequest of(Initiator initiator, String url) {
		return new FetchRequest(initiator, initiator.mode(), "GET", url, Map.of(), false,
				initiator.sendsCredentials() ? Credentials.INCLUDE : Credentials.SAME_ORIGIN, Redirect.FOLLOW, false);
	}

	/**
	 * Use a method. Forms know only two, and send all others as GET (HTML Standard,
	 * section 4.10.19.6).
	 */
	public FetchRequest method(String method) {
		String sent = (this.initiator == Initiator.FORM) ? (method.equalsIgnoreCase("POST") ? "POST" : "GET")
				: RequestMethods.normalize(method);
		return new FetchRequest(this.initiator, this.mode, sent, this.url, this.headers, this.body, this.credentials,
				this.redirect, this.uploadListener);
	}

	/**
	 * Set a header; a second value of the same name is appended.
	 */
	public FetchRequest header(String name, String value) {
		Map<String, @Nullable String> more = new LinkedHashMap<>(this.headers);
		String lowerCase = name.toLowerCase(Locale.ROOT);
		String first = more.get(lowerCase);
		more.put(lowerCase, ((first != null) ? first + ", " : "") + RequestHeaders.normalize(value));
		return headers(more);
	}

	/**
	 * Set headers.
	 * @param headers names in lower case, with the value where it is known
	 */
	public FetchRequest headers(Map<String, @Nullable String> headers) {
		return new FetchRequest(this.initiator, this.mode, this.method, this.url, headers, this.body, this.credentials,
				this.redirect, this.uploadListener);

	}

	/**
	 * Send a body.
	 * @param type the media type that the browser derives from the kind of the body
	 * (Fetch Standard, section 5.2): {@code text/plain;charset=UTF-8} for a text. A
	 * header that the page sets replaces it; {@code null} if the body has no type
	 */
	public FetchRequest body(@Nullable String type) {
		Map<String, @Nullable String> more = new LinkedHashMap<>(this.headers);
		if (type != null) {
			more.putIfAbsent("content-type", type);
		}
		return new FetchRequest(this.initiator, this.mode, this.method, this.url, more, true, this.credentials,
				this.redirect, this.uploadListener);
	}

	public FetchRequest credentials(Credentials credentials) {
		return new FetchRequest(this.initiator, this.mode, this.method, this.url, this.headers, this.body, credentials,
				this.redirect, this.uploadListener);
	}

	public FetchRequest redirect(Redirect redirect) {
		return new FetchRequest(this.initiator, this.mode, this.method, this.url, this.headers, this.body,
				this.credentials, redirect, this.uploadListener);
	}

	public FetchRequest mode(Mode mode) {
		return new FetchRequest(this.initiator, mode, this.method, this.url, this.headers, this.body, this.credentials,
				this.redirect, this.uploadListener);
	}

	/**
	 * Give a script or an image the attribute {@code crossorigin}.
	 * @param credentials whether its value is {@code use-credentials}
	 */
	public FetchRequest crossOrigin(Credentials credentials) {
		return mode(Mode.CORS).credentials(credentials);
	}

	public FetchRequest withUploadListener() {
		return new FetchRequest(this.initiator, this.mode, this.method, this.url, this.headers, this.body,
				this.credentials, this.redirect, true);
	}

	/**
	 * The request without what a page cannot set (Fetch Standard, section 5.1, "validate"
	 * of {@code Headers}): headers that only browsers write, and without CORS all but a
	 * few.
	 */
	FetchRequest withPermittedHeaders() {
		Map<String, @Nullable String> permitted = new LinkedHashMap<>();
		for (Map.Entry<String, @Nullable String> header : this.headers.entrySet()) {
			String name = header.getKey();
			String value = header.getValue();
			if (!RequestHeaders.isForbidden(name, value) && (this.mode != Mode.NO_CORS
					|| (RequestHeaders.isNoCorsSafelisted(name) && RequestHeaders.isSafelisted(name, value)))) {
				permitted.put(name, value);
			}
		}
		return headers(permitted);
	}

	/**
	 * The request that follows a redirect (Fetch Standard, section 4.5): most methods
	 * become GET after a 301, 302 or 303, and {@code Authorization} does not leave the
	 * origin.
	 */
	FetchRequest redirected(int status, boolean sameOrigin) {
		boolean becomesGet = (status == 303) ? !this.method.equals("GET") && !this.method.equals("HEAD")
				: (status == 301 || status == 302) && this.method.equals("POST");
		Map<String, @Nullable String> kept = new LinkedHashMap<>(this.headers);
		if (becomesGet) {
			kept.keySet().removeAll(RequestHeaders.OF_BODIES);
		}
		if (!sameOrigin) {
			kept.remove(RequestHeaders.AUTHORIZATION);
		}
		return new FetchRequest(this.initiator, this.mode, becomesGet ? "GET" : this.method, this.url, kept,
				this.body && !becomesGet, this.credentials, this.redirect, this.uploadListener);
	}

	public boolean includesCredentials() {
		return this.credentials == Credentials.INCLUDE;
	}

	/**
	 * Why a browser asks before it sends the request to another origin (Fetch Standard,
	 * section 4.1, step 12).
	 * @return the causes; empty if it does not ask
	 */
	public List<PreflightCause> preflightCauses() {
		List<PreflightCause> causes = new ArrayList<>(PreflightCause.of(this.method, this.headers));
		if (this.uploadListener && this.body) {
			causes.add(new PreflightCause(PreflightCause.Kind.UPLOAD_LISTENER, ""));
		}
		return causes;
	}

	/**
	 * The mode of a request.
	 */
	public enum Mode {

		/**
		 * The response is for the page, if the server allows it.
		 */
		CORS("cors"),

		/**
		 * The page may use the response, and not read it.
		 */
		NO_CORS("no-cors"),

		/**
		 * Only the page's own origin is asked.
		 */
		SAME_ORIGIN("same-origin"),

		/**
		 * The response replaces the page.
		 */
		NAVIGATE("navigate"),

		/**
		 * A WebSocket handshake.
		 */
		WEBSOCKET("websocket");

		private final String token;

		Mode(String token) {
			this.token = token;
		}

		/**
		 * The value of {@code Sec-Fetch-Mode}.
		 */
		public String token() {
			return this.token;
		}

	}

	/**
	 * To which servers cookies go.
	 */
	public enum Credentials {

		/**
		 * To none.
		 */
		OMIT,

		/**
		 * To the page's own origin.
		 */
		SAME_ORIGIN,

		/**
		 * To all.
		 */
		INCLUDE

	}

	/**
	 * What the browser does with a redirect.
	 */
	public enum Redirect {

		/**
		 * It follows.
		 */
		FOLLOW,

		/**
		 * The request fails.
		 */
		ERROR,

		/**
		 * The page learns that there was one.
		 */
		MANUAL

	}

}
