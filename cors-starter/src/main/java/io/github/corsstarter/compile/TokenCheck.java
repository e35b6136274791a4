package io.github.corsstarter.compile;

import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.RequestHeaders;
import io.github.corsstarter.browser.RequestMethods;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.HttpToken;
import io.github.corsstarter.settings.Finding;
import io.github.corsstarter.settings.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries in lists of methods and headers that can have no effect, by what browsers
 * do with them (Fetch Standard, sections 2.2.1, 2.2.2 and 4.8).
 */
final class TokenCheck {

	static final String ANY = "*";

	static final String EXPOSED_EXAMPLE = "expose-headers: [location, x-total-count]";

	private static final String CORS_HEADERS = "access-control-";

	private static final String REQUESTED = "access-control-request-";

	private TokenCheck() {
	}

	/**
	 * What is wrong with an entry among the methods.
	 * @param level the level of the list
	 * @param entry the entry
	 * @param all everything that is written or inherited at that level
	 * @return the mistake, or {@code null}
	 */
	static @Nullable Finding ofMethod(Setting level, String entry, List<String> all) {
		if (isInvalid(entry)) {
			return invalid(entry, "Write each method in full, or only * for any");
		}
		if (RequestMethods.isForbidden(entry)) {
			return new Finding("No browser lets a page use this method", "Remove it");
		}
		if (isResponseHeader(entry)) {
			return ofResponseHeader();
		}
		if (RequestHeaders.isForbidden(entry)) {
			return new Finding("It is the name of a header that only browsers set, and not a method", "Remove it");
		}
		if (isHeader(entry)) {
			return new Finding("It is the name of a header, and not a method",
					"Move it to " + level.at("extra-allow-headers"));
		}
		String sent = RequestMethods.normalize(entry);
		boolean allowed = sent.equals(entry) || RequestMethods.isSafelisted(sent) || all.contains(sent);
		return allowed ? null
				: new Finding(
						"Browsers send " + sent
								+ " in upper case, however a page writes it, and compare it with the list by case",
						"Write " + sent);
	}

	/**
	 * What is wrong with an entry among the request headers.
	 * @param level the level of the list
	 * @param entry the entry
	 * @return the mistake, or {@code null}
	 */
	static @Nullable Finding ofRequestHeader(Setting level, String entry) {
		if (isInvalid(entry)) {
			return invalid(entry, "Write each name in full, or only * for any");
		}
		return isResponseHeader(entry) ? ofResponseHeader() : ofHeader(level, entry);
	}

	/**
	 * What is wrong with an entry among the response headers.
	 * @param level the level of the list
	 * @param entry the entry
	 * @return the mistake, or {@code null}
	 */
	static @Nullable Finding ofExposedHeader(Setting level, String entry) {
		if (isInvalid(entry)) {
			return invalid(entry, "Write each name in full");
		}
		if (entry.equalsIgnoreCase("set-cookie") || entry.equalsIgnoreCase("set-cookie2")) {
			return new Finding("No browser shows this header to a page",
					"Remove it. Browsers store cookies without it");
		}
		return ofHeader(level, entry);
	}

	/**
	 * What is wrong with an entry among the response headers of a policy with
	 * credentials.
	 * @param level the level of the list
	 * @param entry the entry
	 * @return the mistake, or {@code null}
	 */
	static @Nullable Finding ofHeaderExposedWithCredentials(Setting level, String entry) {
		return entry.equals(ANY)
				? new Finding("With credentials, browsers read it as a name and not as a wildcard",
						"List the headers that pages read, for example " + EXPOSED_EXAMPLE)
				: ofExposedHeader(level, entry);
	}

	private static boolean isInvalid(String entry) {
		return !HttpToken.isToken(entry) || (entry.contains(ANY) && !entry.equals(ANY));
	}

	private static Finding invalid(String entry, String instead) {
		if (entry.isEmpty()) {
			return new Finding("It is empty", "Remove it");
		}
		return HttpToken.isToken(entry)
				? new Finding("Browsers compare whole names, and a * inside a name stands for nothing else", instead)
				: new Finding("It is not a valid name. Names have letters, digits and hyphens",
						"Write one name per entry, without quotes, colon or value");
	}

	/**
	 * Header names are written in any case, and methods in upper case.
	 */
	private static @Nullable Finding ofHeader(Setting level, String entry) {
		if (RequestMethods.isForbidden(entry) && isUpperCase(entry)) {
			return new Finding("It is a method, and no browser lets a page use it", "Remove it");
		}
		boolean method = entry.equals("HEAD") || CorsPolicy.DEFAULT_METHODS.contains(entry);
		return method ? new Finding("It is a method, and not the name of a header",
				"Move it to " + level.at("extra-allow-methods")) : null;
	}

	private static Finding ofResponseHeader() {
		return new Finding("It is a header of responses, and this starter sends it",
				"Remove it. If a page sends it with its requests, remove it there too");
	}

	private static boolean isResponseHeader(String entry) {
		String lowerCase = entry.toLowerCase(Locale.ROOT);
		return lowerCase.startsWith(CORS_HEADERS) && !lowerCase.startsWith(REQUESTED);
	}

	/**
	 * Methods with a hyphen, such as {@code VERSION-CONTROL}, are written in upper case.
	 */
	private static boolean isHeader(String entry) {
		return CorsPolicy.DEFAULT_HEADERS.contains(entry.toLowerCase(Locale.ROOT)) || RequestHeaders.isForbidden(entry)
				|| (entry.contains("-") && !isUpperCase(entry));
	}

	static boolean isUpperCase(String entry) {
		return entry.equals(entry.toUpperCase(Locale.ROOT));
	}

}
