package io.github.corsstarter.browser;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where an address is (Local Network Access, section 2.1), the most private space first.
 */
public enum AddressSpace {

	/**
	 * The machine of the browser.
	 */
	LOOPBACK,

	/**
	 * The network of the browser.
	 */
	LOCAL,

	/**
	 * Everywhere else.
	 */
	PUBLIC;

	private static final Pattern LOOPBACK_HOST = Pattern
		.compile("(?:.+\\.)?localhost\\.?|127(?:\\.\\d+){3}|0\\.0\\.0\\.0|\\[::1]");

	private static final Pattern LOCAL_ADDRESS = Pattern
		.compile("10(?:\\.\\d+){3}|172\\.(?:1[6-9]|2\\d|3[01])(?:\\.\\d+){2}|192\\.168(?:\\.\\d+){2}"
				+ "|169\\.254(?:\\.\\d+){2}|\\[f[cd][0-9a-f]{2}:.*|\\[fe[89ab][0-9a-f]:.*");

	private static final Pattern ADDRESS = Pattern.compile("\\d+(?:\\.\\d+){3}|\\[.*");

	/**
	 * The space of a host, as far as its name shows.
	 * @param host the host
	 * @return the space; that of a name is {@link #PUBLIC} unless it is reserved
	 */
	public static AddressSpace of(String host) {
		String lowerCase = host.toLowerCase(Locale.ROOT);
		if (LOOPBACK_HOST.matcher(lowerCase).matches()) {
			return LOOPBACK;
		}
		return (LOCAL_ADDRESS.matcher(lowerCase).matches() || lowerCase.endsWith(".local")) ? LOCAL : PUBLIC;
	}

	public static boolean isAddress(String host) {
		return ADDRESS.matcher(host).matches();
	}

	boolean isMorePrivateThan(AddressSpace other) {
		return compareTo(other) < 0;
	}

	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
