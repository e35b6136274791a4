package io.github.corsstarter.browser;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How browsers treat request headers: some only they set, some every page may send, and
 * all others need permission.
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
	 * Fetch Standard, section 2.2.2, "CORS-safelisted request-header": these names,
	 * {@code content-type} and {@code range}, each only with values of some kinds.
	 */
	private static final Set<String> SAFELISTED = Set.of("accept", "accept-language", "content-language");

	private static final Set<String> SAFELISTED_TYPES = Set.of("application/x-www-form-urlencoded",
			"multipart/form-data", "text/plain");

	private static final int LONGEST_SAFELISTED_VALUE = 128;

	/**
	 * Fetch Standard, section 2.2.2, "CORS-unsafe request-header byte", turned round.
	 */
	private static final Pattern SAFE = Pattern.compile("[^\\x00-\\x08\\x0A-\\x1F\"():<>?@\\[\\\\\\]{}\\x7F]*");

	private static final Pattern SAFE_LANGUAGE = Pattern.compile("[0-9A-Za-z *,.;=-]*");

	private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");

	private RequestHeaders() {
	}

	/**
	 * Whether only browsers set a header, so that it needs no permission.
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
	 * @param value the value; {@code null} if it is not known, then a usual one is
	 * assumed
	 * @return {@code true} if it does not cause a preflight
	 */
	static boolean isSafelisted(String name, @Nullable String value) {
		if (value == null) {
			return SAFELISTED.contains(name) || name.equals("range");
		}
		return value.length() <= LONGEST_SAFELISTED_VALUE && switch (name) {
			case "accept" -> SAFE.matcher(value).matches();
			case "accept-language", "content-language" -> SAFE_LANGUAGE.matcher(value).matches();
			case "content-type" -> SAFE.matcher(value).matches() && isSafelistedType(value);
			case "range" -> isSafelistedRange(value);
			default -> false;
		};
	}

	private static boolean isSafelistedRange(String value) {
		Matcher range = RANGE.matcher(value);
		return range.matches() && (range.group(2).isEmpty()
				|| new BigInteger(range.group(1)).compareTo(new BigInteger(range.group(2))) <= 0);
	}

	/**
	 * Whether a media type is one of those that forms send, whatever its parameters.
	 */
	static boolean isSafelistedType(String type) {
		int parameters = type.indexOf(';');
		String essence = (parameters >= 0) ? type.substring(0, parameters) : type;
		return SAFELISTED_TYPES.contains(essence.strip().toLowerCase(Locale.ROOT));
	}

}
