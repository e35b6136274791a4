package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
	 * The one name that a wildcard does not cover (Fetch Standard, section 2.2.2, "CORS
	 * non-wildcard request-header name").
	 */
	static final String AUTHORIZATION = "authorization";

	/**
	 * Fetch Standard, section 2.2.2, "request-body-header name".
	 */
	static final Set<String> OF_BODIES = Set.of("content-encoding", "content-language", "content-location",
			"content-type");

	/**
	 * Fetch Standard, section 2.2.2, "forbidden request-header".
	 */
	private static final Set<String> FORBIDDEN = Set.of("accept-charset", "accept-encoding",
			"access-control-request-headers", "access-control-request-method", "connection", "content-length", "cookie",
			"cookie2", "date", "dnt", "expect", "host", "keep-alive", "origin", "referer", "set-cookie", "te",
			"trailer", "transfer-encoding", "upgrade", "via");

	private static final Set<String> METHOD_OVERRIDES = Set.of("x-http-method", "x-http-method-override",
			"x-method-override");

	/**
	 * Fetch Standard, section 2.2.2, "CORS-safelisted request-header": these names,
	 * {@code content-type} and {@code range}, each only with values of some kinds. After
	 * them the client hints that Chromium counts among them.
	 */
	private static final Set<String> SAFELISTED = Set.of("accept", "accept-language", "content-language", "range",
			"device-memory", "downlink", "dpr", "ect", "rtt", "save-data", "viewport-width", "width");

	private static final Set<String> NO_CORS_SAFELISTED = Set.of("accept", "accept-language", "content-language",
			"content-type");

	private static final Set<String> SAFELISTED_TYPES = Set.of("application/x-www-form-urlencoded",
			"multipart/form-data", "text/plain");

	private static final int LONGEST_SAFELISTED_VALUE = 128;

	private static final int LONGEST_SAFELISTED_TOTAL = 1024;

	/**
	 * Fetch Standard, section 2.2.2, "CORS-unsafe request-header byte", turned round.
	 */
	private static final Pattern SAFE = Pattern.compile("[^\\x00-\\x08\\x0A-\\x1F\"():<>?@\\[\\\\\\]{}\\x7F]*");

	private static final Pattern SAFE_LANGUAGE = Pattern.compile("[0-9A-Za-z *,.;=-]*");

	private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{0,18})");

	private static final Pattern INTEGER = Pattern.compile("[0-9]+");

	private static final Pattern DECIMAL = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

	private static final Pattern CONNECTION_TYPE = Pattern.compile("slow-2g|[234]g");

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
	 * Whether a page cannot set a header to a value: it also cannot write a method that
	 * it cannot use.
	 */
	static boolean isForbidden(String name, @Nullable String value) {
		if (value != null && METHOD_OVERRIDES.contains(name)) {
			for (String method : value.split(",")) {
				if (RequestMethods.isForbidden(normalize(method))) {
					return true;
				}
			}
		}
		return isForbidden(name);
	}

	/**
	 * Whether a page can set a header on a request without CORS (Fetch Standard, section
	 * 2.2.2, "no-CORS-safelisted request-header name").
	 */
	static boolean isNoCorsSafelisted(String name) {
		return NO_CORS_SAFELISTED.contains(name);
	}

	/**
	 * Strip what browsers strip (Fetch Standard, section 2.2.2, "normalize"): tab, line
	 * feed, carriage return and space, and no other control character.
	 * @param value the value of a header
	 * @return the value without them at its start and end
	 */
	public static String normalize(String value) {
		int start = 0;
		int end = value.length();
		while (start < end && isWhitespace(value.charAt(start))) {
			start++;
		}
		while (end > start && isWhitespace(value.charAt(end - 1))) {
			end--;
		}
		return value.substring(start, end);
	}

	private static boolean isWhitespace(char c) {
		return c == ' ' || c == '\t' || c == '\n' || c == '\r';
	}

	/**
	 * The headers for which a browser asks (Fetch Standard, section 2.2.2, "CORS-unsafe
	 * request-header names"): the safelisted ones too, if their values are too long
	 * together.
	 * @param headers names in lower case, with the value where it is known
	 * @return the names, in the order of the headers
	 */
	public static List<String> unsafeNames(Map<String, ? extends @Nullable String> headers) {
		int safelistedLength = 0;
		for (Map.Entry<String, ? extends @Nullable String> header : headers.entrySet()) {
			String value = header.getValue();
			if (value != null && isSafelisted(header.getKey(), value)) {
				safelistedLength += value.length();
			}
		}
		List<String> names = new ArrayList<>();
		for (Map.Entry<String, ? extends @Nullable String> header : headers.entrySet()) {
			String name = header.getKey();
			String value = header.getValue();
			boolean safe = isSafelisted(name, value) && (value == null || safelistedLength <= LONGEST_SAFELISTED_TOTAL);
			if (!safe && !isForbidden(name, value)) {
				names.add(name);
			}
		}
		return names;
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
			return SAFELISTED.contains(name);
		}
		return value.length() <= LONGEST_SAFELISTED_VALUE && switch (name) {
			case "accept" -> SAFE.matcher(value).matches();
			case "accept-language", "content-language" -> SAFE_LANGUAGE.matcher(value).matches();
			case "content-type" -> SAFE.matcher(value).matches() && isSafelistedType(value);
			case "range" -> isSafelistedRange(value);
			case "device-memory", "downlink", "dpr" -> DECIMAL.matcher(value).matches();
			case "rtt", "viewport-width", "width" -> INTEGER.matcher(value).matches();
			case "save-data" -> value.equalsIgnoreCase("on");
			case "ect" -> CONNECTION_TYPE.matcher(value).matches();
			default -> false;
		};
	}

	private static boolean isSafelistedRange(String value) {
		Matcher range = RANGE.matcher(value);
		return range.matches()
				&& (range.group(2).isEmpty() || Long.parseLong(range.group(1)) <= Long.parseLong(range.group(2)));
	}

	/**
	 * Whether a media type is one of those that forms send, whatever its parameters.
	 */
	static boolean isSafelistedType(String type) {
		int parameters = type.indexOf(';');
		String essence = (parameters >= 0) ? type.substring(0, parameters) : type;
		return SAFELISTED_TYPES.contains(normalize(essence).toLowerCase(Locale.ROOT));
	}

}
