package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.corsstarter.browser.NetworkError.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to a preflight allows (Fetch Standard, section 4.8, step 7).
 *
 * @param methods the methods
 * @param headers the names of headers, in lower case
 * @param credentials whether it was asked for a request with credentials: then a wildcard
 * is a name like others
 * @param expires until when it may be kept, in seconds
 */
record PreflightAnswer(List<String> methods, List<String> headers, boolean credentials, long expires) {

	private static final String ANY = "*";

	private static final long DEFAULT_SECONDS = 5;

	private static final Pattern SECONDS = Pattern.compile("[0-9]+");

	private static final Pattern NEGATIVE_SECONDS = Pattern.compile("-[0-9]+");

	private static final int MOST_DIGITS = 18;

	/**
	 * Read an answer that passed the CORS check.
	 * @param answer the answer
	 * @param credentials whether the credentials mode is {@code include}
	 * @param browser the browser, which limits the time
	 * @return what is allowed, or {@code null} if a list cannot be read
	 */
	static @Nullable PreflightAnswer of(Transport.Answer answer, boolean credentials, Browser browser) {
		List<String> methods = answer.headers().tokens("Access-Control-Allow-Methods");
		List<String> headers = answer.headers().tokens("Access-Control-Allow-Headers");
		if (methods == null || headers == null) {
			return null;
		}
		List<String> names = new ArrayList<>();
		for (String header : headers) {
			names.add(header.toLowerCase(Locale.ROOT));
		}
		return new PreflightAnswer(methods, names, credentials,
				browser.seconds() + seconds(answer.headers().get("Access-Control-Max-Age"), browser.engine()));
	}

	/**
	 * Why an answer cannot be read.
	 */
	static NetworkError unreadable(Transport.Answer answer, Url url) {
		return NetworkError
			.of((answer.headers().tokens("Access-Control-Allow-Methods") == null)
					? Reason.INVALID_ALLOW_METHODS_PREFLIGHT_RESPONSE : Reason.INVALID_ALLOW_HEADERS_PREFLIGHT_RESPONSE,
					"", url)
			.inPreflight();
	}

	/**
	 * What is not a number counts as absent (step 7.12). Below zero Chromium keeps
	 * nothing, though the grammar has no sign.
	 */
	private static long seconds(@Nullable String maxAge, Browser.Engine engine) {
		if (maxAge != null && NEGATIVE_SECONDS.matcher(maxAge).matches() && engine == Browser.Engine.CHROMIUM) {
			return 0;
		}
		if (maxAge == null || !SECONDS.matcher(maxAge).matches()) {
			return DEFAULT_SECONDS;
		}
		long written = (maxAge.length() > MOST_DIGITS) ? Long.MAX_VALUE : Long.parseLong(maxAge);
		return Math.min(written, engine.longestPreflight());
	}

	/**
	 * Why a request is not allowed: the method first, then the first header in the order
	 * in which browsers ask.
	 * @param method the method
	 * @param names the names of headers that need permission
	 * @param url the URL
	 * @param engine the browser
	 * @return the reason, or {@code null} if the request is allowed
	 */
	@Nullable NetworkError refusal(String method, List<String> names, Url url, Browser.Engine engine) {
		if (!RequestMethods.isSafelisted(method) && !this.methods.contains(method) && !isAny(this.methods)) {
			return NetworkError.of(Reason.METHOD_DISALLOWED_BY_PREFLIGHT_RESPONSE, method, url).inPreflight();
		}
		for (String name : names) {
			if (!this.headers.contains(name) && !(isAny(this.headers) && engine.wildcardCovers(name))) {
				return NetworkError.of(Reason.HEADER_DISALLOWED_BY_PREFLIGHT_RESPONSE, name, url).inPreflight();
			}
		}
		return null;
	}

	private boolean isAny(List<String> names) {
		return !this.credentials && names.contains(ANY);
	}

	/**
	 * Whether only the browser's lenience allows {@code Authorization}.
	 */
	boolean allowsAuthorizationByWildcard(List<String> names) {
		return names.contains(RequestHeaders.AUTHORIZATION) && !this.headers.contains(RequestHeaders.AUTHORIZATION)
				&& isAny(this.headers);
	}

}
