package io.github.corsstarter.browser;

import java.util.Locale;
import java.util.Set;

/**
 * How browsers treat methods: some no page can use, some every page may use, and all
 * others need permission.
 */
public final class RequestMethods {

	/**
	 * Fetch Standard, section 2.2.1, "normalize".
	 */
	private static final Set<String> NORMALIZED = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");

	private static final Set<String> SAFELISTED = Set.of("GET", "HEAD", "POST");

	private static final Set<String> FORBIDDEN = Set.of("CONNECT", "TRACE", "TRACK");

	private RequestMethods() {
	}

	/**
	 * Whether no browser lets a page use a method.
	 * @param method the method, in any case
	 */
	public static boolean isForbidden(String method) {
		return FORBIDDEN.contains(method.toUpperCase(Locale.ROOT));
	}

	/**
	 * Whether a page of any origin may use a method without asking.
	 * @param method the method, as it is sent
	 */
	public static boolean isSafelisted(String method) {
		return SAFELISTED.contains(method);
	}

	/**
	 * The method that a browser sends: it changes only a few to upper case.
	 * @param method the method as a page writes it
	 * @return the method as it is sent
	 */
	public static String normalize(String method) {
		String upperCase = method.toUpperCase(Locale.ROOT);
		return NORMALIZED.contains(upperCase) ? upperCase : method;
	}

}
