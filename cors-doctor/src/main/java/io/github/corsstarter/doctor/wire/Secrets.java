package io.github.corsstarter.doctor.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must not be repeated: it would get into tickets and chats.
 */
public final class Secrets {

	/**
	 * What stands instead of a secret in a URL.
	 */
	public static final String REDACTED = "REDACTED";

	/**
	 * What stands instead of a secret in a header.
	 */
	public static final String NOT_SHOWN = "(not shown)";

	private static final Pattern SECRET_NAME = Pattern.compile(
			"cookie|authorization|token|secret|password|passwd|credential|session|signature|csrf|xsrf|jwt|"
					+ "api[-_]?key|access[-_]?key|auth[-_]?key|private[-_]?key|(?:^|[-_])(?:auth|sig|pwd|sid|key)$",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Names whose values say nothing about a person.
	 */
	private static final Set<String> HARMLESS_NAMES = Set.of("page", "size", "limit", "offset", "sort", "order",
			"direction", "lang", "locale", "format", "version", "v", "per_page", "page_size", "depth", "expand",
			"fields");

	private static final Pattern HARMLESS_VALUE = Pattern.compile("[A-Za-z0-9_.,-]{0,16}");

	private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

	private static final Pattern BEARER = Pattern.compile("(?i)\\b(?:bearer|basic|digest)\\s+\\S{4,}|\\beyJ\\w{8,}");

	private static final Pattern ABSOLUTE_URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,15}://[^\\s<>\"',;]+");

	private static final Set<String> URL_HEADERS = Set.of("location", "referer", "content-location");

	private static final int LONGEST_NAME = 40;

	private static final int SHORTEST_TOKEN = 32;

	private Secrets() {
	}

	/**
	 * Whether the value of a header or of a parameter of a query is a secret, by its
	 * name.
	 */
	public static boolean isSecret(String name) {
		return !name.regionMatches(true, 0, "Access-Control-", 0, "Access-Control-".length())
				&& SECRET_NAME.matcher(name).find();
	}

	/**
	 * A header line without secrets: also URLs in it lose theirs.
	 */
	public static HeaderLine hide(HeaderLine line) {
		String value = line.value();
		String shown = (isSecret(line.name()) || BEARER.matcher(value).find()) ? NOT_SHOWN
				: URL_HEADERS.contains(line.name().toLowerCase(Locale.ROOT)) ? url(value) : text(value);
		return new HeaderLine(line.name(), shown);
	}

	/**
	 * A text in which no URL has secrets.
	 */
	public static String text(String text) {
		return ABSOLUTE_URL.matcher(text).replaceAll((url) -> Matcher.quoteReplacement(url(url.group())));
	}

	/**
	 * A URL without user information and fragment, and with {@value #REDACTED} instead of
	 * values that are not plainly harmless.
	 * @param url an absolute or relative URL
	 */
	public static String url(String url) {
		int fragment = url.indexOf('#');
		String rest = (fragment >= 0) ? url.substring(0, fragment) : url;
		int query = rest.indexOf('?');
		String place = (query >= 0) ? rest.substring(0, query) : rest;
		int scheme = place.indexOf("://");
		int authority = (scheme >= 0) ? scheme + 3 : place.startsWith("//") ? 2 : 0;
		int path = (authority > 0) ? place.indexOf('/', authority) : 0;
		String host = place.substring(authority, (path >= 0) ? path : place.length());
		return place.substring(0, authority) + host.substring(host.lastIndexOf('@') + 1)
				+ ((path >= 0) ? path(place.substring(path)) : "")
				+ ((query >= 0) ? "?" + query(rest.substring(query + 1)) : "");
	}

	private static String path(String path) {
		List<String> segments = new ArrayList<>();
		for (String segment : path.split("/", -1)) {
			int parameters = segment.indexOf(';');
			String name = (parameters >= 0) ? segment.substring(0, parameters) : segment;
			segments.add((isToken(name) ? REDACTED : name) + ((parameters >= 0) ? ";" + REDACTED : ""));
		}
		return String.join("/", segments);
	}

	/**
	 * Whether a part of a path looks like a token: a signed one, or long with letters and
	 * digits.
	 */
	private static boolean isToken(String segment) {
		if (segment.startsWith("eyJ")) {
			return true;
		}
		return segment.length() >= SHORTEST_TOKEN && !UUID.matcher(segment).matches()
				&& segment.chars().anyMatch(Character::isDigit) && segment.chars().anyMatch(Character::isLetter);
	}

	private static String query(String query) {
		List<String> parts = new ArrayList<>();
		for (String part : query.split("&", -1)) {
			int equals = part.indexOf('=');
			String name = (equals >= 0) ? part.substring(0, equals) : part;
			String value = (equals >= 0) ? part.substring(equals + 1) : "";
			boolean harmless = HARMLESS_NAMES.contains(name.toLowerCase(Locale.ROOT))
					&& HARMLESS_VALUE.matcher(value).matches();
			if (harmless || part.isEmpty()) {
				parts.add(part);
			}
			else {
				parts.add((equals > 0 && name.length() <= LONGEST_NAME) ? name + "=" + REDACTED : REDACTED);
			}
		}
		return String.join("&", parts);
	}

}
