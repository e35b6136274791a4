package io.github.corsstarter.doctor.wire;

import java.util.regex.Pattern;

/**
 * Makes a URL safe to show: queries, fragments and user names can be secrets.
 */
public final class PrintableUrl {

	private static final Pattern USER = Pattern.compile("^((?:[A-Za-z][A-Za-z0-9+.-]*:)?//)[^/]*@");

	private PrintableUrl() {
	}

	/**
	 * The URL without its secrets.
	 * @param url a URL, or what stands where one should be
	 * @return its scheme, host, port and path; {@code ?...} shows that there is more
	 */
	public static String of(String url) {
		int end = 0;
		while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
			end++;
		}
		String shown = USER.matcher(url.substring(0, end)).replaceFirst("$1");
		return Printable.of((end < url.length()) ? shown + url.charAt(end) + "..." : shown);
	}

}
