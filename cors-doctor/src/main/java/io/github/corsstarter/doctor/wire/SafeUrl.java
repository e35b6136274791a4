package io.github.corsstarter.doctor.wire;

/**
 * A URL to print: without its query and fragment, which can carry tokens.
 */
public final class SafeUrl {

	private SafeUrl() {
	}

	/**
	 * Leave out what can be secret.
	 * @param url a URL, or what a server sent as one
	 * @return the URL in one line, without control and formatting characters
	 */
	public static String of(String url) {
		int fragment = url.indexOf('#');
		String whole = (fragment >= 0) ? url.substring(0, fragment) : url;
		int query = whole.indexOf('?');
		return Printable.of((query >= 0) ? whole.substring(0, query) + "?(not shown)" : whole);
	}

}
