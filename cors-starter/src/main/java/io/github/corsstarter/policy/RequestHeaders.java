package io.github.corsstarter.policy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What browsers make of request headers: some only they set, some every page may send,
 * and all others need permission.
 */
public final class RequestHeaders {

	/**
	 * Fetch Standard, section 2.2.2, "forbidden request-header".
	 */
	private static final Set<String> FORBIDDEN = Set.of("accept-charset", "accept-encoding",
			"access-control-request-headers", "access-control-request-method", "connection", "content-length", "cookie",
			"cookie2", "date", "dnt", "expect", "host", "keep-alive", "origin", "referer", "set-cookie", "te",
			"trailer", "transfer-encoding", "upgrade", "via");

	/**
	 * Fetch Standard, section 2.2.2, "CORS-safelisted request-header", apart from those
	 * whose value decides.
	 */
	private static final Set<String> SAFELISTED = Set.of("accept", "accept-language", "content-language");

	private static final Set<String> SAFELISTED_TYPES = Set.of("application/x-www-form-urlencoded",
			"multipart/form-data", "text/plain");

	private static final Pattern SAFELISTED_RANGE = Pattern.compile("bytes=[0-9]+-[0-9]*");

	private RequestHeaders() {
	}

	/**
	 * Whether only browsers set a header, so that nobody needs permission for it.
	 * @param name the name, in any case
	 * @return {@code true} if a page cannot set it
	 */
	public static boolean isForbidden(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		return FORBIDDEN.contains(lowerCase) || lowerCase.startsWith("proxy-") || lowerCase.startsWith("sec-");
	}

	/**
	 * Whether a page of any origin may send a header without asking.
	 * @param name the name, in lower case
	 * @param value the value; {@code null} if it is not known, for which the one is taken
	 * that pages mostly send
	 * @return {@code true} if it is no reason for a preflight
	 */
	static boolean isSafelisted(String name, @Nullable String value) {
		return switch (name) {
			case "content-type" -> value != null && SAFELISTED_TYPES.contains(essence(value));
			case "range" -> value == null || SAFELISTED_RANGE.matcher(value).matches();
			default -> SAFELISTED.contains(name);
		};
	}

	private static String essence(String type) {
		int parameters = type.indexOf(';');
		return ((parameters >= 0) ? type.substring(0, parameters) : type).strip().toLowerCase(Locale.ROOT);
	}

}
