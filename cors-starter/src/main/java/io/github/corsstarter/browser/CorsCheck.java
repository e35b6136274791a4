package io.github.corsstarter.browser;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.github.corsstarter.browser.NetworkError.Reason;
import io.github.corsstarter.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Whether a response is for a page of another origin, and what of it.
 */
final class CorsCheck {

	private static final String ANY = "*";

	/**
	 * Fetch Standard, section 2.2.2, "CORS-safelisted response-header name".
	 */
	private static final Set<String> SAFELISTED = Set.of("cache-control", "content-language", "content-length",
			"content-type", "expires", "last-modified", "pragma");

	/**
	 * Fetch Standard, section 2.2.2, "forbidden response-header name".
	 */
	private static final Set<String> FORBIDDEN = Set.of("set-cookie", "set-cookie2");

	/**
	 * What Chromium reads as a URL, to tell another origin from what is not one.
	 */
	private static final Pattern URL = Pattern
		.compile("(?:https?|wss?):/*[^/:?#\\s\"<>\\[\\]^|%$`{}]+(?::\\d{0,5})?(?:[/?#].*)?"
				+ "|(?!(?:https?|wss?):)[A-Za-z][A-Za-z0-9+.-]*:.+", Pattern.CASE_INSENSITIVE);

	private CorsCheck() {
	}

	/**
	 * Check an answer (Fetch Standard, section 4.10, "CORS check").
	 * @param answer the answer
	 * @param url the URL that was asked
	 * @param origin the origin that was sent
	 * @param credentials whether the credentials mode is {@code include}
	 * @return why the page must not read it, or {@code null} if it may
	 */
	static @Nullable NetworkError check(Transport.Answer answer, Url url, String origin, boolean credentials) {
		String allowed = answer.headers().get("Access-Control-Allow-Origin");
		if (allowed == null) {
			return NetworkError.of(Reason.MISSING_ALLOW_ORIGIN_HEADER, "", url);
		}
		if (allowed.equals(ANY)) {
			return credentials ? NetworkError.of(Reason.WILDCARD_ORIGIN_NOT_ALLOWED, "", url) : null;
		}
		if (!allowed.equals(origin)) {
			return NetworkError.of(reason(allowed), allowed, url);
		}
		String credentialsAllowed = answer.headers().get("Access-Control-Allow-Credentials");
		if (credentials && !"true".equals(credentialsAllowed)) {
			return NetworkError.of(Reason.INVALID_ALLOW_CREDENTIALS,
					(credentialsAllowed != null) ? credentialsAllowed : "", url);
		}
		return null;
	}

	private static Reason reason(String allowed) {
		if (allowed.indexOf(' ') >= 0 || allowed.indexOf(',') >= 0) {
			return Reason.MULTIPLE_ALLOW_ORIGIN_VALUES;
		}
		return (allowed.equals(Origin.OPAQUE) || isUrl(allowed)) ? Reason.ALLOW_ORIGIN_MISMATCH
				: Reason.INVALID_ALLOW_ORIGIN_VALUE;
	}

	private static boolean isUrl(String text) {
		if (!URL.matcher(text).matches()) {
			return false;
		}
		Url url = Url.parse(text);
		return url == null || url.origin().port() <= 65535;
	}

	/**
	 * The headers that the page can read (Fetch Standard, section 4.1, step 18, and
	 * section 2.2.6, "CORS filtered response").
	 * @param answer the answer
	 * @param credentials whether the credentials mode is {@code include}
	 * @return the names in lower case, sorted
	 */
	static Set<String> visibleHeaders(Transport.Answer answer, boolean credentials) {
		List<String> exposed = answer.headers().tokens("Access-Control-Expose-Headers");
		Set<String> names = new TreeSet<>(readableHeaders(answer));
		if (exposed == null || credentials || !exposed.contains(ANY)) {
			Set<String> visible = new LinkedHashSet<>(SAFELISTED);
			if (exposed != null) {
				for (String name : exposed) {
					visible.add(name.toLowerCase(Locale.ROOT));
				}
			}
			names.retainAll(visible);
		}
		return names;
	}

	/**
	 * The headers that a page can read of its own origin ("basic filtered response").
	 */
	static Set<String> readableHeaders(Transport.Answer answer) {
		Set<String> names = new TreeSet<>(answer.headers().names());
		names.removeAll(FORBIDDEN);
		return names;
	}

}
